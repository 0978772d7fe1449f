"""All that a page is made from, at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.catalog import Catalog
from core.promise.live import Live, LiveStep
from core.state import Help, State
from core.words import HelpState
from kiosk.backstage import NOTHING_KNOWN, StaffFacts
from kiosk.flow.where import Flow
from kiosk.look import Look
from printer.states import PrinterState
from printer.status import PrinterStatus
from ui.words import Words

UNTOLD = Live()
_BLOCKING = frozenset(
    {PrinterState.BLOCKED, PrinterState.UNREACHABLE, PrinterState.DIRTY_BUFFER, PrinterState.DISABLED}
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`pictures`: the icons that there are. `room`: how many tiles fit on a page. `printer` None: nothing is known.

    `promises`: from when until when somebody would be called who took a number now, per letter, where it is known.
    `basis`: the one that the page tells, with what it rests on. `live`: what the hub tells now of the number on it.
    `notices`: what hangs in the hall, the newest first.
    `help`: the visitor's call for the usher, by its id. `staff`: filled on the staff's pages only.
    """

    flow: Flow
    state: State
    catalog: Catalog
    words: Words
    language: str
    now_ms: int
    device: str
    look: Look
    pictures: frozenset[str] = frozenset()
    room: int = 8
    printer: PrinterStatus | None = None
    help: str | None = None
    staff: StaffFacts = NOTHING_KNOWN
    promises: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    live: Live = UNTOLD
    basis: LiveStep | None = None
    notices: tuple[str, ...] = ()

    def say(self, key: str, **values: object) -> str:
        return self.words.say(key, self.language, **values)

    def count(self, key: str, n: int) -> str:
        return self.words.count(key, n, self.language)

    @property
    def helping(self) -> Help | None:
        """The call for the usher while it is open."""
        known = self.state.helps.get(self.help) if self.help else None
        return known if known and known.state is not HelpState.FINISHED else None

    @property
    def blocked(self) -> bool:
        """Whether a paper asked for now would not come out. A printer that has not spoken yet is given a try."""
        return self.printer is not None and self.printer.state in _BLOCKING

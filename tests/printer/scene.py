"""A press, a printer and a visitor in a time of their own, and what must hold whatever happens to them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image

from core.words import Evidence
from printer.blocks import Cut, Text
from printer.encode import encode
from printer.jobs import Job
from printer.journal import JobState, PrintOutcome
from printer.press import Press
from printer.profiles import PROFILES, Profile
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import EPSON, Personality
from tests.printer.emulator.wire import FakeClock, Wire
from tests.printer.journals import MemoryJournal

FINAL = {JobState.PRINTED, JobState.UNKNOWN, JobState.EXPIRED, JobState.NOT_PRINTED}
PICTURE_ROWS = 64


@lru_cache
def _picture(dots: int) -> bytes:
    ink = Image.effect_noise((dots, PICTURE_ROWS), 80).convert("1")
    return b"\x1dv0\x00" + bytes((dots // 8, 0, PICTURE_ROWS, 0)) + ink.tobytes()


def paper(name: str, copy_no: int, profile: Profile) -> bytes:
    """A short ticket: its name, two bands of a picture, a line at the end."""
    mark = [Text(f"SALINAN {copy_no}")] if copy_no else []
    top = encode([*mark, Text(f"TIKET {name}")], profile)
    return top + _picture(profile.dots) * 2 + encode([Text("habis"), Cut()], profile)[2:]


@dataclass
class Scene:
    """`crash` and `restart` as often as you like: journal and printer go on."""

    kind: Personality = EPSON
    profile: Profile = PROFILES["tm-t82"]
    speed: float | None = None
    pipe_bytes: int = 65536
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[PrintOutcome] = field(default_factory=list)
    states: list[tuple[PrinterState, Cause | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.device = Device(self.kind)
        self.wire = Wire(self.device, self.clock, self.pipe_bytes, self.speed)
        self.journal = MemoryJournal(self.clock.wall_ms)
        self.press = self._made()

    def _made(self) -> Press:
        press = Press(self.journal, self.wire, self.profile, self.clock, self.told.append, self._note)
        press.settle()
        return press

    def _note(self, status: PrinterStatus) -> None:
        self.states.append((status.state, status.cause))

    def restart(self) -> None:
        """The program died without a word and was started again."""
        self.wire.drop()
        self.press = self._made()

    def print(self, name: str, copy_no: int = 0) -> PrintOutcome:
        """Ask for a paper and give back what its visitor was told."""
        before = len(self.told)
        self.press.print(Job(name, copy_no, lambda: paper(name, copy_no, self.profile), self.clock.now()))
        mine = [outcome for outcome in self.told[before:] if (outcome.ticket_id, outcome.copy_no) == (name, copy_no)]
        assert len(mine) == 1
        return mine[0]

    def wait(self, seconds: float) -> None:
        """Nobody comes for so long."""
        ends = self.clock.now() + seconds
        while self.clock.now() < ends:
            self.press.idle()
            self.clock.pause(min(max(self.press.wake_in(), 0.01), ends - self.clock.now() + 0.001))

    def state(self, name: str, copy_no: int = 0) -> JobState:
        return self.journal.rows[name, copy_no]

    def originals(self, name: str) -> int:
        return self.device.paper.tickets(copies=False).count(name)

    def check(self) -> None:
        """What must hold at the end of every story, when the printer has come to rest."""
        assert set(self.journal.rows.values()) <= FINAL
        last = {(o.ticket_id, o.copy_no): o.state for o in self.told}
        assert last == self.journal.rows
        on_paper = Counter(self.device.paper.printed())
        assert set(on_paper.values()) <= {1}, on_paper
        assert on_paper.keys() <= self.journal.rows.keys()
        expired = {key for key, state in self.journal.rows.items() if state is JobState.EXPIRED}
        assert not expired & on_paper.keys()
        self._check_proofs()

    def _check_proofs(self) -> None:
        """Who was told that a paper is out, and surely, finds it there."""
        for outcome in self.told:
            if outcome.evidence in (Evidence.CONFIRMED, Evidence.PROCESSED):
                assert (outcome.ticket_id, outcome.copy_no) in self.device.paper.printed(), outcome

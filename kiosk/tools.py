"""What a kiosk works with."""

from dataclasses import dataclass, field

from core.decider import Decider
from kiosk.hall import Hall
from kiosk.ids import Ids
from kiosk.pages import Pages
from kiosk.printing import Papers
from kiosk.voice import Silent, Voice
from ui.clock import Clock
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Tools:
    device: str
    hall: Hall
    decider: Decider
    jobs: Jobs
    papers: Papers
    pages: Pages
    clock: Clock
    ids: Ids
    voice: Voice = field(default_factory=Silent)

"""What a kiosk works with."""

from dataclasses import dataclass, field

from core.decider import Decider
from kiosk.asked_papers import AskedPapers
from kiosk.backstage import Backstage, Bare
from kiosk.hall import Hall
from kiosk.ids import Ids
from kiosk.pages import Pages
from kiosk.printing import Papers
from kiosk.unseen import Unseen
from kiosk.voice import Silent, Voice
from ui.clock import Clock
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Tools:
    """`jobs`: what the page waits for, and the device's own file. `tells`: what is sent and no page waits for."""

    device: str
    hall: Hall
    decider: Decider
    jobs: Jobs
    tells: Jobs
    papers: Papers
    asked: AskedPapers
    unseen: Unseen
    pages: Pages
    clock: Clock
    ids: Ids
    voice: Voice = field(default_factory=Silent)
    backstage: Backstage = field(default_factory=Bare)

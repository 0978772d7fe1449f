"""What happens in the hall while a test looks at a kiosk."""

import datetime as dt

from core.commands import CallNext, CloseDay, Finish, OpenDay, Start
from core.words import Outcome
from tests.ui.hub import DAY, Hub


def call(hub: Hub, counter: int) -> None:
    """Opens the counter where it is closed, and calls the next visitor there."""
    if counter not in hub.state.counters:
        hub.open(counter)
    hub.do(CallNext(counter))


def serve(hub: Hub, counter: int, outcome: Outcome = Outcome.DONE) -> None:
    """Calls the next visitor to the counter, and serves him."""
    call(hub, counter)
    hub.do(Start(counter))
    hub.clock.ms += 60_000
    hub.do(Finish(counter, outcome))


def next_day(hub: Hub) -> None:
    hub.do(CloseDay(DAY))
    hub.clock.ms += 86_400_000
    hub.do(OpenDay(DAY + dt.timedelta(days=1), synchronised=True))

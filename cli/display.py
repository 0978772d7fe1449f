"""A display put together: local store, decider for what it reports, its own file, window."""

from contextlib import ExitStack, closing

from cli.place import Place
from cli.screen_clock import screen_clock
from core.fold import fold
from display.app import Options, run
from store.own_file import open_display
from store.reader import SiteReader
from store.shown import ShownCalls
from sync.remote import RemoteDecider

DISPLAY_DB = "display.db"


def run_display(place: Place, device: str, demo_speed: float | None, options: Options, stack: ExitStack) -> int:
    """Runs until the window closes; everything opened is left to `stack`. Raises store.faults.Fault."""
    reader = stack.enter_context(closing(SiteReader.open(place.folder, fold=fold)))
    own = stack.enter_context(closing(open_display(place.folder / DISPLAY_DB)))
    decider = stack.enter_context(closing(RemoteDecider(place.hub, device, own)))
    decider.start()
    return run(reader, decider, ShownCalls(own), options, screen_clock(reader, demo_speed))

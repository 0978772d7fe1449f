"""A real hub with pages, in a process of its own, whose clock stands still until it is set."""

import logging
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from core.decide import decide
from core.fold import fold
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync.clock import DemoClock
from sync.hub import Hub
from sync.serve import bound, run
from tests.sync.mall import NINE_O_CLOCK
from web.app import Site

LOG = "hub.log"
"""Beside the store: what the hub would say on its error channel."""


def serve_pages(folder: Path, url: Pipe, port: int = 0, now_ms: int = NINE_O_CLOCK) -> None:
    """Tells its base URL through `url`; ends on SIGTERM. `port` 0: any; `now_ms`: what its clock says."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", filename=folder / LOG)
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    hub = Hub(writer, LogReader(folder), DemoClock(now_ms), lambda: True)
    hub.show(Site(folder, hub))
    run(hub, [bound(port)], url.send)

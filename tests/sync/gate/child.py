"""A real hub with a gate, in a process of its own, on a mall that is ready for visitors."""

import logging
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from core.decide import decide
from core.fold import fold
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync.clock import DemoClock
from sync.hub import Hub
from sync.hub_key import HubKey
from sync.serve import bound, run
from tests.sync.mall import NINE_O_CLOCK
from web.app import Site


def serve_gated(folder: Path, told: Pipe, gate_port: int) -> None:
    """Tells its base URL and the port of its gate through `told`; ends on SIGTERM. Its log: `hub.log` by `folder`."""
    logging.basicConfig(filename=folder.with_name("hub.log"), level=logging.INFO)
    hub = Hub(
        SiteWriter.open(folder, decide=decide, fold=fold), LogReader(folder), DemoClock(NINE_O_CLOCK), lambda: True
    )
    hub.show(Site(folder, hub, room=hub.room))
    gate = bound(gate_port)
    run(hub, [bound(0)], lambda url: told.send((url, gate.getsockname()[1])), (gate, HubKey(folder)))
    gate.close()

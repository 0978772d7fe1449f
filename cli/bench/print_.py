"""Paper: from the tap to the first byte at the printer, the hub's commit included; encoding; what a kiosk piles up."""

import queue
import tempfile
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from cli.bench import client, mall
from cli.bench.figures import ms, percentile
from cli.bench.hub import running_hub
from cli.bench.sink import Sink
from cli.bench.stores import opened_store
from core.ids import derived
from printer.encode import encode, warm_up
from printer.journal import JobState, PrintOutcome
from printer.layout import layout
from printer.paper import TicketPaper
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.transports.tcp import TcpTransport
from store import print_journal
from store.device_store import DeviceStore
from store.roll import PaperRoll

COUNT = 1000
LEVEL = 200
"""Tickets at either end whose median is compared: the allocator gives back and takes again a megabyte or two."""

WARM = 300
"""Encodings before the first that counts."""

SETTLED = 1000
"""Tickets after which all caches are full and the allocator has found its size; growth counts from here."""

PROFILE = PROFILES["tm-t82"]
RASTER = PROFILES["generic-80"]
BYTES_PER_MB = 1_000_000
PAGE_BYTES = 4096
OUTCOME_S = 30.0


def run(folder: Path) -> dict[str, float]:
    """The figures; `failed` counts papers that were not confirmed, growth is from the 1,000th to the 2,000th ticket."""
    encoded = _encode()
    # What is left behind in the temporary folder of everybody could be anybody's.
    (folder / "tmp").mkdir()
    tempfile.tempdir = str(folder / "tmp")
    store = folder / "hub"
    opened_store(store).close()
    with ExitStack() as stack:
        url = stack.enter_context(running_hub(store))
        sink = stack.enter_context(Sink())
        own = stack.enter_context(closing(DeviceStore(folder / "kiosk.db", print_journal.TABLES)))
        told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
        journal, line = print_journal.PrintJournal(own), TcpTransport("127.0.0.1", sink.port)
        spooler = Spooler(journal, line, PROFILE, told.put, roll=PaperRoll(own))
        stack.callback(spooler.close)
        tap = _Tap(client.Client(url), spooler, sink, told)
        for n in range(SETTLED):
            tap(n)
        before = _Pile.now()
        tap.failed = 0
        took, rss_mb = [], []
        for n in range(SETTLED, SETTLED + COUNT):
            took.append(tap(n))
            rss_mb.append(_rss_mb())
        after = _Pile.now()
    tempfile.tempdir = None
    return {
        "first_byte_p50_ms": ms(percentile(took, 0.5)),
        "first_byte_p99_ms": ms(percentile(took, 0.99)),
        "encode_p95_ms": ms(percentile(encoded, 0.95)),
        "rss_growth_mb": round(median(rss_mb[-LEVEL:]) - median(rss_mb[:LEVEL]), 2),
        "handles_growth": after.handles - before.handles,
        "threads_growth": after.threads - before.threads,
        "temp_growth": after.temp - before.temp,
        "failed": tap.failed,
    }


@dataclass(frozen=True, slots=True)
class _Pile:
    """What this process holds at one moment. `temp`: entries in its temporary folder."""

    handles: int
    threads: int
    temp: int

    @classmethod
    def now(cls) -> "_Pile":
        handles = sum(1 for _ in Path("/proc/self/fd").iterdir())
        temp = sum(1 for _ in Path(tempfile.gettempdir()).iterdir())
        return cls(handles, threading.active_count(), temp)


def _rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * PAGE_BYTES / BYTES_PER_MB


class _Tap:
    """One visitor after the other: asks for a number, prints it, waits for the paper."""

    def __init__(
        self, line: client.Client, spooler: Spooler, sink: Sink, told: "queue.SimpleQueue[PrintOutcome]"
    ) -> None:
        self._line = line
        self._spooler = spooler
        self._sink = sink
        self._told = told
        self.failed = 0

    def __call__(self, n: int) -> float:
        """Seconds from the tap to the first byte of the paper at the printer."""
        body = client.request(mall.issue(3, n))
        ticket = derived("ticket", 3, n)
        start = time.perf_counter()
        self._line.ask(body)
        self._spooler.enqueue(ticket, 0, _paper(n, ticket))
        outcome = self._told.get(timeout=OUTCOME_S)
        self.failed += outcome.state is not JobState.PRINTED
        return self._sink.first_byte_at - start


def _encode() -> list[float]:
    """Seconds to lay out and encode one ticket with text, number and QR code, both as pictures."""
    warm_up()
    took = []
    for n in range(WARM + COUNT):
        paper = _paper(n, derived("ticket", 9, n))
        start = time.perf_counter()
        encode(layout(paper, RASTER), RASTER)
        took.append(time.perf_counter() - start)
    return took[WARM:]


_PAPER = TicketPaper(
    site_name="Mal Pelayanan Publik Kota Kupang",
    agency="Dinas Kependudukan dan Pencatatan Sipil",
    service="Kartu Keluarga baru atau perubahan",
    label="A001",
    issued_at=datetime(2026, 11, 12, 8, 15, tzinfo=ZoneInfo("Asia/Makassar")),
    zone_label="WITA",
    people_ahead=7,
    promise=("09:40", "10:05"),
    place_to_wait="Zona 1",
    counters=("1", "2", "3"),
    documents=("Kartu Keluarga (KK)", "Buku nikah atau akta perkawinan", "Fotokopi KTP-el"),
    steps=(),
    priority=False,
    qr_url=None,
    copy_no=0,
    sample=False,
    lane=False,
    language="id",
    missed_minutes=30,
)


def _paper(n: int, ticket: str) -> TicketPaper:
    return replace(_PAPER, label=f"A{n % 999 + 1:03d}", qr_url=f"http://antre.example/kpg/t/{ticket}")

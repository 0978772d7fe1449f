"""What a kiosk tells beside the number: what a time rests on, the steps to come, what hangs in the hall."""

from collections.abc import Callable

from core.commands import PostNotice
from core.promise import Book
from core.promise.live import Live
from core.promise.promiser import Promiser
from tests.kiosk.rig import Rig
from tests.kiosk.situations_ways import journey
from tests.ui.hub import Hub

Lead = Callable[[Rig], None]
HOUR_MS = 3_600_000
SHORT = "Layanan SIM hari ini di lantai dasar."
LONG = (
    "Sabtu ini mal buka pukul 08.00 sampai 12.00 karena perbaikan jaringan listrik. Layanan paspor dan pertanahan "
    "dialihkan ke kantor masing-masing; petugas di meja informasi siap membantu Anda semua."
)


def promising(hub: Hub) -> None:
    """Counters are open, a few people wait, and numbers carry promises."""
    hub.promiser = Promiser(Book.empty())
    hub.open(*(counter.no for counter in hub.catalog.site.counters) if hub.catalog else ())
    for service in ("C1", "C1", "A3"):
        hub.issue(service)


def tell(hub: Hub) -> None:
    """What the hub notes every few seconds."""
    assert hub.promiser is not None
    hub.living = hub.promiser.live(hub.state, hub.catalog, hub.clock.ms, Live())


def offered(rig: Rig) -> None:
    """Before the number: a time is told, and what it rests on."""
    hub = rig.hub
    promising(hub)
    assert hub.promiser is not None
    told = {k: x.step for k, x in hub.promiser.now(hub.state, hub.catalog, hub.clock.ms, {}).items()}
    hub.told, hub.basis = {letter: step.span for letter, step in told.items() if step.span}, told["C"]
    for key in ("start", "agency", "dukcapil", "C1"):
        rig.kiosk.pages.kiosk.chosen.emit(key)


def why_offered(rig: Rig) -> None:
    offered(rig)
    rig.kiosk.pages.kiosk.chosen.emit("why")


def numbered(rig: Rig) -> None:
    """A number of a journey with four steps."""
    promising(rig.hub)
    journey("bayi")(rig)
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.wait_for("number")
    tell(rig.hub)
    rig.hub.clock.ms += 1000
    rig.kiosk.session.look()


def explained(rig: Rig) -> None:
    numbered(rig)
    rig.kiosk.pages.kiosk.chosen.emit("why")


def come_back(rig: Rig) -> None:
    promising(rig.hub)
    journey("bayi")(rig)
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.wait_for("number")
    tell(rig.hub)
    issued = rig.kiosk.session.flow.issued
    assert issued is not None
    rig.kiosk.pages.kiosk.chosen.emit("done")
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{issued.ticket}")


def hung(*texts: str) -> Lead:
    """So many notices hang in the hall."""

    def lead(rig: Rig) -> None:
        for text in texts:
            ref = rig.hub.id()
            rig.hub.do(PostNotice(ref, rig.hub.clock.ms + HOUR_MS, ("Z2",), text))
            rig.hub.notes[ref] = text
        rig.kiosk.session.look()

    return lead


TOLD: dict[str, Lead] = {
    "confirm with promise": offered,
    "confirm explained": why_offered,
    "number with steps": numbered,
    "number explained": explained,
    "ticket with estimates": come_back,
    "notice": hung(SHORT),
    "long notice": hung(LONG),
}

"""A store of the bench's mall, opened for today."""

from pathlib import Path

from cli.bench import mall
from cli.bench.ten_oclock import at_ten
from core.catalog import Catalog
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.site import Site
from store.writer import SiteWriter, wall_clock_ms


def opened_store(folder: Path, made: Site | None = None, now_ms: int | None = None) -> SiteWriter:
    """The writer of the store in `folder`, made and opened for the day of `now_ms` where that was not done yet.

    `made`: the site; None: the bench's mall. `now_ms` None: now, and the mall is where it is ten in the morning.
    """
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    if not writer.state.is_open:
        site, at_ms = made or mall.site(), now_ms
        if at_ms is None:
            at_ms = wall_clock_ms()
            site = at_ten(site, at_ms)
        answers = writer.submit(mall.opening(Catalog(site).local(at_ms).date(), site), at_ms)
        assert all(isinstance(answer, Accepted) for answer in answers), answers
    return writer

"""A store of the bench's mall, opened for today."""

from pathlib import Path

from cli.bench import mall
from core.catalog import Catalog
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.site import Site
from store.writer import SiteWriter, wall_clock_ms


def opened_store(folder: Path, made: Site | None = None, now_ms: int | None = None) -> SiteWriter:
    """The writer of the store in `folder`, made and opened for the day of `now_ms` where that was not done yet.

    `made`: the site; None: the bench's mall. `now_ms` None: now.
    """
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    if not writer.state.is_open:
        site = made or mall.site()
        at_ms = now_ms or wall_clock_ms()
        answers = writer.submit(mall.opening(Catalog(site).local(at_ms).date(), site), at_ms)
        assert all(isinstance(answer, Accepted) for answer in answers), answers
    return writer

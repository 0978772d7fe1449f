"""A store of the bench's mall, opened for today."""

from pathlib import Path

from cli.bench import mall
from core.catalog import Catalog
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from store.writer import SiteWriter, wall_clock_ms


def opened_store(folder: Path) -> SiteWriter:
    """The writer of the store in `folder`, made and opened for today where that was not done yet."""
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    if not writer.state.is_open:
        now_ms = wall_clock_ms()
        today = Catalog(mall.site()).local(now_ms).date()
        answers = writer.submit(mall.opening(today), now_ms)
        assert all(isinstance(answer, Accepted) for answer in answers), answers
    return writer

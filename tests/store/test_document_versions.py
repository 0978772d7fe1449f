"""Earlier versions of a document, and who made them, as a reader finds them."""

from contextlib import closing
from pathlib import Path

from core.commands import ChangeDocument
from core.decide import decide
from core.events import DocumentChanged
from core.fold import fold
from store.reader import SiteReader
from store.writer import SiteWriter
from tests.sync.mall import NINE_O_CLOCK, command, site


def test_earlier_versions_of_a_document_are_there(tmp_path: Path) -> None:
    writer = SiteWriter.open(tmp_path, decide=decide, fold=fold)
    bodies = [ChangeDocument("site", site()), ChangeDocument("voice", "loud"), ChangeDocument("voice", "soft")]
    writer.submit([command(body, "test") for body in bodies], NINE_O_CLOCK)
    writer.close()
    with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
        assert reader.versions("voice") == [2, 1]
        assert (reader.document("voice"), reader.document("voice", 1), reader.document("voice", 9)) == (
            "soft",
            "loud",
            None,
        )
        named = [event.body for event in reader.naming('"name":"voice"', 1000, 5)]
        assert [(body.name, body.version) for body in named if isinstance(body, DocumentChanged)] == [
            ("voice", 2), ("voice", 1),
        ]  # fmt: skip
        assert reader.naming('"name":"voice"', 1, 5) == reader.naming('"name":"voice"', 1000, 1)


def test_nothing_is_read_while_waiting(tmp_path: Path) -> None:
    with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
        assert (reader.versions("site"), reader.naming("x", 5, 5)) == ([], [])

from pathlib import Path

from store import notes
from store.open import open_reader
from tests.store.hall import open_hub


def test_a_note_is_kept_apart_and_can_be_forgotten(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    first, second = hub.put_note("Ibu Maria, kursi roda", 100), hub.put_note("pakai pintu timur", 900)
    with open_reader(hub.path) as reader:
        assert notes.text_of(reader, first) == "Ibu Maria, kursi roda"
        hub.erase_notes(now_ms=100)
        assert [notes.text_of(reader, ref) for ref in (first, second)] == [None, "pakai pintu timur"]
        hub.erase_notes(now_ms=100, ref=second)
        assert notes.text_of(reader, second) is None
    hub.close()


def test_what_is_erased_is_overwritten(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    words = "kata yang tidak boleh tinggal"
    hub.put_note(words, 100)
    hub.erase_notes(now_ms=100)
    hub.close()
    assert all(words.encode() not in file.read_bytes() for file in (tmp_path / "site").iterdir())

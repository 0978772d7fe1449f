from pathlib import Path

from core.commands import Command, PostNotice, RemoveNotice
from core.decider import Accepted
from core.ids import derived
from store import log, notes
from store.open import open_reader
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub


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


def test_what_a_notice_says_stands_beside_the_log_while_it_hangs(tmp_path: Path) -> None:
    hub, note = open_hub(tmp_path / "site"), derived("notice")
    until = OPENING_MS + 3_600_000
    posted = PostNotice(note, until, text="  Mobil B 1234\nmenghalangi pintu ")
    accepted(hub.submit(Commands("notes").morning(), OPENING_MS))
    (answer,) = hub.submit([Command(derived("post"), "desk", posted)], OPENING_MS)
    assert isinstance(answer, Accepted)
    with open_reader(hub.path) as reader:
        assert notes.text_of(reader, note) == "Mobil B 1234 menghalangi pintu"
        hub.submit([Command(derived("remove"), "desk", RemoveNotice(note))], OPENING_MS)
        assert notes.text_of(reader, note) is None
        assert not any(b"menghalangi" in entry.raw for entry in log.read(reader, 0))
    hub.close()

from hypothesis import given
from hypothesis import strategies as st

from sync.parting import last_common


@given(st.integers(0, 300), st.integers(0, 60), st.integers(0, 60), st.integers(0, 40))
def test_the_last_common_event_is_found(common: int, mine: int, theirs: int, kept_from: int) -> None:
    """`common` events are the same, then `mine` follow here and `theirs` there; those before `kept_from` are gone."""
    asked = []
    first = min(kept_from, common)

    def here(lsn: int) -> bytes | None:
        return b"%d" % lsn if lsn <= common else b"h%d" % lsn if lsn <= common + mine else None

    def there(lsn: int) -> bytes | None:
        asked.append(lsn)
        return b"%d" % lsn if lsn <= common else b"t%d" % lsn if lsn <= common + theirs else None

    assert last_common(here, there, first, common + mine) == common
    assert len(asked) <= 2 + (mine + common).bit_length()


def test_logs_that_never_agreed_have_no_common_event() -> None:
    assert last_common(lambda lsn: b"a", lambda lsn: b"b", 3, 9) is None


def test_a_hub_that_keeps_nothing_there_has_none_either() -> None:
    assert last_common(lambda lsn: b"a", lambda lsn: None, 0, 9) is None

"""The whole report of a mall in a browser: it is waited for, then read, or kept as a file."""

import time

from tests.centre.pages.city import ALOR, KUPANG, City, Visitor

LONGEST_S = 180.0
MONTH = "?day=2026-10-30&period=month"


def made(visitor: Visitor, path: str) -> tuple[int, dict[str, str], bytes]:
    """What comes once the page no longer asks to wait."""
    end_s = time.monotonic() + LONGEST_S
    last = visitor.see(path)
    while b'http-equiv="refresh"' in last.content[:2_000]:
        assert time.monotonic() < end_s
        time.sleep(0.2)  # as the page itself does, a little sooner
        last = visitor.see(path)
    return last.status_code, {name.lower(): value for name, value in last.headers.items()}, last.content


def test_it_is_read_and_kept(city: City) -> None:
    visitor = Visitor(city, "mayor")
    status, headers, page = made(visitor, f"/summary/site/{KUPANG}/report{MONTH}&format=html&lang=en")
    assert status == 200
    assert b"October 2026" in page
    assert "script-src" not in headers["content-security-policy"]
    status, headers, table = made(visitor, f"/summary/site/{KUPANG}/report{MONTH}&format=csv")
    assert headers["content-disposition"] == f'attachment; filename="besti-{KUPANG}-2026-10.csv"'
    assert table.startswith(b"period,agency,service")


def test_what_there_is_no_report_of(city: City) -> None:
    visitor = Visitor(city, "mayor")
    assert visitor.see(f"/summary/site/{KUPANG}/report{MONTH}&format=exe").status_code == 400
    status, _, page = made(visitor, f"/summary/site/{ALOR}/report{MONTH}&format=csv")
    assert status == 404
    assert "belum sampai di pusat" in page.decode()


def test_it_is_for_who_may_see_the_mall(city: City) -> None:
    assert Visitor(city, "belu").see(f"/summary/site/{KUPANG}/report{MONTH}").status_code == 404

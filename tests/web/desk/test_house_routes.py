"""Strange paths, and files that are no files, on the pages for people and the site's data."""

import pytest

from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Hub

FILES = {
    "/desk/people/list": "admin",
    "/desk/site/upload": "admin",
    "/desk/holidays/list": "admin",
    "/desk/bookings/list": "supervisor",
}


def test_strange_paths_lead_nowhere(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    for path in (
        "/desk/people/999", f"/desk/people/{SCRIPT}", "/desk/site/form/..%2f..%2fstaff", "/desk/site/form/agency-x",
        "/desk/agencies/new/..%2f/letter", "/desk/agencies/leave/%00", "/desk/site/../people/999",
    ):  # fmt: skip
        found = desk.get(path)
        assert (path, found.status_code, SCRIPT in found.text) == (path, 404, False)
    for path in ("/desk/site/version/999", "/desk/site/version/0"):
        assert (path, desk.post(path).status_code) == (path, 404)
    gone = desk.get("/desk/site/preview/nothing")
    assert (gone.status_code, "terlalu lama" in gone.text) == (410, True)


@pytest.mark.parametrize("path", list(FILES))
def test_what_is_no_file_at_all_is_refused_plainly(hub: Hub, people: People, path: str) -> None:
    desk, before = AtDesk(hub, people, FILES[path]), hub.state().lsn
    bombs = (
        b"",
        b"PK\x03\x04" + b"\0" * 5000,
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b"\x1f\x8b\x08" + b"\0" * 100,
        b"a,b\n1,2\n",
    )
    for raw in bombs:
        refused = desk.send(path, raw, name="../../etc/passwd")
        assert (raw[:9], refused.status_code) == (raw[:9], 422)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert desk.browser.post(path, data=b"--y\r\nnonsense", headers=kind).status_code in (400, 403)
    assert hub.state().lsn == before

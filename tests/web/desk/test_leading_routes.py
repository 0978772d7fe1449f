"""The doors that each sees who leads the hall, and strange paths."""

from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.every_route import ADMIN, PART, WHOLE
from tests.web.mall import People
from tests.web.visit import Hub

DOORS = {"/desk": PART, "/desk/hall": PART, "/desk/notices": WHOLE, "/desk/round": WHOLE, "/desk/trail": WHOLE,
         "/desk/training": ADMIN}  # fmt: skip


def test_the_doors_are_those_that_open(hub: Hub, people: People) -> None:
    for duty in ("supervisor", "chief", "admin"):
        desk = chief(hub, people) if duty == "chief" else AtDesk(hub, people, duty)
        page = desk.get("/desk").text
        nav = page[page.index('<nav class="doors"') : page.index("</nav>", page.index('<nav class="doors"'))]
        for path, whose in DOORS.items():
            assert (duty, path, f'href="{path}"' in nav) == (duty, path, duty in whose)


def test_strange_paths_lead_nowhere(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    for path in ("/desk/nothing", f"/desk/{SCRIPT}", "/desk/trail/../../etc/passwd", "/desk/hall/%00"):
        found = desk.get(path)
        assert (path, found.status_code, SCRIPT in found.text) == (path, 404, False)

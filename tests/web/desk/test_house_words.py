"""Nothing that these pages say is missing in either language, also where the words are found by a code."""

import re
from pathlib import Path

from core.access import Duty
from core.newagency import STEPS
from core.site import WEEKDAYS
from core.sitecheck_hours import HOLIDAY_KINDS
from core.sitetopics import Topic
from core.words import BookingState
from web.desk.draft_forms import KINDS
from web.desk.office import DONE, DOORS
from web.words import Words

WEB = Path(__file__).parents[3] / "web"

CODES: dict[str, list[str]] = {
    "o_done_": sorted(DONE),
    "o_duty_": list(Duty),
    "o_topic_": list(Topic),
    "o_step_": list(STEPS),
    "o_ask_": list(STEPS),
    "o_day_": list(WEEKDAYS),
    "o_kind_": list(HOLIDAY_KINDS),
    "o_agency_kind_": list(KINDS),
    "o_agency_": ["here", "coming", "leaving", "gone"],
    "o_booking_": [state for state in BookingState if state is not BookingState.MADE],
    "o_go_": ["on", "officer", "rehearsal", "open"],
    "o_trial_": [
        "slip", "screen", "voice", "untried", "slip_out", "slip_waits", "slip_lost", "screen_shown", "screen_waits",
        "screen_missing", "screen_nobody", "voice_heard", "voice_waits", "voice_silent",
    ],
}  # fmt: skip


def test_words_found_by_a_code_are_there() -> None:
    wanted = {f"page.{start}{code}" for start, codes in CODES.items() for code in codes}
    assert wanted - Words.load().keys() == set()


def test_words_named_in_full_are_there() -> None:
    sources = [*(WEB / "desk").glob("*.py"), *(WEB / "templates").glob("desk_*.html")]
    named = {key for path in sources for key in re.findall(r"""["'](page\.o_\w*[a-z0-9])["']""", path.read_text())}
    assert len(named) > 100
    assert named - Words.load().keys() == set()
    assert {door.words for door in DOORS} - Words.load().keys() == set()


def test_no_words_are_left_over() -> None:
    text = "".join(path.read_text() for path in [*(WEB / "desk").glob("*.py"), *(WEB / "templates").glob("*.html")])
    by_code = {f"page.{start}{code}" for start, codes in CODES.items() for code in codes}
    left = {key for key in Words.load().keys() - by_code if key.startswith("page.o_") and key not in text}
    assert left == set()

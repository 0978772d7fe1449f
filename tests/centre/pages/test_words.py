"""Nothing that the centre's pages say is missing in either language, and no words are left over."""

import re
from pathlib import Path

from centre.live_news import State
from centre.ranking import MEASURES
from centre.written import COLUMNS
from web.words import Words

ROOT = Path(__file__).parents[3]
ALL = Words.load().keys()
KNOWN = {key for key in ALL if key.startswith("page.m_")}
SOURCES = [*(ROOT / "centre").glob("*.py"), *(ROOT / "web" / "templates").glob("*.html")]
DESK = ("planned", "open", "late", "paused", "served", "desk_median", "service")
BY_CODE = {
    *(f"page.m_{key}" for key in (*COLUMNS, *DESK)), *(f"page.m_means_{key}" for key in COLUMNS),
    *(f"page.m_by_{key}" for key in MEASURES), *(f"page.m_state_{state.value}" for state in State),
    *(f"page.m_ago_{unit}" for unit in "smhd"), "page.m_odd_two_hubs", "page.m_odd_parted",
}  # fmt: skip


def named() -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return set(re.findall(r"""["'](page\.m_\w*[a-z0-9])["']""", text))


def test_all_words_are_there() -> None:
    assert (named() | BY_CODE) - KNOWN == set()
    assert len(KNOWN) > 80


def test_no_words_are_left_over() -> None:
    assert KNOWN - named() - BY_CODE == set()

"""What a report says of hand-made days."""

import datetime as dt
import re

import pytest

from core.rollup.account import Account, Name, Outage
from core.rollup.hours import Hours
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps
from core.words import Outcome, SkmElement, Text
from summary.charts import charts
from summary.figures import beres, unreconciled
from summary.known import Known
from summary.page import page
from summary.period import before, period
from summary.report import Head, Report, report_on
from summary.sentences import Before
from summary.table import table
from summary.trend import Past
from tests.summary.days import lengths, quiet

HEAD = Head(Text("MPP", "Mall"), "Dinas", "Jalan 1", "Asia/Makassar", "WITA")
TITLE = Text("Senin", "Monday")


def day(**parts: object) -> Account:
    return Account("mpp", "2026-09-07", closed=True, **parts)  # type: ignore[arg-type]


def report(*days: Account, language: str = "en", visits: int | None = None, known: Known | None = None) -> Report:
    return report_on(days, TITLE, "2026-09", HEAD, Before(visits), language, known=known)


def test_an_empty_day_is_said_to_be_empty() -> None:
    for language, words in (("id", "Tidak ada kunjungan hari ini."), ("en", "Nobody visited today.")):
        html = page(report(day(), language=language))
        assert words in html
        assert "<svg" not in html


def test_a_table_that_does_not_come_out_even_is_not_printed() -> None:
    account = day(services={"A1": Steps(created=3, done=1)}, names={"service/A1": Name(Text("Satu", "One"), "a")})
    assert [why.en for why in unreconciled(account)] == ["service A1: 3 created, 1 accounted for"]
    html = page(report(account))
    assert "do not come out even" in html
    assert "service A1: 3 created, 1 accounted for." in html
    assert "<td>One</td>" not in html
    assert "<td>Errands</td>" not in html
    assert table(report(account)).decode().count("\n") == 1


def test_numbers_that_do_not_come_out_even_are_not_printed_and_errands_are() -> None:
    account = day(services={"A1": Steps(created=1, done=1)}, names={"service/A1": Name(Text("Satu", "One"), "a")})
    account.tickets.created, account.tickets.done = 2, 1
    html = page(report(account))
    assert "numbers: 2 created, 1 accounted for." in html
    assert ("<td>Numbers</td>" in html, "<td>Errands</td>" in html, "<td>One</td>" in html) == (False, True, True)
    assert table(report(account)).decode().count("\n") == 2


def test_a_sentence_of_a_table_that_is_not_printed_leads_to_why() -> None:
    account = quiet()
    account.hours = {"a": Hours({}, {9: lengths(90, 20)})}
    account.services["S"].created += 1
    html = page(report(account))
    assert set(re.findall(r'<li><a href="#([^"]+)">', html)) >= {"uneven"}
    assert 'id="uneven"' in html


def test_a_month_of_one_day_is_named_for_the_month_and_changes_no_day() -> None:
    only = day(services={"A1": Steps(created=1, done=1)})
    made = report(only)
    assert (made.account.day, made.days[0].day, only.day) == ("2026-09", "2026-09-07", "2026-09-07")
    assert "\n2026-09,," in table(made).decode()


def test_what_cannot_be_trusted_is_said() -> None:
    account = day(
        services={"OLD": Steps(created=1, done=1)}, parked=2, anomalies={"disk_full": 1}, alone={9: 3, 10: 1},
        reprints=6, ratings={"OLD": Ratings(1, outside=3)},
        outages=(Outage(0, 600_000, "power"), Outage(0, None, "network")), used_up={"A": 0}, helps=1,
        unmet={"visa": 4, "moon": 1},
    )  # fmt: skip
    texts = [remark.text.en for remark in report(account, known=Known({}, {})).remarks]
    for words in (
        "OLD",
        "3 survey scores",
        "2 events",
        "power cut",
        "A 08:00",
        "called once",
        "permit 4, moon 1",
        "disk full 1",
        "4 numbers were given by a kiosk",
        "(at 09, 10)",
        "6 printed again",
        "network down",
    ):
        assert any(words in text for text in texts), words


def test_fewer_than_five_faces_are_not_told() -> None:
    told = [[r.text for r in report(day(faces=faces)).remarks] for faces in ({4: 3, 1: 1}, {4: 3, 1: 2})]
    assert told == [[], [Text("Wajah di pintu keluar: sangat puas 3, tidak puas 2.",
                              "Faces on the way out: very happy 3, unhappy 2.")]]  # fmt: skip


def test_fewer_than_five_ratings_give_no_index() -> None:
    four, five = (Ratings(n, {element: {4: n} for element in SkmElement}) for n in (4, 5))
    shown = [next(t for t in report(day(services={"A": Steps(1, done=1)}, ratings={"A": r})).tiles if t.key == "ikm")
             for r in (four, five)]  # fmt: skip
    assert [(tile.value, tile.note) for tile in shown] == [("–", ""), ("100.00", "A · very good")]


def test_the_survey_is_drawn_from_five_answers_on() -> None:
    shown = [
        charts(day(services={"A": Steps(1, done=1)}, ratings={"A": Ratings(n, scores={SkmElement.FEE: {2: n}})}), (),
               Past(), "id", "Asia/Makassar")
        for n in (4, 5)
    ]  # fmt: skip
    assert shown[0] == []
    assert [(chart.name, chart.alternative) for chart in shown[1]] == [("skm", "Terendah: Biaya (2,0 dari 4).")]
    assert "Biaya" in shown[1][0].svg


def test_the_beres_rate_leaves_out_what_went_on_and_what_is_open() -> None:
    steps = Steps(
        created=10, done=6, absent=1, expired=1, transferred=1, open=1,
        outcomes={Outcome.DONE: 4, Outcome.DOCUMENTS_INCOMPLETE: 2},
    )  # fmt: skip
    found = beres(steps)
    assert (found.finished, found.ended) == (4, 8)
    assert found.reasons == {"documents_incomplete": 2, "absent": 1, "expired": 1}
    assert beres(Steps()).rate is None


@pytest.mark.parametrize(
    ("kind", "first", "last", "label", "earlier"),
    [
        ("day", "2026-11-24", "2026-11-24", "2026-11-24", "2026-11-17"),
        ("week", "2026-11-23", "2026-11-29", "2026-W48", "2026-W47"),
        ("month", "2026-11-01", "2026-11-30", "2026-11", "2026-10"),
        ("quarter", "2026-10-01", "2026-12-31", "2026-Q4", "2026-Q3"),
        ("year", "2026-01-01", "2026-12-31", "2026", "2025"),
    ],
)
def test_periods(kind: str, first: str, last: str, label: str, earlier: str) -> None:
    found = period(kind, dt.date(2026, 11, 24))
    assert (str(found.first), str(found.last), found.label) == (first, last, label)
    assert before(kind, found).label == earlier


def test_the_title_of_a_day_is_in_two_languages() -> None:
    assert period("day", dt.date(2026, 11, 24)).title == Text("Selasa, 24 November 2026", "Tuesday, 24 November 2026")

"""The small tables: against plain loops over a simulated day's events, and hand-made accounts."""

from core import events
from core.rollup import skm
from core.rollup.account import Joined, Name, Share
from core.site import Reporting
from core.words import Text
from summary.annex import governments, journeys, papers, people, survey
from summary.annexed import annex
from summary.charts import spread
from summary.report import report_on
from summary.sentences import Before
from tests.summary.days import HEAD, MALL, lengths, quiet, rated, simulated

NINTH = skm.EQUAL


def rows(table: object) -> dict[str, tuple[str, ...]]:
    return {row[0].en: tuple(cell.en for cell in row[1:]) for row in table.rows}  # type: ignore[attr-defined]


def test_an_empty_day_has_no_annex() -> None:
    assert annex(report_on([quiet(0)], Text("x", "x"), "x", HEAD, Before(), "id")) == []


def test_who_came_is_what_the_issues_say() -> None:
    account, heard = simulated()
    issued = [event.body for event in heard if isinstance(event.body, events.TicketIssued)]
    gone = {event.body.ticket for event in heard if isinstance(event.body, events.TicketCancelled)}
    called = {event.body.ticket for event in heard if isinstance(event.body, events.StepCalled)}
    came = [body for body in issued if body.ticket not in gone or body.ticket in called]
    found = rows(people(account))
    assert int(found["Priority"][0]) == sum(body.priority for body in came)
    assert int(found["Paper in Indonesian"][0]) == sum(body.language == "id" for body in came)
    assert "0" not in {cells[0] for cells in found.values()}


def test_governments_add_up_to_all_errands() -> None:
    account, heard = simulated()
    errands = sum(len(e.body.steps) for e in heard if isinstance(e.body, events.TicketIssued))
    errands += sum(isinstance(e.body, events.StepAdded | events.StepTransferred) for e in heard)
    found = rows(governments(account))
    assert sum(int(cells[1]) for cells in found.values()) == errands
    assert set(found) <= {agency.government for agency in MALL.agencies.values()}


def test_journeys_by_instrument_and_one_that_the_site_file_forgot() -> None:
    account = quiet()
    baby = Joined(5, 3, {"a": 5, "b": 4}, {"kota": Share(5, 3), "pusat": Share(4, 2)})
    account.journeys = {"baby": baby, "birth": Joined(2, 2, {"b": 2}, {"pusat": Share(2, 2)}), "old": Joined(1, 0)}
    account.names["journey/birth"] = Name(Text("Anak", "A child"), "integrasi")
    account.names["journey/baby"] = Name(Text("Kelahiran", "A birth"), "integrasi")
    assert rows(journeys(account)) == {
        "A birth": ("Integrated services", "5", "3", "2", "2"),
        "A child": ("Integrated services", "2", "2", "1", "1"),
        "old": ("–", "1", "0", "0", "0"),
        "All: integrated services": ("Integrated services", "7", "5", "2", "2"),
    }
    assert rows(governments(account))["pusat"] == ("0", "0", "0", "6", "4")


def test_the_survey_names_its_weight_and_its_sample_and_hides_less_than_five() -> None:
    account = quiet(500)
    account.ratings = {"S": rated(4, 4)}
    assert survey(account, NINTH).rows == []
    account.ratings = {"S": rated(3, 5)}
    table = survey(account, skm.weighing(Reporting(ikm_weight="0.11")))
    assert rows(table)["U3 Time"] == ("5", "3.00", "0.33")
    assert table.foot.en == "IKM 74.25 (C), poor with weight 0.11; 5 respondents of 218 needed for so many visits."
    assert "74,25 (C)" in table.foot.id


def test_papers_by_how_surely_they_came_out() -> None:
    account = quiet()
    account.papers = {"confirmed": 18, "none": 2}
    assert rows(papers(account)) == {
        "Printed, the printer confirmed it": ("18", "90 %"),
        "Without a paper": ("2", "10 %"),
    }


def test_the_spread_of_waits_names_where_people_wait_an_hour() -> None:
    account = quiet()
    assert spread(account, "en") is None
    account.services["S"].waits = lengths(59, 15)
    account.services["S"].waits.take(lengths(60, 5))
    chart = spread(account, "en")
    assert chart is not None
    assert chart.alternative == "An hour or more most often at Agency A: 25 %."
    account.services["S"].waits = lengths(59, 15)
    calm = spread(account, "en")
    assert calm is not None
    assert calm.alternative == "Nobody waited an hour."

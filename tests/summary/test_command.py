"""`besti summary` on a simulated week: what is written, that it adds up, and what is said where there is nothing."""

import csv
import datetime as dt
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.commands import DAY_MS, CloseDay
from core.words import StepState
from store.open import open_reader
from store.opening import DATABASE
from tests.store.busy_day import play
from tests.store.hall import DAY as FIRST_DAY
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub

DAY = "2026-09-08"


def besti(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("summary") / "store"
    assert besti("simulate", str(folder), "--days", "3", "--from", "2026-09-07", "--seed", "4").exit_code == 0
    return folder


def summary(store: Path, out: Path, *words: str, lang: str = "en") -> Result:
    return besti("summary", "--folder", str(store), "--out", str(out), *words, lang=lang)


def loops(store: Path, days: str) -> dict[str, dict[str, int]]:
    """Per service how many steps ended how, counted one by one from the table."""
    found: dict[str, dict[str, int]] = {}
    with open_reader(store / DATABASE) as connection:
        query = "SELECT service, state FROM step WHERE day LIKE ?"
        for service, state in connection.exec_driver_sql(query, (days,)):
            counts = found.setdefault(str(service), {})
            counts[str(state)] = counts.get(str(state), 0) + 1
    return found


def rows(path: Path) -> dict[str, dict[str, str]]:
    return {row["service"]: row for row in csv.DictReader(path.read_text().splitlines())}


@pytest.mark.parametrize(("words", "label", "days"), [((), DAY, DAY), (("--period", "month"), "2026-09", "2026-09-%")])
def test_the_table_holds_what_the_steps_say(
    store: Path, tmp_path: Path, words: tuple[str, ...], label: str, days: str
) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "csv", *words).exit_code == 0
    written, counted = rows(tmp_path / f"besti-{label}.csv"), loops(store, days)
    assert written.keys() == counted.keys()
    ends = (StepState.DONE, StepState.ABSENT, StepState.CANCELLED, StepState.EXPIRED, StepState.TRANSFERRED)
    for service, counts in counted.items():
        assert {end: int(written[service][end]) for end in ends} == {end: counts.get(end, 0) for end in ends}
        assert int(written[service]["created"]) == sum(counts.values())


def test_three_sentences_each_lead_to_their_figure(store: Path, tmp_path: Path) -> None:
    for lang in ("id", "en"):
        for words in ((), ("--period", "week")):
            label = "2026-W37" if words else DAY
            assert summary(store, tmp_path, "--day", DAY, "--format", "html", *words, lang=lang).exit_code == 0
            html = (tmp_path / f"besti-{label}.html").read_text()
            said = re.findall(r'<li><a href="#([^"]+)">', html)
            ids = re.findall(r' id="([^"]+)"', html)
            assert len(said) == 3
            assert set(said) <= set(ids)
            own = [name for name in ids if name.startswith(("hours-", "def-", "chart-"))]
            assert len(own) == len(set(own))


def test_every_chart_has_words_for_those_who_do_not_see_it(store: Path, tmp_path: Path) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "html", "--period", "week").exit_code == 0
    html = (tmp_path / "besti-2026-W37.html").read_text()
    named = re.findall(r'<figure id="chart-(\w+)" role="img" aria-label="[^"]{20,}">', html)
    assert named == ["trend", "arrivals", "waits", "spread", "heat"]
    assert html.count("<svg") == len(named)


def test_pdf_and_spreadsheet_are_what_they_are_called(store: Path, tmp_path: Path) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "pdf,xlsx,json").exit_code == 0
    assert (tmp_path / f"besti-{DAY}.pdf").read_bytes().startswith(b"%PDF-")
    account = json.loads((tmp_path / f"besti-{DAY}.json").read_text())
    with zipfile.ZipFile(tmp_path / f"besti-{DAY}.xlsx") as book:
        services = book.read("xl/worksheets/sheet3.xml").decode()
    assert services.count("<row ") == len(account["services"]) + 1
    total = sum(int(n) for n in re.findall(r'<c r="B\d+"(?: s="\d+")?><v>(\d+)</v>', services))
    assert total == sum(steps["created"] for steps in account["services"].values())


def number_of(sheet: str) -> int:
    return int(re.findall(r"\d+", sheet)[-1])


def test_the_spreadsheet_holds_every_errand_with_real_times_and_nobodys_id(store: Path, tmp_path: Path) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "xlsx", "--period", "week").exit_code == 0
    with zipfile.ZipFile(tmp_path / "besti-2026-W37.xlsx") as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}
    last = max((name for name in parts if name.startswith("xl/worksheets/sheet")), key=number_of)
    with open_reader(store / DATABASE) as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM step").scalar_one()
        ids = [str(row[0]) for row in connection.exec_driver_sql("SELECT ticket FROM ticket")]
        first_ms = connection.exec_driver_sql("SELECT min(created_ms) FROM step").scalar_one()
    assert parts[last].count("<row ") == count + 1
    made = float(re.findall(r'<c r="I2"[^>]*><v>([\d.]+)</v>', parts[last])[0])  # days since 1899-12-30, local
    assert made == pytest.approx(first_ms / 86_400_000 + 25_569 + 8 / 24, abs=1e-6)
    assert not any(id_ in part for part in parts.values() for id_ in ids[:50])


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("day", "words"), [("2999-01-01", ("belum terjadi", "not happened")),
                                             ("2020-01-01", ("Tidak ada data", "no data"))])  # fmt: skip
def test_days_without_data_are_said_plainly(
    store: Path, tmp_path: Path, lang: str, day: str, words: tuple[str, str]
) -> None:
    told = summary(store, tmp_path / "out", "--day", day, lang=lang)
    assert told.exit_code == 66
    assert words[lang == "en"] in told.output
    assert not (tmp_path / "out").exists()


def test_a_day_that_runs_is_not_held_against_a_whole_one(tmp_path: Path) -> None:
    folder, out, make = tmp_path / "hub", tmp_path / "out", Commands("close")
    hub = open_hub(folder)
    play(hub, seed=3, batches=12, days=8)
    last = FIRST_DAY + dt.timedelta(days=7)
    runs = txt(folder, out)
    accepted(hub.submit([make(CloseDay(last))], OPENING_MS + 7 * DAY_MS + 9 * 3_600_000))
    hub.close()
    closed = txt(folder, out)
    assert last.isoformat() == next(out.iterdir()).name[len("besti-") : -len(".txt")]
    assert ("than on the same weekday" in runs, "than on the same weekday" in closed) == (False, True)
    assert "until" not in closed


def txt(folder: Path, out: Path) -> str:
    assert summary(folder, out, "--format", "txt").exit_code == 0
    return next(out.iterdir()).read_text()


def test_a_folder_that_cannot_be_written(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = summary(store, tmp_path / "file" / "out", "--day", DAY, "--format", "csv")
    assert told.exit_code == 73
    assert "cannot be written" in told.output


@pytest.mark.parametrize(
    ("words", "id_", "en"),
    [
        (("--format", "docx"), "Format docx tidak dikenal.", "There is no format docx."),
        (("--format", " , "), "Format belum disebut.", "No format is named."),
        (("--period", "decade"), "Jangka waktu decade tidak dikenal.", "There is no period decade."),
        (("--day", "31-12-2026"), "31-12-2026 bukan tanggal seperti", "31-12-2026 is no date such as"),
        (("--day", "2026-02-30"), "2026-02-30 bukan tanggal seperti", "2026-02-30 is no date such as"),
    ],
)
def test_what_cannot_be_meant_is_said_plainly(
    store: Path, tmp_path: Path, words: tuple[str, ...], id_: str, en: str
) -> None:
    for lang, said in (("id", id_), ("en", en)):
        told = summary(store, tmp_path / "out", *words, lang=lang)
        assert (told.exit_code, said in told.output, "%" in told.output) == (2, True, False)
    assert not (tmp_path / "out").exists()


def test_an_archive_of_no_year_is_asked_for_one() -> None:
    for lang, said in (("id", "Tahunnya belum disebut"), ("en", "No year is named")):
        told = besti("summary", "archive", lang=lang)
        assert (told.exit_code, said in told.output, "Missing argument" in told.output) == (2, True, False)


def test_every_sheet_of_the_spreadsheet_fits_a_page_and_says_what_its_figures_mean(store: Path, tmp_path: Path) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "xlsx", "--period", "week").exit_code == 0
    with zipfile.ZipFile(tmp_path / "besti-2026-W37.xlsx") as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        pages = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, len(names) + 1)]
    assert names[:4] == ["What stood out", "By agency", "By service", "Counters"]
    assert {"Hour by hour", "What was not finished", "Who came", "What the figures mean"} <= set(names)
    assert names[-1] == "errands"
    assert all('fitToHeight="0"' in page and "landscape" in page for page in pages)


def test_no_ticket_of_anybody_stands_in_what_is_published(store: Path, tmp_path: Path) -> None:
    assert summary(store, tmp_path, "--day", DAY, "--format", "html,csv,json").exit_code == 0
    with open_reader(store / DATABASE) as connection:
        ids = [str(row[0]) for row in connection.exec_driver_sql("SELECT ticket FROM ticket WHERE day = ?", (DAY,))]
    everything = "".join(path.read_text() for path in tmp_path.iterdir())
    assert [id_ for id_ in ids if id_ in everything] == []

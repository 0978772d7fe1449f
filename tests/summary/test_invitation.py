"""The invitation: what stands on it, one sheet of paper, nothing of a name taken for markup."""

import re

import msgspec
import pypdfium2
import pytest

from core.unmet import Topic
from summary.invitation import Invited, invitation
from summary.pdf import pdf
from tests.summary.days import HEAD, quiet, simulated

HOURS = (*[("08:00", "15:00")] * 5, ("08:00", "11:30"), None)
SCRIPT = "<script>alert(1)</script>"


def page(language: str = "id", name: str = "BPOM", unmet: dict[str, int] | None = None) -> str:
    first, second = (msgspec.structs.replace(quiet(20, day), unmet=unmet or {}) for day in ("2026-11-23", "2026-11-24"))
    return invitation([first, second], HEAD, Invited(name, HOURS), language)


def test_the_days_are_added_up() -> None:
    found = page()
    assert re.findall(r"<b>([^<]+)</b>kunjungan", found) == ["40", "20"]
    assert "2 hari pelayanan, Senin, 23 November 2026 sampai Selasa, 24 November 2026" in found
    assert "Kepada BPOM" in found
    assert "Kepada pimpinan instansi" in page(name="")


def test_what_is_missing_is_told_the_most_wanted_first() -> None:
    found = page("en", unmet={Topic.PASSPORT: 2, Topic.DRUG_TEST: 5, "of_tomorrow": 1})
    assert re.findall(r"<tr><th>([^<]+)</th><td class=\"bar\">.*?(\d+) times", found) == [
        ("Drug test", "10"), ("Passport", "4"), ("of_tomorrow", "2"),
    ]  # fmt: skip
    assert "No search without an answer" in page("en")


def test_the_hours_are_those_of_the_hall() -> None:
    assert re.findall(r"<tr><th>(\w+)</th><td>([^<]+)</td></tr>", page())[4:] == [
        ("Jumat", "08.00–15.00"), ("Sabtu", "08.00–11.30"), ("Minggu", "–"),
    ]  # fmt: skip


def test_a_name_is_a_name() -> None:
    assert SCRIPT not in page(name=SCRIPT, unmet={SCRIPT: 1})


def test_without_a_day_there_is_no_invitation() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        invitation([], HEAD, Invited("", HOURS), "id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_one_sheet_even_with_much_to_tell(language: str) -> None:
    account = msgspec.structs.replace(simulated()[0], unmet={topic: n + 1 for n, topic in enumerate(Topic)})
    made = pypdfium2.PdfDocument(pdf(invitation([account] * 3, HEAD, Invited("B" * 120, HOURS), language)))
    assert len(made) == 1
    picture = made[0].render(scale=1).to_pil().convert("L")
    assert picture.crop((picture.width - 24, 0, picture.width, picture.height)).getextrema() == (255, 255)
    made.close()

"""People, numbers and errands: three counts that are easily taken for one another. Pure."""

from core.rollup.account import Account
from core.words import Text
from summary import figures
from summary.labels import both
from summary.numbers import figure
from summary.small_table import Table

ENDS = ("done", "absent", "cancelled", "expired", "transferred", "open")


def counted(account: Account) -> Table:
    """How many of each there were and how they ended. A line that does not come out even is left out."""
    tickets, steps = account.tickets, figures.whole(figures.services(account)).steps
    header = (Text("Yang dihitung", "What is counted"), both("created"), *(both(key) for key in _HEADS))
    rows = []
    if tickets.created and tickets.reconciles:
        rows.append(_row(both("tickets"), [tickets.created, *(getattr(tickets, end, None) for end in ENDS)]))
    if steps.created and not figures.uneven_services(account):
        rows.append(_row(both("errands_all"), [steps.created, *(getattr(steps, end) for end in ENDS)]))
    visits, numbers, errands, several = map(figure, (tickets.visits, tickets.created, steps.created, tickets.several))
    foot = Text(
        f"{visits.id} kunjungan (orang) → {numbers.id} nomor → {errands.id} keperluan; "
        f"{several.id} kunjungan dengan beberapa keperluan.",
        f"{visits.en} visits (people) → {numbers.en} numbers → {errands.en} errands; "
        f"{several.en} visits with several errands.",
    )
    return Table("counted", Text("Kunjungan, nomor, keperluan", "Visits, numbers, errands"), header, rows, foot)


_HEADS = ("done", "absent", "cancelled", "expired", "transferred", "still_open")


def _row(name: Text, counts: list[int | None]) -> tuple[Text, ...]:
    return (name, *(Text("–", "–") if count is None else figure(count) for count in counts))

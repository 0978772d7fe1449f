"""A mall ready for visitors: the sample site without quotas, its day open, four counters for each of three letters."""

import datetime as dt
import json
import secrets
from importlib.resources import files
from pathlib import Path

from core.commands import Body, CallNext, ChangeDocument, Command, Errand, Fact, Issue, OpenCounter, OpenDay, Origin
from core.decide import decide
from core.fold import fold
from core.ids import spelled
from store.writer import SiteWriter

NINE_O_CLOCK = round(dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8))).timestamp() * 1000)
DAY = dt.date(2026, 11, 24)


def new_id() -> str:
    return spelled(secrets.token_bytes(16))


def command(body: Body, device: str = "kiosk-1", id_: str | None = None) -> Command:
    return Command(id_ or new_id(), device, body)


def issue(service: str = "A1", device: str = "kiosk-1") -> Command:
    return command(Issue(new_id(), (Errand(service),)), device)


def call(counter: int) -> Command:
    return command(CallNext(counter), f"counter-{counter}")


def fact(body: Fact, seq: int, incarnation: str = "life-1", device: str = "kiosk-1") -> Command:
    return Command(new_id(), device, body, origin=Origin(incarnation, seq))


def site() -> str:
    """The body of the sample site file, without its quotas and with counters 1 to 4 for letter A alone."""
    made = json.loads((files("assets") / "sites" / "mpp-kupang.json").read_text())
    for agency in made["agencies"]:
        for letter in agency["letters"]:
            letter.pop("quota", None)
    made["rules"]["tickets_per_minute"] = 600
    return json.dumps(made)


def counters_of(letter: str) -> list[int]:
    return [c["no"] for c in json.loads(site())["counters"] if letter in c["letters"]]


def prepare(folder: Path) -> Path:
    """Makes the store in `folder`, opens day and the counters of letter A."""
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    bodies: list[Body] = [ChangeDocument("site", site()), OpenDay(DAY, synchronised=True)]
    bodies += [OpenCounter(no) for no in counters_of("A")]
    answers = writer.submit([command(body, "setup") for body in bodies], NINE_O_CLOCK)
    writer.close()
    assert [type(answer).__name__ for answer in answers] == ["Accepted"] * len(bodies)
    return folder

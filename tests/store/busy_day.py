"""Seeded commands of every frequent kind, many of them refused, in batches of many sizes."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from core import commands
from core.commands import Command, Origin
from core.state import State
from core.unmet import Topic
from core.words import Check, CounterState, Evidence, Outcome, PaperKind, Question, Reason, Reply, SkmElement
from store.writer import SiteWriter
from tests.store.hall import DAY, LETTERS, OPENING_MS, Commands, accepted, ticket_of


def play(hub: SiteWriter, seed: int, batches: int, days: int = 2) -> None:
    """Submits the commands of `days` days to `hub`."""
    random, make = Random(seed), Commands(f"day-{seed}")
    accepted(hub.submit(make.morning(), OPENING_MS))
    for day in range(days):
        now_ms = OPENING_MS + day * commands.DAY_MS
        if day:
            hub.submit([make(commands.OpenDay(DAY + dt.timedelta(day), synchronised=True))], now_ms)
            hub.submit([make(commands.OpenCounter(no)) for no in range(1, 7)], now_ms)
        for _ in range(batches):
            now_ms += random.randrange(30_000)
            hub.submit(list(_batch(hub.state, random, make)), now_ms)


def _batch(state: State, random: Random, make: Commands) -> Iterator[Command]:
    for _ in range(random.choice((1, 1, 2, 5))):
        yield _command(state, random, make)


def _command(state: State, random: Random, make: Commands) -> Command:
    kind = random.random()
    if kind < 0.25:
        return make.issue(*random.sample(LETTERS, random.choice((1, 1, 2, 3))), device=f"kiosk-{random.randrange(9)}")
    if kind < 0.8:
        return make(_at_counter(state, random))
    ticket = random.choice(list(state.tickets) or [ticket_of(make.issue())])
    if kind < 0.9:
        fact = commands.Printed(ticket, 0, random.choice(list(Evidence)))
        return make(fact, "kiosk-1", Origin("life", state.heads.get("kiosk-1/life", 0) + 1))
    return make(_in_the_hall(ticket, random))


def _at_counter(state: State, random: Random) -> commands.Body:
    no = random.randrange(1, 7)
    reason = random.choice(list(Reason))
    if state.counter(no).state != CounterState.OPEN:
        return commands.OpenCounter(no)
    if state.counter(no).ticket is None:
        ending: list[commands.Body] = [commands.PauseCounter(no, reason), commands.CloseCounter(no)]
        return random.choice([*ending, *[commands.CallNext(no)] * 20])
    finish = commands.Finish(no, random.choice(list(Outcome)))
    bodies: tuple[commands.Body, ...] = (
        commands.Start(no), commands.Start(no), finish, finish, commands.Hold(no, reason, 5), commands.Absent(no),
        commands.Recall(no), commands.UndoCall(no), commands.CallNext(no),
        commands.Transfer(no, f"{random.choice(LETTERS)}1"),
    )  # fmt: skip
    return random.choice(bodies)


def _in_the_hall(ticket: str, random: Random) -> commands.Body:
    reason = random.choice(list(Reason))
    return random.choice((
        commands.CallTicket(random.randrange(1, 7), ticket, reason), commands.Return(ticket, 0),
        commands.CancelTicket(ticket), commands.PauseTicket(ticket, reason, 3), commands.ResumeTicket(ticket),
        commands.AddStep(ticket, commands.Errand("B1")), commands.RemoveStep(ticket, 1), commands.BeginOutage(reason),
        commands.EndOutage(), commands.Reprint(ticket, "kiosk-2"), commands.Rate(ticket, 0, {SkmElement.TIME: 4}),
        commands.Print(ticket, PaperKind.DOCUMENTS, "A1", "kiosk-1"), commands.RateVisit(4, "kiosk-1"),
        commands.CountUnmet(random.choice(list(Topic)), "kiosk-1"),
        commands.AskColleague(ticket, 1, Question.LOOK, 2, ticket=ticket),
        commands.AnswerColleague(ticket, 2, Reply.NO), commands.TryZone("hall"),
        commands.MarkRound(Check.SOUND, True, "hall"),
        commands.PostNotice(ticket, random.randrange(2 * OPENING_MS), text="Mobil menghalangi pintu"),
        commands.RemoveNotice(ticket),
    ))  # fmt: skip

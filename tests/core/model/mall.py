"""The rules once more, in the plainest form: lists, sets and one `min`. Nothing here is taken from the program."""

from collections.abc import Iterable
from dataclasses import dataclass, field

LETTERS = {"KTP": "A", "KK": "A", "AKTA": "B", "SETOR": "C", "LEGAL": "BA"}
SERVES = {1: {"A"}, 2: {"A", "B"}, 3: {"C"}, 4: {"BA"}, 5: {"A"}}
ZONE = {1: "utara", 2: "utara", 3: "selatan", 4: "selatan", 5: "selatan"}
MEETS = {"accessible_counter": {2}, "interpreter": {4}}
QUOTA = {"B": 4}
WALK_MS = 90_000


@dataclass
class Errand:
    """`state`: waiting, called, serving, held, done, sent or over; `freed`: a done one that lets others start."""

    letter: str
    after: set[int]
    seq: int
    place: int | None
    only: int | None = None
    state: str = "waiting"
    freed: bool = False
    counter: int | None = None
    ended: int = 0

    @property
    def here(self) -> bool:
        return self.state in ("called", "serving")


@dataclass
class Visitor:
    label: str
    head: int
    needs: set[str]
    errands: list[Errand]
    paused: int = 0
    left: tuple[int | None, int] = (None, 0)

    @property
    def busy(self) -> bool:
        return any(e.here for e in self.errands)


@dataclass
class Mall:
    """One service day. `visitors` by ticket id, `at` by counter, `last` the undoable move of a counter."""

    floor: int = 0
    series: dict[str, int] = field(default_factory=dict)
    created: dict[str, int] = field(default_factory=dict)
    visitors: dict[str, Visitor] = field(default_factory=dict)
    staffed: set[int] = field(default_factory=set)
    at: dict[int, tuple[str, int]] = field(default_factory=dict)
    made: int = 0

    def fits(self, services: Iterable[str]) -> bool:
        letters = [LETTERS[s] for s in services]
        return all(self.created.get(x, 0) + letters.count(x) <= QUOTA.get(x, 999) for x in letters)

    def arrive(
        self, id_: str, label: str, wanted: list[tuple[str, set[int]]], now: int, head: int, needs: set[str]
    ) -> None:
        self.visitors[id_] = Visitor(label, head, needs, [])
        for service, after in wanted:
            self.add(id_, service, after, None if after else now - head)

    def number(self, letter: str) -> str:
        self.series[letter] = self.series.get(letter, self.floor) + 1
        return f"{letter}{self.series[letter]:03d}"

    def add(
        self, id_: str, service: str, after: set[int], place: int | None, only: int | None = None, free: bool = False
    ) -> None:
        """`free`: it takes the place of another of the same letter, so it is not counted."""
        self.made += 1
        letter = LETTERS[service]
        self.created[letter] = self.created.get(letter, 0) + (not free)
        self.visitors[id_].errands.append(Errand(letter, after, self.made, place, only))

    def may(self, who: Visitor, errand: Errand, counter: int, now: int) -> bool:
        if errand.state != "waiting" or errand.place is None or errand.letter not in SERVES[counter] or who.busy:
            return False
        if errand.only not in (None, counter) and errand.only in self.staffed:
            return False
        left, when = who.left
        walk = WALK_MS if left is not None and ZONE[left] != ZONE[counter] else 0
        if now < who.paused or (left is not None and now < when + walk):
            return False
        fit = [MEETS[n] for n in who.needs if counter not in MEETS[n]]
        return not any(c in self.staffed and errand.letter in SERVES[c] for group in fit for c in group)

    def next(self, counter: int, now: int) -> tuple[str, int] | None:
        free = [
            (e.place, e.seq, id_, n)
            for id_, who in self.visitors.items()
            for n, e in enumerate(who.errands)
            if self.may(who, e, counter, now)
        ]
        return min(free)[2:] if free else None

    def call(self, counter: int, id_: str, n: int, now: int) -> None:
        if counter in self.at:
            self.end(counter, "done", now, freed=True)
        who = self.visitors[id_]
        who.paused = 0
        who.errands[n].state, who.errands[n].counter = "called", counter
        self.at[counter] = (id_, n)

    def end(self, counter: int, state: str, now: int, *, freed: bool = False) -> None:
        id_, n = self.at.pop(counter)
        who = self.visitors[id_]
        errand = who.errands[n]
        errand.state, errand.freed, errand.ended = state, freed, now
        if state in ("done", "sent"):
            who.left = (counter, now)
        self.settle(id_, now)

    def settle(self, id_: str, now: int) -> None:
        """Errands whose conditions are met take their place; those whose conditions fell away give it up."""
        who = self.visitors[id_]
        for errand in (e for e in who.errands if e.state == "waiting"):
            free = all(who.errands[n].freed for n in errand.after)
            if not free:
                errand.place = None
            elif errand.place is None:
                errand.place = now - who.head

    def back(self, counter: int, id_: str, n: int, state: str, now: int) -> None:
        """The counter has its visitor back, as if it had not let go."""
        who = self.visitors[id_]
        who.errands[n].state, who.errands[n].freed = state, False
        who.paused = 0
        gone = [e for e in who.errands if e.state in ("done", "sent") and e.counter is not None]
        last = max(gone, key=lambda e: e.ended, default=None)
        who.left = (last.counter, last.ended) if last else (None, 0)
        self.at[counter] = (id_, n)
        self.settle(id_, now)

"""What the screen shows, from the hall as it is and the calls as they come. Pure."""

from dataclasses import dataclass, replace

from core.catalog import Catalog
from core.hours import opening
from core.order import queue
from core.state import State
from core.words import Language
from display.calls import Call, Parade
from ui.dates import long_date, time_of_day, weekday
from ui.words import Words

NEXT = 2
AGENCIES = 18


@dataclass(frozen=True, slots=True)
class CallRow:
    label: str
    counter: str
    agency: str
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class NextRow:
    """The numbers of a zone that will most likely be called next."""

    zone: str
    color: str
    shape: str
    labels: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    agency: str
    count: int
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class Board:
    """`page`: "calls" or "message". `call`: how far in the log the calls are; when it grows, the new one flashes."""

    page: str = "message"
    site: str = ""
    time: str = ""
    date: str = ""
    training: str = ""
    icon: str = "clock"
    title: str = ""
    text: str = ""
    call: int = 0
    caption: str = ""
    current: CallRow = CallRow("", "", "", "", "")
    please: str = ""
    earlier_title: str = ""
    earlier: tuple[CallRow, ...] = ()
    next_title: str = ""
    next: tuple[NextRow, ...] = ()
    waiting_title: str = ""
    waiting: tuple[WaitingRow, ...] = ()
    ticker: str = ""
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a board is made of. `zones`: those of this display. `stale_ms`: the hub's last sign of life, if long ago."""

    state: State
    catalog: Catalog | None
    parade: Parade
    zones: frozenset[str]
    now_ms: int
    stale_ms: int | None = None
    language: str = Language.ID
    training: bool = False


def board(moment: Moment, words: Words) -> Board:
    language, catalog = moment.language, moment.catalog
    if catalog is None:
        title, text = (words.say(f"display.preparing{x}", language) for x in ("", "_hint"))
        return Board(title=title, text=text)
    frame = _frame(moment, catalog, words)
    if moment.state.is_open:
        return _calls(moment, catalog, words, frame)
    return _closed(moment, catalog, words, frame)


def _frame(moment: Moment, catalog: Catalog, words: Words) -> Board:
    language, site = moment.language, catalog.site.site
    now = catalog.local(moment.now_ms)
    stale = ""
    if moment.stale_ms is not None:
        then = time_of_day(catalog.local(moment.stale_ms), language)
        stale = words.say("display.stale", language, time=then, tz=site.timezone_label)
    return Board(
        site=site.name.in_language(language),
        time=f"{time_of_day(now, language)} {site.timezone_label}",
        date=long_date(now.date(), language),
        training=words.say("mode.training", language) if moment.training else "",
        ticker=words.say("display.ticker", language),
        stale=stale,
    )


def _closed(moment: Moment, catalog: Catalog, words: Words, frame: Board) -> Board:
    language = moment.language
    plan = opening(catalog, moment.state, None, moment.now_ms)
    today = catalog.local(moment.now_ms).date()
    over = moment.state.day is not None and moment.state.day.date == today
    text = words.say("display.closed_thanks", language) if over else ""
    if plan.from_ms is not None:
        there = catalog.local(plan.from_ms)
        day = words.say("display.today", language) if there.date() == today else weekday(there.date(), language)
        time = time_of_day(there, language)
        opens = words.say("display.opens", language, day=day, time=time, tz=catalog.site.site.timezone_label)
        text = f"{text}\n{opens}".strip()
    title = words.say("display.closed" if over else "display.not_open", language)
    return replace(frame, icon="moon", title=title, text=text)


def _calls(moment: Moment, catalog: Catalog, words: Words, frame: Board) -> Board:
    language, call = moment.language, moment.parade.current
    frame = replace(
        frame,
        page="calls",
        earlier_title=words.say("display.earlier", language),
        earlier=tuple(_row(c, catalog, words, language) for c in moment.parade.earlier),
        next_title=words.say("display.next", language),
        next=_next(moment, catalog),
        waiting_title=words.say("display.waiting", language),
        waiting=_waiting(moment, catalog),
    )
    if call is None:
        title, text = (words.say(f"display.none_yet{x}", language) for x in ("", "_hint"))
        return replace(frame, icon="ticket", title=title, text=text)
    return replace(
        frame,
        call=moment.parade.reached,
        caption=words.say("display.recall" if call.recall else "display.now", language),
        current=_row(call, catalog, words, language),
        please=words.say("display.please", language),
    )


def _row(call: Call, catalog: Catalog, words: Words, language: str) -> CallRow:
    name = words.say("common.counter", language, n=call.counter)
    counter = catalog.counters.get(call.counter)
    if counter is None:  # taken out of the site file since; the call stands nevertheless
        return CallRow(call.label, name, "", "", "")
    zone, agency = catalog.zones[counter.zone], catalog.agencies[counter.agency]
    return CallRow(call.label, name, agency.short, zone.color, zone.shape)


def _next(moment: Moment, catalog: Catalog) -> tuple[NextRow, ...]:
    rows = []
    for zone in catalog.site.zones:
        if zone.id not in moment.zones:
            continue
        letters = [x.letter for x in catalog.letters.values() if x.zone == zone.id]
        heads = [pair for letter in letters for pair in queue(moment.state, letter)[:NEXT]]
        heads.sort(key=lambda pair: (pair[1].place_ms or 0, pair[1].seq))
        labels = dict.fromkeys(ticket.label for ticket, _ in heads)
        name = zone.name.in_language(moment.language)
        rows.append(NextRow(name, zone.color, zone.shape, "  ".join([*labels][:NEXT])))
    return tuple(rows)


def _waiting(moment: Moment, catalog: Catalog) -> tuple[WaitingRow, ...]:
    rows = []
    for agency in catalog.site.agencies:
        zone = catalog.zones[agency.letters[0].zone]
        count = sum(len(moment.state.waiting.get(x.letter, {})) for x in agency.letters)
        if count and zone.id in moment.zones:
            rows.append(WaitingRow(agency.short, count, zone.color, zone.shape))
    most = sorted(rows, key=lambda row: -row.count)[:AGENCIES]
    return tuple(row for row in rows if row in most)

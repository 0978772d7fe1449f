"""What the screen shows, from the hall as it is and the calls as they come. Pure."""

from dataclasses import dataclass, field, replace

from core.catalog import Catalog
from core.hours import opening
from core.time_of_day import time_of_day
from display import lists, texts
from display.amends import yesterday
from display.calls import FLASH_MS, MINIMUM_MS
from display.counters import counters
from display.layout import Grid, Layout, Places, arrange, grid
from display.listed import Listed
from display.moment import Moment
from display.rows import CallRow, CounterRow, NextRow, StageRow, WaitingRow
from ui.dates import long_date, weekday
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Board:
    """`page`: "calls", "message" or "night". `call`: how far in the log the calls are; when it grows, one is new.

    `step`: where the picture stands in its slow walk against burnt-in screens. `trials`: those that the ticker tells
    of, as zone and time at which each was asked for.
    """

    page: str = "message"
    site: str = ""
    time: str = ""
    date: str = ""
    training: str = ""
    icon: str = "clock"
    title: str = ""
    text: str = ""
    pledge: str = ""
    stale: str = ""
    ticker: str = ""
    trials: tuple[tuple[str, int], ...] = ()
    moving: bool = False
    step: int = 0
    places: Places = field(default_factory=Places)
    call: int = 0
    stage: tuple[StageRow, ...] = ()
    stage_grid: Grid = field(default_factory=Grid)
    please: str = ""
    heading: NextRow = field(default_factory=NextRow)
    earlier_title: str = ""
    earlier: tuple[CallRow, ...] = ()
    next_title: str = ""
    next: tuple[NextRow, ...] = ()
    waiting: Listed[WaitingRow] = field(default_factory=Listed)
    counters: Listed[CounterRow] = field(default_factory=Listed)


def board(moment: Moment, words: Words) -> Board:
    language, catalog = moment.look.language, moment.catalog
    if catalog is None:
        title, text = (words.say(f"display.preparing{x}", language) for x in ("", "_hint"))
        return Board(title=title, text=text)
    frame = _frame(moment, catalog, words)
    if moment.state.is_open:
        return _calls(moment, catalog, words, frame)
    if moment.look.night is not None and catalog.local(moment.now_ms).time() in moment.look.night:
        return Board(page="night", time=frame.time, step=frame.step)
    return _closed(moment, catalog, words, frame)


def calling(moment: Moment) -> bool:
    """Whether a call stands on the stage within its time."""
    return any(moment.ticks_ms - s.since_ms < MINIMUM_MS for s in moment.parade.stage)


def _frame(moment: Moment, catalog: Catalog, words: Words) -> Board:
    look, site = moment.look, catalog.site.site
    now = catalog.local(moment.now_ms)
    stale = ""
    if moment.stale_ms is not None:
        then = time_of_day(catalog.local(moment.stale_ms), look.language)
        stale = words.say("display.stale", look.language, time=then, tz=site.timezone_label)
    said = texts.ticker(moment, catalog, words)
    return Board(
        site=site.name.in_language(look.language),
        time=f"{time_of_day(now, look.language)} {site.timezone_label}",
        date=long_date(now.date(), look.language),
        training=words.say("mode.training", look.language) if look.training else "",
        stale=stale,
        ticker=said,
        trials=() if stale else texts.trials(moment, catalog, words, said),
        moving=not look.still,
        step=moment.now_ms // 60_000,
    )


def _closed(moment: Moment, catalog: Catalog, words: Words, frame: Board) -> Board:
    language = moment.look.language
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
    pledge = texts.pledge(catalog, words, language)
    return replace(frame, icon="moon", title=title, text=text, pledge=f"{pledge.title}: {pledge.body}")


def _calls(moment: Moment, catalog: Catalog, words: Words, frame: Board) -> Board:
    look, parade = moment.look, moment.parade
    places = arrange(look.layout, look.body.upright, calling(moment))
    return replace(
        _stage(moment, catalog, words, replace(frame, page="calls", places=places)),
        heading=_heading(moment, catalog),
        earlier_title=words.say("display.earlier", look.language),
        earlier=tuple(lists.call_row(c, catalog, words, look.language) for c in parade.earlier),
        next_title=words.say("display.next", look.language),
        next=lists.next_up(moment, catalog),
        waiting=lists.waiting(moment, catalog, words, look.body.of(places.waiting)),
        counters=counters(moment, catalog, words, look.body.of(places.counters)),
    )


def _stage(moment: Moment, catalog: Catalog, words: Words, frame: Board) -> Board:
    language, standing = moment.look.language, moment.parade.stage
    if not standing:
        title, text = (words.say(f"display.none_yet{x}", language) for x in ("", "_hint"))
        if moment.look.layout is not Layout.MEDIA:  # there it has a page of its own
            text = f"{text}\n{yesterday(moment, catalog, words)}".strip()
        return replace(frame, icon="ticket", title=title, text=text, call=moment.parade.reached)
    room = moment.look.body.of(frame.places.stage)
    rows = (
        lists.stage_row(s.call, moment.ticks_ms - s.since_ms < FLASH_MS, catalog, words, language) for s in standing
    )
    return replace(
        frame,
        call=moment.parade.reached,
        stage=tuple(rows),
        stage_grid=grid(len(standing), room.width, room.height, 1.7),
        please=words.say("display.please", language),
    )


def _heading(moment: Moment, catalog: Catalog) -> NextRow:
    """The zone that this screen is for, in the layout of one zone."""
    zone = next((z for z in catalog.site.zones if z.id in moment.zones), None)
    if moment.look.layout is not Layout.ZONE or zone is None:
        return NextRow()
    return NextRow(zone.name.in_language(moment.look.language), zone.color, zone.shape, "")

"""Why one visitor is called before another, in one sentence that an officer can read aloud."""

from core import order
from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.site import Counter
from core.state import State, Step, Ticket
from core.words import StepState, Text

OBSTACLES = {
    "other_letter": Text("tidak dilayani di loket {counter}", "is not served at counter {counter}"),
    "other_counter": Text("diteruskan ke loket {other}", "was sent to counter {other}"),
    "not_free": Text("masih menunggu langkah sebelumnya selesai", "still waits for an earlier step to be done"),
    "elsewhere": Text("sedang dipanggil atau dilayani di loket lain", "is being called or served at another counter"),
    "paused": Text("sedang jeda", "is paused"),
    "walking": Text("masih berjalan dari loket sebelumnya", "is still walking from the last counter"),
    "needs": Text("memerlukan loket yang sesuai kebutuhannya", "needs a counter that fits its needs"),
    "ended": Text("tidak sedang menunggu", "is not waiting"),
}

_PLACE = Text("{label} menunggu sejak {since}", "{label} has waited since {since}")
_AHEAD = Text(
    "{label} menunggu sejak {since} dan didahulukan {minutes} menit, jadi tempatnya {place}",
    "{label} has waited since {since} with a head start of {minutes} minutes, so its place is {place}",
)
_BEFORE = Text("{first}; {second}: {label} lebih dulu.", "{first}; {second}: {label} goes first.")
_BLOCKED = Text("{label} {obstacle}, jadi {other} lebih dulu.", "{label} {obstacle}, so {other} goes first.")
_NEITHER = Text("{label} {obstacle}, dan {other} {obstacle2}.", "{label} {obstacle}, and {other} {obstacle2}.")

Pair = tuple[Ticket, Step]


def why(state: State, catalog: Catalog, a: Pair, b: Pair, counter: Counter, now_ms: int) -> Text:
    """Which of two steps `counter` would call first at `now_ms`, and why."""
    stopped = [_obstacle(state, catalog, pair, counter, now_ms) for pair in (a, b)]
    if stopped[0] is not None and stopped[1] is not None:
        return _fill(_NEITHER, label=a[0].label, other=b[0].label, obstacle=stopped[0], obstacle2=stopped[1])
    for (blocked, free), reason in zip(((a, b), (b, a)), stopped, strict=True):
        if reason is not None:
            return _fill(_BLOCKED, label=blocked[0].label, other=free[0].label, obstacle=reason)
    first, second = sorted((a, b), key=lambda pair: order.key(pair[1]))
    parts = {"first": _place(catalog, first), "second": _place(catalog, second)}
    return _fill(_BEFORE, label=first[0].label, **parts)


def _obstacle(state: State, catalog: Catalog, pair: Pair, counter: Counter, now_ms: int) -> Text | None:
    ticket, step = pair
    code = order.obstacle(state, catalog, ticket, step, counter, now_ms)
    if step.state != StepState.WAITING and code != "elsewhere":
        code = "ended"
    return None if code is None else _fill(OBSTACLES[code], counter=counter.no, other=step.only_counter)


def _place(catalog: Catalog, pair: Pair) -> Text:
    ticket, step = pair
    place = step.place_ms or 0
    since = _clock(catalog, place + ticket.head_start_ms)
    if not ticket.head_start_ms:
        return _fill(_PLACE, label=ticket.label, since=since)
    minutes = ticket.head_start_ms // MINUTE_MS
    return _fill(_AHEAD, label=ticket.label, since=since, minutes=minutes, place=_clock(catalog, place))


def _clock(catalog: Catalog, at_ms: int) -> Text:
    """To the second: two numbers of one minute have an order too."""
    at = catalog.local(at_ms)
    return Text(f"{at:%H.%M.%S}", f"{at:%H:%M:%S}")


def _fill(words: Text, **values: object) -> Text:
    """The sentence in both languages; a value that is a Text itself gives each language its own words."""

    def part(language: str) -> str:
        own = {k: v.in_language(language) if isinstance(v, Text) else v for k, v in values.items()}
        return words.in_language(language).format(**own)

    return Text(part("id"), part("en"))

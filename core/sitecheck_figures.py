"""Rules about figures: quotas that the numbers can hold, minutes that pass, settings within reason."""

from collections.abc import Iterator
from fractions import Fraction

from core.numbers import LANES, SERIES_MAX
from core.site import OWN_RISK, REFUSE, Site
from core.sitefault import Fault, fault, malformed, outside
from core.words import SkmElement, Text

DAY_MINUTES = 24 * 60
WEIGHTS_TOGETHER = 0.98, 1.02
RULE_LIMITS: dict[str, tuple[int, int]] = {
    "max_calls": (1, 10),
    "seconds_between_calls": (0, 600),
    "hold_minutes": (1, DAY_MINUTES),
    "return_head_start_minutes": (0, DAY_MINUTES),
    "pickup_head_start_minutes": (0, DAY_MINUTES),
    "undo_seconds": (0, 60),
    "pause_minutes": (1, 240),
    "booking_early_minutes": (0, DAY_MINUTES),
    "booking_grace_minutes": (0, DAY_MINUTES),
    "booking_late_minutes": (0, DAY_MINUTES),
    "walk_seconds": (0, 1800),
    "tickets_per_minute": (1, 600),
    "standstill_minutes": (0, 240),
}


def quotas(site: Site) -> Iterator[Fault]:
    """A letter has 999 numbers a day; a larger quota would promise what the series does not hold."""
    figures = [
        (f"$.agencies[{a}].letters[{n}].quota", float(letter.quota))
        for a, agency in enumerate(site.agencies)
        for n, letter in enumerate(agency.letters)
        if letter.quota is not None
    ]
    yield from outside(figures, 1, SERIES_MAX, "bad_quota")


def minutes(site: Site) -> Iterator[Fault]:
    for a, agency in enumerate(site.agencies):
        for n, service in enumerate(agency.services):
            path = f"$.agencies[{a}].services[{n}]"
            if not 0 < service.minutes <= DAY_MINUTES:
                words = ("Lama layanan harus lebih dari 0 menit.", "The service time must be more than 0 minutes.")
                yield fault(f"{path}.minutes", "bad_minutes", *words)
            if not service.minutes <= service.minutes_p90 <= DAY_MINUTES:
                words = ("Tidak boleh kurang dari “minutes”.", "It must not be less than “minutes”.")
                yield fault(f"{path}.minutes_p90", "bad_minutes", *words)


def settings(site: Site) -> Iterator[Fault]:
    for name, (least, most) in RULE_LIMITS.items():
        yield from outside([(f"$.rules.{name}", getattr(site.rules, name))], least, most, "bad_setting")
    yield from outside([("$.promises.round_minutes", site.promises.round_minutes)], 0, 30, "bad_setting")
    hours = site.hours
    yield from outside([("$.hours.last_ticket_minutes", hours.last_ticket_minutes)], 0, 240, "bad_setting")
    yield from outside([("$.hours.kiosk_opens_minutes", hours.kiosk_opens_minutes)], 0, 240, "bad_setting")
    head_start = ("$.priority.head_start_minutes", site.priority.head_start_minutes)
    yield from outside([head_start], 0, DAY_MINUTES, "bad_setting")
    spoken = site.numbering.spoken
    repeats = [
        ("$.numbering.spoken.repeat_when_idle", spoken.repeat_when_idle),
        ("$.numbering.spoken.repeat_when_busy", spoken.repeat_when_busy),
    ]
    yield from outside(repeats, 1, 5, "bad_setting")
    yield from outside([("$.numbering.spoken.gap_seconds", spoken.gap_seconds)], 0, 10, "bad_setting")


def choices(site: Site) -> Iterator[Fault]:
    ways = Text("pilih digits atau number", "choose digits or number")
    spoken = [
        ("$.numbering.spoken.mode", site.numbering.spoken.mode),
        ("$.numbering.spoken.counter_mode", site.numbering.spoken.counter_mode),
    ]
    yield from malformed(spoken, "digits|number", "bad_choice", ways)
    ends = Text("pilih hold atau absent", "choose hold or absent")
    yield from malformed([("$.rules.after_last_call", site.rules.after_last_call)], "hold|absent", "bad_choice", ends)
    beyond = Text(f"pilih {REFUSE} atau {OWN_RISK}", f"choose {REFUSE} or {OWN_RISK}")
    late = [("$.promises.beyond_closing", site.promises.beyond_closing)]
    yield from malformed(late, f"{REFUSE}|{OWN_RISK}", "bad_choice", beyond)


def numbers(site: Site) -> Iterator[Fault]:
    lanes = [(f"$.kiosks[{n}].lane", kiosk.lane) for n, kiosk in enumerate(site.kiosks) if kiosk.lane is not None]
    yield from outside(lanes, LANES[0], LANES[-1], "bad_lane")
    yield from outside([(f"$.counters[{n}].no", c.no) for n, c in enumerate(site.counters)], 1, 999, "bad_counter")


def weights(site: Site) -> Iterator[Fault]:
    """Weights of the survey's elements: readable, all nine or none, together about 1 (nine times 0.11 is 0.99)."""
    reports = site.reports
    own = [(f"$.reports.ikm_elements[{n}].weight", each.weight) for n, each in enumerate(reports.ikm_elements)]
    written = [("$.reports.ikm_weight", reports.ikm_weight), *((path, text) for path, text in own if text is not None)]
    wanted = Text("tulis seperti 1/9 atau 0.11", "write it like 1/9 or 0.11")
    bad = list(malformed(written, r"[1-9]\d?/[1-9]\d?|0\.\d{1,4}", "bad_weight", wanted))
    yield from bad
    ids = [each.id for each in reports.ikm_elements]
    if ids and sorted(ids) != sorted(SkmElement):
        words = ("Sebutkan kesembilan unsur, masing-masing satu kali.", "Name all nine elements, each of them once.")
        yield fault("$.reports.ikm_elements", "bad_elements", *words)
    elif not bad:
        total = (
            sum(Fraction(text or reports.ikm_weight) for _, text in own) if own else 9 * Fraction(reports.ikm_weight)
        )
        yield from outside([("$.reports.ikm_weight", float(total))], *WEIGHTS_TOGETHER, "bad_weight")


def load(site: Site) -> Iterator[Fault]:
    usual, peak = site.load.tickets_per_day, site.load.peak_tickets_per_day
    yield from outside([("$.load.tickets_per_day", usual)], 1, 100_000, "bad_load")
    yield from outside([("$.load.peak_tickets_per_day", peak)], usual, 100_000, "bad_load")


RULES = (quotas, minutes, settings, choices, numbers, weights, load)

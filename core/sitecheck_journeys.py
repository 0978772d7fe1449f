"""Rules about journeys: one ticket can hold the steps, they can be walked in order, and each can be had."""

from collections.abc import Iterator

from core.site import JourneyStep, Service, Site
from core.sitefault import Fault, fault, repeated, unknown
from core.words import Text

MOST_STEPS = 8
SERVICE = Text("Layanan", "service")


def journeys(site: Site) -> Iterator[Fault]:
    services = {s.code: s for agency in site.agencies for s in agency.services}
    for j, journey in enumerate(site.journeys):
        path = f"$.journeys[{j}].steps"
        if not 1 <= len(journey.steps) <= MOST_STEPS:
            words = (f"Satu sampai {MOST_STEPS} langkah.", f"One to {MOST_STEPS} steps.")
            yield fault(path, "bad_length", *words)
        for n, step in enumerate(journey.steps):
            yield from _after(f"{path}[{n}].after", step, n)
            yield from _any_of(site, f"{path}[{n}]", step, services)


def _after(path: str, step: JourneyStep, n: int) -> Iterator[Fault]:
    """Steps wait for earlier ones only, which also rules out circles."""
    for k, other in enumerate(step.after):
        if not 0 <= other < n:
            words = (f"Langkah {other} tidak ada sebelum langkah ini.", f"Step {other} does not come before this one.")
            yield fault(f"{path}[{k}]", "bad_after", *words)
    yield from repeated([(f"{path}[{k}]", str(other)) for k, other in enumerate(step.after)], "repeated_after")


def _any_of(site: Site, path: str, step: JourneyStep, services: dict[str, Service]) -> Iterator[Fault]:
    entries = [(f"{path}.any_of[{k}]", code) for k, code in enumerate(step.any_of)]
    yield from unknown(entries, services, "unknown_service", SERVICE)
    yield from repeated(entries, "repeated_service")
    if not entries:
        yield fault(f"{path}.any_of", "no_service", "Tulis paling sedikit satu layanan.", "Name at least one service.")
    known = [services[code] for code in step.any_of if code in services]
    if not (step.required and known):
        return
    if not any(s.letter in c.letters for s in known for c in site.counters):
        words = ("Langkah wajib ini tidak punya loket.", "This required step has no counter.")
        yield fault(path, "unservable_step", *words)
    if not any(s.walk_in for s in known):
        words = (
            "Langkah wajib ini hanya dengan pendaftaran lebih dulu, jadi nomornya tidak dapat diambil.",
            "This required step needs a booking, so no number can be taken for the journey.",
        )
        yield fault(path, "booking_only_step", *words)


RULES = (journeys,)

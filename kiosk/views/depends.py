"""Why an errand waits for another, and what it leaves the visitor with."""

from collections.abc import Iterable

from kiosk.journey import step_of
from kiosk.scene import Scene


def gives(scene: Scene, n: int) -> str:
    """What errand `n` hands out, in words; empty for nothing."""
    papers = _papers(scene, _given(scene, n))
    return scene.say("kiosk.gives", papers=papers) if papers else ""


def _given(scene: Scene, n: int) -> frozenset[str]:
    """The documents that errand `n` hands out."""
    journey = scene.catalog.journeys.get(scene.flow.wish.journey or "")
    step = step_of(journey, scene.flow.wish.errands[n].service) if journey else None
    return frozenset(step.gives) if step else frozenset()


def waits(scene: Scene, n: int) -> str:
    """What errand `n` waits for, and the papers that it needs from there; empty for nothing."""
    errands, services = scene.flow.wish.errands, scene.catalog.services
    errand = errands[n]
    if not errand.after:
        return ""
    names = ", ".join(services[errands[m].service].name.in_language(scene.language) for m in errand.after)
    words = scene.say("kiosk.after", services=names)
    wanted = {document for rule in services[errand.service].documents for document in rule.any_of}
    used = _papers(scene, wanted & frozenset().union(*(_given(scene, m) for m in errand.after)))
    return f"{words}, {scene.say('kiosk.uses', papers=used)}" if used else words


def _papers(scene: Scene, documents: Iterable[str]) -> str:
    return ", ".join(scene.catalog.site.documents[d].name.in_language(scene.language) for d in sorted(documents))

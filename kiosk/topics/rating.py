"""What a visitor thinks: a face for the whole visit, or nine answers about one errand."""

from core import commands
from core.state import Step, Ticket
from core.words import SkmElement, StepState
from kiosk.deeds import Decide, Deed, Leave, ThankFor
from kiosk.flow.actions import BeginRating, Score
from kiosk.flow.rating import ELEMENTS
from kiosk.flow.where import Rating, Screen
from kiosk.scene import Scene
from kiosk.topics.errand import name_of
from kiosk.views.faces import Faces
from kiosk.views.menu import Menu, Option

SCORES = (1, 2, 3, 4)
MORE = "more"
"""On the page of thanks: the next errand that could be rated."""


def unrated(ticket: Ticket) -> list[Step]:
    """The steps that were served, and that nobody has said anything about."""
    return [step for step in ticket.steps if step.state is StepState.DONE and not step.rated]


def at_the_door(scene: Scene) -> tuple[Option, ...]:
    """The four faces of the welcome page."""
    return tuple(_face(scene, score, scene.say(f"rating.visit.{score}")) for score in SCORES)


def _face(scene: Scene, score: int, words: str) -> Option:
    return Option(f"face-{score}", words, f"smile{score}")


def door_chosen(scene: Scene, key: str) -> Deed:
    return ThankFor(commands.RateVisit(_score(key), scene.device))


def _score(key: str) -> int:
    return int(key.removeprefix("face-"))


def page(scene: Scene) -> Faces:
    """The element that is next, or the visit as a whole where it is about no step.

    A step that has gone meanwhile is asked about all the same, and then refused.
    """
    rating = scene.flow.rating
    if rating is None:
        return Faces(title=scene.say("rating.visit"), faces=at_the_door(scene))
    n = len(rating.scores)
    element = ELEMENTS[n]
    skip = Option("skip", scene.say("rating.skip"), "right")
    enough = Option("enough", scene.say("rating.enough"), "check")
    return Faces(
        title=scene.say(f"rating.{element}"),
        text=_about(scene, rating),
        progress_words=scene.say("rating.progress", n=n + 1, total=len(ELEMENTS)),
        progress=n / len(ELEMENTS),
        faces=tuple(_face(scene, score, scene.say(f"rating.{element}.{score}")) for score in SCORES),
        options=(skip, enough) if any(rating.scores) else (skip,),
    )


def _about(scene: Scene, rating: Rating) -> str:
    ticket = scene.state.tickets.get(rating.ticket)
    return name_of(scene, ticket.steps[rating.step]) if ticket else ""


def chosen(scene: Scene, key: str) -> Deed | Score:
    """On to the next question; after the last one to the hub, if anything was said."""
    rating = scene.flow.rating
    if rating is None:
        return door_chosen(scene, key)
    given = rating.scores if key == "enough" else (*rating.scores, _score(key) if key.startswith("face-") else None)
    if any(given) and (key == "enough" or len(given) == len(ELEMENTS)):
        return Decide(commands.Rate(rating.ticket, rating.step, _said(given)), Screen.THANKS)
    return Score(given[-1])


def _said(scores: tuple[int | None, ...]) -> dict[SkmElement, int]:
    return {element: score for element, score in zip(ELEMENTS, scores, strict=False) if score is not None}


def thanks(scene: Scene) -> Menu:
    options = [Option("leave", scene.say("kiosk.done"), "check", primary=True)]
    more = _next(scene)
    if more is not None:
        ticket, step = more
        options.insert(0, Option(MORE, scene.say("rating.more"), "smile4", name_of(scene, ticket.steps[step])))
    return Menu("smile4", scene.say("rating.thanks"), scene.say("rating.thanks_text"), (), tuple(options))


def _next(scene: Scene) -> tuple[Ticket, int] | None:
    """What else could be rated, after the step that just was; the log may not tell of that one yet."""
    rating = scene.flow.rating
    ticket = scene.state.tickets.get(rating.ticket) if rating else None
    if rating is None or ticket is None:
        return None
    return next(((ticket, step.n) for step in unrated(ticket) if step.n > rating.step), None)


def thanks_chosen(scene: Scene, key: str) -> Deed | BeginRating:
    more = _next(scene)
    if key == MORE and more is not None:
        ticket, step = more
        return BeginRating(ticket.id, step)
    return Leave()

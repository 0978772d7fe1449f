"""By need: which life event, and one question after the other about its steps."""

from core.catalog import Catalog
from core.site import Journey
from kiosk.deeds import CallUsher, Deed, Leave
from kiosk.flow.actions import AnswerQuestion, Back, PickJourney
from kiosk.journey import NO, Question, errands, questions
from kiosk.scene import Scene
from kiosk.views.grid import Grid, grid
from kiosk.views.menu import Menu, Option
from kiosk.views.tiles import Tile


def page(scene: Scene) -> Grid:
    tiles = [_tile(journey, scene) for journey in scene.catalog.site.journeys]
    return grid(scene.say("kiosk.journeys_title"), scene.say("kiosk.journeys_hint"), tiles, scene)


def _tile(journey: Journey, scene: Scene) -> Tile:
    name = journey.name.in_language(scene.language)
    picture = f"journey-{journey.id}"
    instrument = scene.say(f"kiosk.instrument_short_{journey.instrument}")
    steps = _steps(journey, scene)
    return Tile(
        key=journey.id,
        title=name,
        subtitle=steps,
        note=instrument,
        open=True,
        letter=name[:1].upper(),
        picture=picture if picture in scene.pictures else "",
        color="#000000",
        shape="",
        spoken=f"{name}. {instrument}. {steps}",
    )


def _steps(journey: Journey, scene: Scene) -> str:
    some_may_fall_away = any(question.may_decline for question in questions(journey, scene.catalog))
    if some_may_fall_away and len(journey.steps) > 1:
        return scene.say("kiosk.steps_up_to", n=len(journey.steps))
    return scene.count("kiosk.steps", len(journey.steps))


def chosen(scene: Scene, key: str) -> PickJourney:
    journey = scene.catalog.journeys[key]
    asked = questions(journey, scene.catalog)
    return PickJourney(key, () if asked else errands(journey, (), scene.catalog))


def question_page(scene: Scene) -> Menu:
    """The next question; after the last one, where no errand is left, that there is nothing to do."""
    journey = scene.catalog.journeys[scene.flow.journey or ""]
    asked, n = questions(journey, scene.catalog), len(scene.flow.answers)
    if n >= len(asked):
        return _nothing_needed(scene)
    words = [scene.say(f"kiosk.question_{journey.instrument}")] if n == 0 else []
    if len(asked) > 1:
        words.append(scene.say("kiosk.question_of", n=n + 1, total=len(asked)))
    return Menu(_icon(journey, scene), _text(asked[n], scene), "\n".join(words), (), _options(asked[n], scene))


def _icon(journey: Journey, scene: Scene) -> str:
    own = f"journey-{journey.id}"
    return own if own in scene.pictures else "journey"


def _text(question: Question, scene: Scene) -> str:
    if question.text is not None:
        return question.text.in_language(scene.language)
    if len(question.services) > 1:
        return scene.say("kiosk.question_which")
    return scene.say("kiosk.question_need", service=_name(question.services[0], scene))


def _options(question: Question, scene: Scene) -> tuple[Option, ...]:
    """Yes tells which service it means."""
    if len(question.services) == 1:
        code = question.services[0]
        options = [Option(code, scene.say("kiosk.yes"), "check", _name(code, scene), primary=True)]
    else:
        options = [Option(code, _name(code, scene), "", _agency(code, scene.catalog)) for code in question.services]
    if question.may_decline:
        options.append(Option("no", scene.say("kiosk.no"), "cross", scene.say("kiosk.step_left_out")))
    return tuple(options)


def _name(code: str, scene: Scene) -> str:
    return scene.catalog.services[code].name.in_language(scene.language)


def _agency(code: str, catalog: Catalog) -> str:
    return catalog.agency_of(catalog.services[code].letter).short


def _nothing_needed(scene: Scene) -> Menu:
    options = (
        Option("again", scene.say("kiosk.answer_again"), "back", primary=True),
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
        Option("leave", scene.say("common.home"), "home"),
    )
    return Menu("smile4", scene.say("kiosk.nothing_needed"), scene.say("kiosk.nothing_needed_hint"), (), options)


def question_chosen(scene: Scene, key: str) -> AnswerQuestion | Back | Deed:
    match key:
        case "again":
            return Back()
        case "usher":
            return CallUsher()
        case "leave":
            return Leave()
    journey = scene.catalog.journeys[scene.flow.journey or ""]
    given = NO if key == "no" else key
    answers = (*scene.flow.answers, given)
    whole = len(answers) == len(questions(journey, scene.catalog))
    return AnswerQuestion(given, errands(journey, answers, scene.catalog) if whole else ())

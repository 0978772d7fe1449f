"""What a kiosk can show on the ways in: life events, their questions and plans, and the search."""

from collections.abc import Callable

import msgspec

from core.commands import PauseAgency
from core.site import Journey
from core.words import Reason, Text
from kiosk.flow.actions import AnswerQuestion, Go, PickJourney, Start, Type
from kiosk.flow.where import Screen
from kiosk.journey import errands, questions
from tests.kiosk.rig import Rig

Lead = Callable[[Rig], None]


def do(*actions: object) -> Lead:
    def lead(rig: Rig) -> None:
        for action in (Start(), *actions):
            rig.kiosk.session.act(action)

    return lead


def journey(id_: str, *answers: str) -> Lead:
    """As far into the journey as there are answers; all of them lead to its plan."""

    def lead(rig: Rig) -> None:
        catalog = rig.hub.catalog
        assert catalog is not None
        known = catalog.journeys[id_]
        whole = len(answers) == len(questions(known, catalog))
        wanted = errands(known, answers, catalog) if whole else ()
        do(Go(Screen.JOURNEYS), PickJourney(id_, wanted if not answers else ()))(rig)
        for n, answer in enumerate(answers, 1):
            rig.kiosk.session.act(AnswerQuestion(answer, wanted if n == len(answers) else ()))

    return lead


def paused(agency: str, lead: Lead) -> Lead:
    def paused_(rig: Rig) -> None:
        rig.hub.do(PauseAgency(agency, Reason.SYSTEM_DOWN))
        lead(rig)

    return paused_


def long_words(rig: Rig) -> None:
    """Names at the length at which nobody should have written them."""
    catalog = rig.hub.catalog
    assert catalog is not None
    known = catalog.journeys["sim"]
    name = Text("Perpanjangan surat izin mengemudi dan kepesertaan keluarga", "Renewing a licence and the membership")
    catalog.journeys["sim"] = Journey("sim", name, known.instrument, known.steps, known.note)
    service = catalog.services["S1"]
    long = Text("Perpanjangan surat izin mengemudi kendaraan perseorangan", "Renewing a licence for private vehicles")
    catalog.services["S1"] = msgspec.structs.replace(service, name=long)
    journey("sim", "K1", "S1")(rig)


def typed(text: str) -> Lead:
    return do(Go(Screen.SEARCH), Type(text))


WAYS: dict[str, Lead] = {
    "journeys": do(Go(Screen.JOURNEYS)),
    "first question": journey("duka"),
    "last question": journey("usaha", "F1", "J2"),
    "which one": journey("sim", "K1"),
    "nothing needed": journey("pensiun", "", "", "", ""),
    "plan": journey("sim", "K1", "S1"),
    "long plan": journey("perusahaan", "F1", "K1", "B2"),
    "plan with long words": long_words,
    "step closed": paused("bankntt", journey("usaha", "", "", "B2")),
    "required step closed": paused("dpmptsp", journey("usaha", "", "J2", "")),
    "search": do(Go(Screen.SEARCH)),
    "search for little": typed("p"),
    "search for much": typed("akta kelahiran"),
    "nothing found": typed("xyzxyz"),
    "not at this mall": typed("surat kendaraan"),
}

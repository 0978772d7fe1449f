"""Agencies that pause, a hall that closes early, and calls for help."""

from core import events
from core.commands import AskHelp, CloseEarly, FinishHelp, PauseAgency, ResumeAgency, TakeHelp
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.state import Help
from core.words import HelpState


def pause(case: Case, body: PauseAgency) -> list[events.Body]:
    case.day()
    if case.agency(body.agency) in case.state.agencies:
        raise Refused("agency_paused")
    if body.until_ms is not None and body.until_ms <= case.now_ms:
        raise Refused("time_past")
    return [events.AgencyPaused(body.agency, body.reason, body.until_ms)]


def resume(case: Case, body: ResumeAgency) -> list[events.Body]:
    if body.agency not in case.state.agencies:
        case.agency(body.agency)
        raise Refused("agency_not_paused")
    return [events.AgencyResumed(body.agency)]


def close_early(case: Case, body: CloseEarly) -> list[events.Body]:
    case.day()
    if body.agency is not None:
        case.agency(body.agency)
    if body.at_ms < case.now_ms:
        raise Refused("time_past")
    return [events.ClosingSet(body.agency, body.at_ms, body.reason)]


def ask(case: Case, body: AskHelp) -> list[events.Body]:
    if body.help in case.state.helps:
        raise Refused("help_exists")
    return [events.HelpAsked(body.help, body.place, body.ticket)]


def take(case: Case, body: TakeHelp) -> list[events.Body]:
    if _help(case, body.help).state != HelpState.ASKED:
        raise Refused("help_taken")
    return [events.HelpTaken(body.help, case.command.actor or case.command.device)]


def finish(case: Case, body: FinishHelp) -> list[events.Body]:
    if _help(case, body.help).state == HelpState.FINISHED:
        raise Refused("unknown_help")
    return [events.HelpFinished(body.help)]


def _help(case: Case, help_id: str) -> Help:
    found = case.state.helps.get(help_id)
    if found is None:
        raise Refused("unknown_help")
    return found


RULES: Rules = {
    PauseAgency: pause,
    ResumeAgency: resume,
    CloseEarly: close_early,
    AskHelp: ask,
    TakeHelp: take,
    FinishHelp: finish,
}

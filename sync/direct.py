"""A decider for the command line: asks the hub, keeps nothing."""

from core.commands import Command
from core.decider import Accepted, HubUnreachable, Refused
from sync import wire
from sync.link import Line, Link, NoAnswer

TIMEOUT_S = 5.0


class HubFault(HubUnreachable):
    """The hub failed at this very command: a fault of ours, in the hub's log. Nothing was changed."""


class DirectDecider:
    def __init__(self, base_url: str, timeout_s: float = TIMEOUT_S) -> None:
        self._link = Link(base_url)
        self._timeout_s = timeout_s

    def submit(self, command: Command) -> Accepted | Refused:
        """Decides one command. Raises NoAnswer (a HubUnreachable) or HubFault."""
        return ask(self._link, command, self._timeout_s)

    def close(self) -> None:
        self._link.close()


def ask(link: Line, command: Command, timeout_s: float) -> Accepted | Refused:
    """The hub's answer to one command. Raises NoAnswer, HubFault, or NotUnderstood."""
    raw = link.post("/v1/commands", wire.encode(wire.Commands((command,))), timeout_s)
    answers = wire.answers_in(raw)
    if len(answers) != 1:
        raise NoAnswer
    (answer,) = answers
    if isinstance(answer, wire.Failed):
        raise HubFault(answer.code)
    return answer

"""What kiosk, pages and command line are handed: somebody who decides. They do not know where it runs."""

from typing import Protocol

import msgspec

from core.commands import Command, Fact, LaneIssued
from core.events import Event
from core.refusal import Refusal


class Accepted(msgspec.Struct, frozen=True, tag="accepted"):
    """The events that the command became; on a repetition those of the first time."""

    events: tuple[Event, ...]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    refusal: Refusal


class LaneGiven(msgspec.Struct, frozen=True, tag="lane"):
    """The hub did not answer in time: the kiosk gave a number of its own lane."""

    issued: LaneIssued


Answer = Accepted | Refused | LaneGiven


class HubUnreachable(Exception):
    """No answer, and nothing that the device may decide alone. The command stays pending under its id."""


class Decider(Protocol):
    def submit(self, command: Command) -> Answer:
        """Decides one command. Raises HubUnreachable."""

    def report(self, fact: Fact) -> None:
        """Hands over what this device authored alone; saved before it returns, delivered when it can be."""

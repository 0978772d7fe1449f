"""The named steps of a commit. Tests stop the process at each; in service nobody listens."""

from collections.abc import Callable

from core import events
from core.catalog import Catalog
from core.commands import Command
from core.decide import decide
from core.events import Event, Parked
from core.fold import fold
from core.refusal import Refusal
from core.state import State

AFTER_DECIDE = "after-decide"
AFTER_FOLD = "after-fold"
BEFORE_COMMIT = "before-commit"
AFTER_COMMIT = "after-commit"
BEFORE_ANSWER = "before-answer"
ALL = (AFTER_DECIDE, AFTER_FOLD, BEFORE_COMMIT, AFTER_COMMIT, BEFORE_ANSWER)

Step = Callable[[str], None]
"""Told the name of each step, in the writer thread."""


def unheard(step: str) -> None:
    """Nobody listens."""


def heard_decide(step: Step) -> Callable[[State, Catalog | None, Command, int], list[events.Body] | Refusal]:
    """core's `decide`, its end told to `step`."""

    def decide_and_tell(
        state: State, catalog: Catalog | None, command: Command, now_ms: int
    ) -> list[events.Body] | Refusal:
        decision = decide(state, catalog, command, now_ms)
        step(AFTER_DECIDE)
        return decision

    return decide_and_tell


def heard_fold(step: Step) -> Callable[[State, Event | Parked], None]:
    """core's `fold`, its end told to `step`."""

    def fold_and_tell(state: State, event: Event | Parked) -> None:
        fold(state, event)
        step(AFTER_FOLD)

    return fold_and_tell

"""What choosing something can lead to besides another page: the kiosk does it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.commands import Body
from core.words import PaperKind
from kiosk.backstage import Backstage
from kiosk.flow.where import Screen


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """Ask the hub for the number that the flow wishes for. `own_risk`: although the day will hardly suffice."""

    on_paper: bool = True
    own_risk: bool = False


@dataclass(frozen=True, slots=True)
class Decide:
    """Ask the hub, and wait for its answer on a page of its own; `then` is the screen after a yes."""

    body: Body
    then: Screen


@dataclass(frozen=True, slots=True)
class Tell:
    """Send something to the hub whose answer nobody here waits for."""

    body: Body


@dataclass(frozen=True, slots=True)
class Reprint:
    """Print the number on the page once more."""


@dataclass(frozen=True, slots=True)
class CallUsher:
    pass


@dataclass(frozen=True, slots=True)
class PrintDocuments:
    """Print what the services of the wish ask for."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Ask the hub for a paper about the ticket `ticket`, see core.commands.Print; `then` is the screen after a yes."""

    paper: PaperKind
    ticket: str
    then: Screen
    step: int | None = None


@dataclass(frozen=True, slots=True)
class ThankFor:
    """Send what somebody thinks, and thank at once: whether the hub hears it need not keep anybody waiting."""

    body: Body


@dataclass(frozen=True, slots=True)
class Leave:
    """The next visitor may come."""


@dataclass(frozen=True, slots=True)
class TryPin:
    """Somebody says that this is the PIN of the staff page."""

    pin: str


@dataclass(frozen=True, slots=True)
class Work:
    """Something that the staff do to the device itself."""

    do: Callable[[Backstage], None]


Deed = TakeNumber | Decide | Tell | Reprint | CallUsher | PrintDocuments | PrintPaper | ThankFor | Leave | TryPin | Work

"""Does what choosing something on a page led to."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from core.commands import AskHelp, LaneIssued, Print
from core.commands import Reprint as ReprintTicket
from core.words import PaperKind
from kiosk.asking import Asking, known_language
from kiosk.deeds import (
    CallUsher,
    Decide,
    Deed,
    Leave,
    PrintDocuments,
    PrintPaper,
    Reprint,
    TakeNumber,
    Tell,
    ThankFor,
    TryPin,
    Work,
)
from kiosk.flow.actions import Block, PaperOut, PrintAgain, Thank
from kiosk.flow.where import Paper, Screen
from kiosk.scene import Scene
from kiosk.tools import Tools
from kiosk.working import Working


class Doing:
    """`act` hands an action to the flow; `leave` makes room for the next visitor.

    `help`: the id of the visitor's call for the usher, None while there is none.
    """

    def __init__(
        self,
        tools: Tools,
        asking: Asking,
        working: Working,
        act: Callable[[Any], None],
        leave: Callable[[], None],
    ) -> None:
        self._tools, self._asking, self._act = tools, asking, act
        self.help: str | None = None
        self._listed: set[str] = set()
        self._ways: dict[type, Callable[[Scene, Any], None]] = {
            TakeNumber: self._take,
            Decide: lambda _, deed: act(asking.ask(deed.body, deed.then)),
            Tell: lambda _, deed: asking.tell(deed.body),
            Reprint: self._reprint,
            CallUsher: self._call_usher,
            PrintDocuments: self._print_documents,
            PrintPaper: self._print_paper,
            ThankFor: self._thank_for,
            Leave: lambda _, __: leave(),
            TryPin: lambda _, deed: working.try_pin(deed),
            Work: lambda _, deed: working.work(deed),
        }

    def do(self, scene: Scene, deed: Deed) -> None:
        self._ways[type(deed)](scene, deed)

    def _take(self, scene: Scene, deed: TakeNumber) -> None:
        if not scene.flow.wish.errands:
            return
        if deed.on_paper and scene.blocked and scene.flow.screen is not Screen.BLOCKED:
            self._act(Block())
        else:
            wish = replace(scene.flow.wish, own_risk=deed.own_risk)
            self._act(self._asking.take(wish, scene.language, deed.on_paper))

    def _reprint(self, scene: Scene, _: Reprint) -> None:
        issued = scene.flow.issued
        if issued is None or scene.flow.reprinted:
            return
        self._act(PrintAgain())
        if isinstance(issued, LaneIssued):
            # The hub does not know this number yet, so nobody but this kiosk can ask for it.
            self._tools.papers.print_lane(issued, scene.catalog, scene.now_ms, copy_no=1)
            return

        def done(well: bool) -> None:
            if not well:
                self._act(PaperOut(issued.ticket, Paper.FAILED))

        self._asking.tell(ReprintTicket(issued.ticket, self._tools.device), done)

    def _call_usher(self, scene: Scene, _: CallUsher) -> None:
        """One call a visitor: whoever presses again is told what became of it."""
        if scene.helping is not None or self.help is not None:
            return
        call = self.help = self._tools.ids()
        issued = scene.flow.issued
        ticket = scene.flow.ticket or (issued.ticket if issued and not isinstance(issued, LaneIssued) else None)

        def done(well: bool) -> None:
            if not well and self.help == call:
                self.help = None
                self._tools.pages.notice.tell(scene.say("kiosk.help_failed"))

        self._asking.tell(AskHelp(call, self._tools.device, ticket), done)

    def _print_documents(self, scene: Scene, _: PrintDocuments) -> None:
        """One list for each service of the wish, once."""
        for errand in scene.flow.wish.errands:
            if errand.service not in self._listed:
                self._listed.add(errand.service)
                language = known_language(scene.language)
                id_ = self._tools.ids()
                self._asking.tell(
                    Print(id_, PaperKind.DOCUMENTS, errand.service, self._tools.device, language=language)
                )

    def _print_paper(self, scene: Scene, deed: PrintPaper) -> None:
        language = known_language(scene.language)
        body = Print(self._tools.ids(), deed.paper, deed.ticket, self._tools.device, deed.step, language)
        self._act(self._asking.ask(body, deed.then))

    def _thank_for(self, _: Scene, deed: ThankFor) -> None:
        self._asking.tell(deed.body)
        self._act(Thank())

    def next_visitor(self) -> None:
        """What one visitor did does not bind the next."""
        self.help = None
        self._listed.clear()

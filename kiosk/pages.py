"""From where a visitor is, and what the hall is like, to the page that the kiosk shows."""

from PySide6.QtCore import QObject

from core.catalog import Catalog
from kiosk.flow import Flow, Screen
from kiosk.hall import Hall, hall_opening
from kiosk.views.choice import ChoiceView, choice
from kiosk.views.grid import Grid, GridView, grid
from kiosk.views.header import HeaderView, header
from kiosk.views.kiosk import KioskView
from kiosk.views.message import Message, MessageView, closed, plain, refused, unreachable
from kiosk.views.number import NumberView, number
from kiosk.views.tiles import Teller, agency_tiles, service_tiles
from kiosk.views.welcome import WelcomeView, welcome
from ui.words import Words


class Pages:
    """The view models of the kiosk, shown anew whenever something may have changed."""

    def __init__(self, words: Words, pictures: frozenset[str] = frozenset(), training: bool = False) -> None:
        self._words, self._pictures, self._training = words, pictures, training
        self.kiosk, self.header, self.welcome = KioskView(), HeaderView(), WelcomeView()
        self.grid, self.choice, self.number, self.message = GridView(), ChoiceView(), NumberView(), MessageView()

    def views(self) -> dict[str, QObject]:
        """What the window requires, by the names that it has there."""
        return {
            "kiosk": self.kiosk,
            "header": self.header,
            "welcome": self.welcome,
            "grid": self.grid,
            "choice": self.choice,
            "number": self.number,
            "message": self.message,
        }

    def show(self, flow: Flow, hall: Hall, language: str, now_ms: int) -> None:
        """Shows the page of `flow`."""
        catalog = hall.catalog
        self.header.show(header(catalog, self._words, language, now_ms, self._training))
        if catalog is None:
            self._say(plain(self._words, "preparing", "clock", language))
            return
        match flow.screen:
            case Screen.WELCOME:
                self._welcome(hall, catalog, language, now_ms)
            case Screen.AGENCY | Screen.SERVICE:
                self.grid.show(self._grid(flow, hall, catalog, language, now_ms))
                self.kiosk.show("grid")
            case Screen.CONFIRM if flow.service:
                self.choice.show(choice(catalog, hall.state, flow.service, self._words, language))
                self.kiosk.show("choice")
            case Screen.ISSUING:
                self.message.show(plain(self._words, "issuing", "ticket", language))
                self.kiosk.show("issuing")
            case Screen.NUMBER if flow.issued:
                self.number.show(number(catalog, flow.issued, flow.paper, self._words, language, now_ms))
                self.kiosk.show("number")
            case Screen.REFUSED if flow.refusal:
                self._say(refused(catalog, flow.refusal, self._words, language, now_ms))
            case _:
                self._say(unreachable(self._words, language))

    def show_out_of_service(self, language: str) -> None:
        """A fault of ours: nothing works any more until the program is started anew."""
        self._say(plain(self._words, "out", "warning", language))

    def _say(self, message: Message) -> None:
        self.message.show(message)
        self.kiosk.show("message")

    def _welcome(self, hall: Hall, catalog: Catalog, language: str, now_ms: int) -> None:
        when = hall_opening(catalog, hall.state, now_ms)
        if when.open:
            self.welcome.show(welcome(self._words, language))
            self.kiosk.show("welcome")
        else:
            self._say(closed(catalog, when, self._words, language, now_ms))

    def _grid(self, flow: Flow, hall: Hall, catalog: Catalog, language: str, now_ms: int) -> Grid:
        tell = Teller(catalog, hall.state, self._words, self._pictures, language, now_ms)
        if flow.screen is Screen.AGENCY or flow.agency is None:
            tiles = agency_tiles(tell)
            title, hint = (self._words.say(f"kiosk.choose_agency{x}", language) for x in ("", "_hint"))
        else:
            agency = catalog.agencies[flow.agency]
            tiles = service_tiles(agency, tell)
            title, hint = self._words.say("kiosk.choose_service", language), agency.name.in_language(language)
        return grid(title, hint, tiles, flow.page, self._words, language)

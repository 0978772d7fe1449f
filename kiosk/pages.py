"""From where a visitor is, and what the hall is like, to the page that the kiosk shows."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from kiosk.flow.where import Screen
from kiosk.hall import hall_opening
from kiosk.scene import Scene
from kiosk.topics import (
    agency,
    blocked,
    booking,
    confirm,
    find,
    journeys,
    needs,
    number,
    pin,
    rating,
    search,
    staff,
    staff_rooms,
    start,
    ticket,
    ticket_changes,
    trouble,
    unavailable,
)
from kiosk.views.bar import BarView, bar
from kiosk.views.choice import ChoiceView
from kiosk.views.faces import FacesView
from kiosk.views.grid import Grid, GridView
from kiosk.views.header import HeaderView, header
from kiosk.views.kiosk import KioskView
from kiosk.views.menu import Menu, MenuView, Option
from kiosk.views.notice import NoticeView
from kiosk.views.number import NumberView
from kiosk.views.pad import DELETE, OK, Pad, PadView
from kiosk.views.search import SearchPage, SearchView
from kiosk.views.start import StartView
from kiosk.views.ticket import TicketView
from kiosk.views.tiles import Tile
from kiosk.views.welcome import WelcomeView, welcome
from ui.words import Words

MENUS: dict[Screen, Callable[[Scene], Menu]] = {
    Screen.QUESTION: journeys.question_page,
    Screen.MISSING: confirm.missing_page,
    Screen.NEEDS: needs.menu,
    Screen.BLOCKED: blocked.menu,
    Screen.FIND: find.menu,
    Screen.ADD: ticket_changes.add,
    Screen.DROP: ticket_changes.drop,
    Screen.BOOKING: booking.menu,
    Screen.THANKS: rating.thanks,
    Screen.REFUSED: trouble.refused,
    Screen.UNREACHABLE: trouble.unreachable,
    Screen.STAFF: staff.menu,
    Screen.STAFF_PRINTER: staff_rooms.printer,
    Screen.STAFF_REPRINT: staff_rooms.reprint,
    Screen.STAFF_SOUND: staff_rooms.sound,
    Screen.STAFF_TRAINING: staff_rooms.training,
}
GRIDS: dict[Screen, Callable[[Scene], Grid]] = {
    Screen.JOURNEYS: journeys.page,
    Screen.AGENCY: agency.agencies_page,
    Screen.SERVICE: agency.services_page,
}
PADS: dict[Screen, Callable[[Scene], Pad]] = {
    Screen.FIND_NUMBER: find.number_pad,
    Screen.FIND_BOOKING: find.booking_pad,
    Screen.PIN: pin.pad,
}


class Pages:
    """The view models of the kiosk, shown anew whenever something may have changed.

    `offered`: what can be chosen on the page, each key with the words that an ear hears.
    """

    def __init__(self, words: Words, training: bool = False) -> None:
        self.words, self._training = words, training
        self.kiosk, self.header, self.welcome, self.bar = KioskView(), HeaderView(), WelcomeView(), BarView()
        self.start, self.grid, self.choice = StartView(), GridView(), ChoiceView()
        self.number, self.menu = NumberView(), MenuView()
        self.search = SearchView()
        self.ticket, self.pad, self.faces, self.notice = TicketView(), PadView(), FacesView(), NoticeView()
        self.offered: dict[str, str] = {}
        self.aloud = ""

    def views(self) -> dict[str, QObject]:
        """What the window requires, by the names that it has there."""
        return {
            "kiosk": self.kiosk,
            "header": self.header,
            "welcome": self.welcome,
            "bar": self.bar,
            "start": self.start,
            "grid": self.grid,
            "search": self.search,
            "choice": self.choice,
            "number": self.number,
            "menu": self.menu,
            "ticket": self.ticket,
            "pad": self.pad,
            "faces": self.faces,
            "notice": self.notice,
        }

    def show(self, scene: Scene, voice: bool = False) -> None:
        """Shows the page of `scene`. `voice`: whether it can be read out."""
        self.header.show(header(scene.catalog, self.words, scene.language, scene.now_ms, self._training))
        self.bar.show(bar(scene, voice))
        screen = scene.flow.screen
        if screen is not Screen.SEARCH:
            self.search.show(SearchPage())  # what was typed stays no longer than its page
        if screen in GRIDS:
            self._grid(GRIDS[screen](scene))
        elif screen in MENUS:
            self._menu(MENUS[screen](scene))
        elif screen in PADS:
            self._pad(PADS[screen](scene))
        else:
            self._own(screen, scene)

    def show_without_site(self, language: str, now_ms: int) -> None:
        """No site file has arrived yet: there is no name, and no zone to tell the time in."""
        self.header.show(header(None, self.words, language, now_ms, self._training))
        self._nothing_works("preparing", "clock", language)

    def show_out_of_service(self, language: str) -> None:
        """A fault of ours: nothing works any more until the program is started anew."""
        self._nothing_works("out", "warning", language)

    def _nothing_works(self, key: str, icon: str, language: str) -> None:
        """No button would do anything, not even that of the other language."""
        self.bar.empty()
        self._menu(trouble.for_all(self.words, key, icon, language))

    def _own(self, screen: Screen, scene: Scene) -> None:
        """The screens that have a page of their own."""
        match screen:
            case Screen.START:
                page = start.page(scene)
                self.start.show(page)
                self._is_on("start", [*page.often, *page.ways], page.title)
            case Screen.SEARCH:
                results = search.page(scene)
                self.search.show(results)
                self._is_on("search", [*results.tiles, *results.options], search.aloud(results))
                self.offered |= search.keys(results)
            case Screen.CONFIRM if (obstacle := unavailable.page(scene)) is not None:
                self._menu(obstacle)
            case Screen.CONFIRM:
                choice = confirm.page(scene)
                self.choice.show(choice)
                self._is_on("choice", [*choice.switches, *choice.answers], confirm.aloud(choice))
                self.offered |= confirm.keys(choice)
            case Screen.NUMBER:
                shown = number.page(scene)
                self.number.show(shown)
                self._is_on("number", (), number.aloud(shown))
                self.offered = number.keys(shown)
            case Screen.SCREEN_TEST:
                self._menu(staff_rooms.screen_test(scene), "screentest")
            case Screen.ISSUING:
                self._menu(trouble.deciding(scene), "issuing")
            case Screen.TICKET:
                self._ticket(scene)
            case Screen.RATE:
                faces = rating.page(scene)
                self.faces.show(faces)
                self._is_on("faces", [*faces.faces, *faces.options], f"{faces.progress_words}. {faces.title}")
            case _:
                self._welcome(scene)

    def _welcome(self, scene: Scene) -> None:
        when = hall_opening(scene.catalog, scene.state, scene.now_ms)
        if when.open:
            shown = welcome(scene, rating.at_the_door(scene))
            self.welcome.show(shown)
            self._is_on("welcome", shown.faces, ". ".join(filter(None, (shown.greeting, shown.notice, shown.touch))))
            self.offered["start"] = shown.touch
        else:
            self._menu(trouble.closed(scene, when))

    def _ticket(self, scene: Scene) -> None:
        """A number that is not known, or of another day, is told of in a few words."""
        page = ticket.page(scene)
        if isinstance(page, Menu):
            self._menu(page)
            return
        self.ticket.show(page)
        errands = (f"{errand.text}: {errand.detail}" for errand in page.errands)
        aloud = (page.label, page.told, page.next.text, page.next.detail, *errands)
        self._is_on("ticket", [*page.urgent, *page.options], ". ".join(filter(None, aloud)))

    def _pad(self, pad: Pad) -> None:
        self.pad.show(pad)
        self._is_on("pad", (), f"{pad.title}. {pad.text}. {pad.wrong}")
        self.offered = {key.key: key.text for key in (*pad.letters, *pad.digits)} | {DELETE: pad.delete}
        if pad.ready:
            self.offered[OK] = pad.ok

    def _grid(self, grid: Grid) -> None:
        self.grid.show(grid)
        self._is_on("grid", grid.tiles, f"{grid.title} {grid.hint}")

    def _menu(self, menu: Menu, page: str = "menu") -> None:
        self.menu.show(menu)
        self._is_on(page, menu.options, f"{menu.title}. {menu.text}")

    def _is_on(self, page: str, choices: Iterable[Tile | Option], aloud: str) -> None:
        """A closed tile is not offered: it stands there and cannot be chosen."""
        open_ones = (x for x in choices if not isinstance(x, Tile) or x.open)
        self.offered = {x.key: x.spoken or (x.title if isinstance(x, Tile) else x.text) for x in open_ones}
        self.aloud = aloud
        self.kiosk.show(page)

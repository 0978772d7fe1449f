"""In which language and look the pages are for the visitor who stands there now."""

from dataclasses import replace

from core.words import Language
from kiosk.hall import Hall
from kiosk.look import Look
from ui.words import Words


class Manner:
    """Begins as this kiosk usually is, changes as the visitor likes it, and is forgotten with the visitor."""

    def __init__(self, device: str, hall: Hall, words: Words) -> None:
        self._device, self._hall, self._words = device, hall, words
        self.language = str(Language.ID)
        self._chosen: Look | None = None
        self._anew = False

    @property
    def look(self) -> Look:
        """Before a visitor changes it the buttons are low where this kiosk would hang too high for some."""
        if self._chosen is not None:
            return self._chosen
        catalog = self._hall.catalog
        known = catalog.site.kiosks if catalog else ()
        return Look(low=any(kiosk.low_reach for kiosk in known if kiosk.id == self._device))

    def change(self, key: str) -> None:
        """What a button of the bar does: the next language or size of letters, or a switch of the look."""
        self._anew = True
        if key == "language":
            catalog = self._hall.catalog
            offered = catalog.site.site.languages if catalog else tuple(Language)
            self.language = self._words.after(self.language, offered)
        elif key == "text":
            self._chosen = self.look.larger()
        elif key in ("contrast", "low", "aloud"):
            self._chosen = self.look.switched(key)

    def hear(self, aloud: bool) -> None:
        self._anew = True
        self._chosen = replace(self.look, aloud=aloud)

    def came_to_the_door(self) -> None:
        """The welcome page has come up; what was chosen so far may be of somebody who has left."""
        self._anew = False

    def begin(self) -> bool:
        """A visit begins at the welcome page: forgets what was chosen before that came up. Says whether it did."""
        if not self._anew:
            self.forget()
        return not self._anew

    def forget(self) -> None:
        self.language, self._chosen, self._anew = str(Language.ID), None, False

"""What the kiosk says: the number to everybody, pages and buttons to those who asked for it."""

from kiosk.flow.where import Flow, Screen
from kiosk.manner import Manner
from kiosk.pages import Pages
from kiosk.voice import Voice


class Aloud:
    def __init__(self, voice: Voice, pages: Pages, manner: Manner) -> None:
        self._voice, self._pages, self._manner = voice, pages, manner
        self._armed = ""

    def page(self, flow: Flow) -> None:
        """Another page is on. The number is said twice, whoever listens."""
        issued, language = flow.issued, self._manner.language
        self._armed = ""
        if flow.screen is Screen.NUMBER and issued is not None:
            number = self._pages.words.say("kiosk.number_aloud", language, number=issued.label)
            self._voice.say(f"{number} {number} {self._pages.aloud}", language)
        else:
            self.words(self._pages.aloud)

    def words(self, words: str) -> None:
        """Something that stands on the page, for those who hear it."""
        if self._manner.look.aloud:
            self._voice.say(words, self._manner.language)

    def takes(self, key: str, spoken: str) -> bool:
        """Whether a touch was taken to say what is under the finger; the second touch on it chooses."""
        if not self._manner.look.aloud or self._armed == key:
            self._armed = ""
            return False
        self._armed = key
        self._voice.say(spoken, self._manner.language)
        return True

    def stop(self) -> None:
        self._voice.stop()

"""What a visitor looked for in vain: told once a visit and topic. What was typed goes nowhere."""

from core.catalog import Catalog
from core.commands import CountUnmet
from core.unmet import Topic
from kiosk.flow.where import Flow, Screen
from kiosk.topics.search import missing


class Demand:
    def __init__(self, device: str) -> None:
        self._device = device
        self._told: set[Topic] = set()

    def given_up(self, before: Flow, after: Flow, catalog: Catalog, now_ms: int) -> CountUnmet | None:
        """What to tell the hub when the flow moves: a search that found nothing is one only when it is given up.

        Whoever types on may still mean something else. Back at the welcome page, the next visitor comes.
        """
        typing_on = after.screen is Screen.SEARCH and after.typed.startswith(before.typed)
        in_vain = before.screen is Screen.SEARCH and not typing_on
        topic = missing(before.typed, catalog, now_ms) if in_vain else None
        told = topic in self._told
        if after.screen is Screen.WELCOME:
            self._told.clear()
        elif topic is not None:
            self._told.add(topic)
        return None if topic is None or told else CountUnmet(topic, self._device)

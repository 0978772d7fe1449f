"""The mall that most stories of the rules are played in."""

from collections.abc import Iterator

import pytest

from tests.core.play import Play


@pytest.fixture
def play() -> Iterator[Play]:
    """Half past seven on a Tuesday; nothing has happened yet."""
    made = Play()
    yield made
    made.checked()


@pytest.fixture
def hall(play: Play) -> Play:
    """Eight o'clock, the day and all counters open."""
    return play.at("08:00").opened(1, 2, 3, 4, 5)

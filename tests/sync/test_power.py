"""The mains go and come back: outages stand in the log, and a hub whose battery runs out stops and waits for power."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from core.decide import decide
from core.fold import fold
from core.state import State
from core.words import Reason
from store.faults import DiskFull
from store.writer import SiteWriter
from sync.batcher import Batcher, unheard
from sync.clock import DemoClock
from sync.power import LONG_SILENT, Mains, Power, running_out
from sync.ups import Silent, Ups
from tests.sync.mall import NINE_O_CLOCK, prepare

MAINS = Ups(on_battery=False, charge=100)
FULL = Ups(on_battery=True, charge=90)
EMPTYING = Ups(on_battery=True, charge=19)
WAIT_S = 30


class FakeUps:
    """Says what it was given to say; None: it is silent."""

    def __init__(self, said: Ups | None) -> None:
        self.said = said

    async def now(self) -> Ups:
        if self.said is None:
            raise Silent("silent")
        return self.said

    def close(self) -> None:
        """Nothing is open."""


class Scene:
    def __init__(self, folder: Path, said: Ups | None, decide: Callable[..., object] = decide) -> None:
        self.ups = FakeUps(said)
        self.clock = DemoClock(NINE_O_CLOCK)
        self.stops = 0
        self.power = Power(self.ups, self._stop, look_s=0.002)
        self.writer = SiteWriter.open(folder, decide=decide, fold=fold)  # type: ignore[arg-type]

    def _stop(self) -> None:
        self.stops += 1

    def play(self, acts: Sequence[tuple[Callable[[], None], Callable[[State], bool]]]) -> None:
        """Each act, then waits until what is to come of it has come."""

        async def run() -> None:
            batcher = Batcher(self.writer, self.clock, lambda now: None, unheard)
            batcher.start()
            task = asyncio.create_task(self.power.run(batcher.do, self.clock.now_ms))
            async with asyncio.timeout(WAIT_S):
                for act, met in acts:
                    act()
                    while not met(self.writer.state):
                        await asyncio.sleep(0.002)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await batcher.stop()

        asyncio.run(run())

    def say(self, said: Ups | None) -> Callable[[], None]:
        return lambda: setattr(self.ups, "said", said)

    def later(self, seconds: int) -> Callable[[], None]:
        return lambda: self.clock.set(self.clock.now_ms() + seconds * 1000)

    def heard(self, said: Ups | None) -> Callable[[State], bool]:
        return lambda _: self.power.now == said


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    return prepare(tmp_path / "mall")


def on(state: State) -> bool:
    return state.outage_ms is not None


def off(state: State) -> bool:
    return state.outage_ms is None


def test_a_cut_of_the_power_is_an_outage_until_the_mains_are_back(mall: Path) -> None:
    scene = Scene(mall, MAINS)
    scene.play([
        (scene.say(FULL), scene.heard(FULL)),
        (scene.later(59), off),
        (scene.later(2), on),
        (scene.later(600), lambda state: state.outage_cause is Reason.POWER and state.outage_ms == NINE_O_CLOCK),
        (scene.say(MAINS), off),
    ])  # fmt: skip
    assert scene.stops == 0
    day = scene.writer.state.day
    assert day is not None
    assert day.freezes == [(NINE_O_CLOCK, NINE_O_CLOCK + 661_000 + 15 * 60_000)]


def test_a_hub_whose_battery_runs_out_writes_it_down_and_stops(mall: Path) -> None:
    scene = Scene(mall, FULL)
    scene.play([(scene.say(EMPTYING), lambda state: scene.power.gone)])
    assert (scene.stops, on(scene.writer.state)) == (1, True)


def test_it_stops_on_a_full_disk_too(mall: Path) -> None:
    def no_room(*_: object) -> object:
        raise DiskFull(mall)

    scene = Scene(mall, EMPTYING, no_room)
    scene.play([(lambda: None, lambda _: scene.power.gone)])
    assert (scene.stops, on(scene.writer.state)) == (1, False)


def test_silence_changes_nothing(mall: Path) -> None:
    scene = Scene(mall, FULL)
    scene.play([
        (scene.say(FULL), scene.heard(FULL)), (scene.say(None), scene.heard(None)), (scene.later(600), off),
        (scene.say(FULL), on), (scene.say(None), scene.heard(None)), (scene.later(600), on),
    ])  # fmt: skip
    assert scene.stops == 0


def test_a_hub_that_runs_though_its_ups_never_answers_ends_what_it_began_before(mall: Path) -> None:
    first = Scene(mall, EMPTYING)
    first.play([(lambda: None, lambda _: first.power.gone)])
    again = Scene(mall, None)
    again.play([(again.later(600), off)])
    assert LONG_SILENT * 5 >= 60


@pytest.mark.parametrize(
    ("ups", "out"),
    [
        (Ups(on_battery=False, charge=5, empty=True), False), (Ups(on_battery=True), False),
        (Ups(on_battery=True, charge=20), False), (Ups(on_battery=True, charge=19), True),
        (Ups(on_battery=True, charge=50, runtime_s=119), True), (Ups(on_battery=True, charge=50, empty=True), True),
    ],
)  # fmt: skip
def test_when_a_battery_runs_out(ups: Ups, *, out: bool) -> None:
    assert running_out(ups) is out


def test_a_hub_begins_once_there_is_power(mall: Path) -> None:
    ups = FakeUps(EMPTYING)
    waited = []

    def waiting() -> None:
        waited.append(ups.said)
        ups.said = MAINS if len(waited) == 3 else EMPTYING

    asyncio.run(Power(ups, lambda: None, look_s=0.001).until_enough(waiting))
    assert waited == [EMPTYING] * 3
    ups.said = None
    asyncio.run(Power(ups, lambda: None).until_enough(waiting))
    assert len(waited) == 3


def test_a_hub_whose_ups_was_taken_away_ends_what_it_began_with_it(mall: Path) -> None:
    first = Scene(mall, EMPTYING)
    first.play([(lambda: None, lambda _: first.power.gone)])
    faults = [DiskFull(mall)] * 2

    def decide_later(*given: object) -> object:
        if faults:
            raise faults.pop()
        return decide(*given)  # type: ignore[arg-type]

    again = Scene(mall, None, decide_later)
    again.power = Mains(look_s=0.002)  # type: ignore[assignment]
    again.play([(again.later(600), off)])
    assert faults == []

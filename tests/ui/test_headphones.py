"""Headphones are noticed as the kernel tells of them, and their absence is no trouble."""

import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.headphones import Headphones
from ui.jack import ask_jack

EV_SYN, EV_KEY, EV_SW = 0, 1, 5
SYN_REPORT, SYN_DROPPED = 0, 3
SW_LID, SW_HEADPHONE, SW_MICROPHONE = 0, 2, 4


def event(kind: int, code: int, value: int) -> bytes:
    """One `struct input_event`, as a 64-bit kernel writes it: 24 bytes."""
    return struct.pack("=qqHHi", 1_796_000_000, 250_000, kind, code, value)


def jack(value: int) -> bytes:
    return event(EV_SW, SW_HEADPHONE, value) + event(EV_SYN, SYN_REPORT, 0)


class Device:
    """An input device whose other end is ours."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self.end = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def tell(self, data: bytes) -> None:
        os.write(self.end, data)

    def unplug(self) -> None:
        os.close(self.end)
        self.end = -1


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    device = Device(tmp_path / "event7")
    yield device
    if device.end >= 0:
        device.unplug()


Listen = Callable[..., tuple[Headphones, list[bool]]]


@pytest.fixture
def listen(qtbot: QtBot) -> Iterator[Listen]:
    """Headphones on the devices given, whose jacks stand as `states` says at each question, and what they told."""
    made: list[Headphones] = []

    def make(paths: list[Path], *states: bool | None) -> tuple[Headphones, list[bool]]:
        answers = iter(states)
        headphones, told = Headphones(paths, ask=lambda _: next(answers)), list[bool]()
        headphones.plugged.connect(told.append)
        made.append(headphones)
        return headphones, told

    yield make
    for headphones in made:
        headphones.close()


def test_plugging_and_unplugging_is_told_once_each(listen: Listen, device: Device, qtbot: QtBot) -> None:
    headphones, told = listen([device.path], False)
    device.tell(jack(1) + jack(1))
    qtbot.waitUntil(lambda: told == [True])
    assert headphones.is_plugged
    device.tell(jack(0))
    qtbot.waitUntil(lambda: told == [True, False])
    assert not headphones.is_plugged


def test_how_it_stands_at_the_start_is_known(listen: Listen, device: Device) -> None:
    headphones, told = listen([device.path], True)
    assert headphones.is_plugged
    assert told == []


def test_other_switches_and_keys_are_not_headphones(listen: Listen, device: Device, qtbot: QtBot) -> None:
    _, told = listen([device.path], False)
    device.tell(event(EV_SW, SW_MICROPHONE, 1) + event(EV_SW, SW_LID, 1) + event(EV_KEY, SW_HEADPHONE, 1) + jack(1))
    qtbot.waitUntil(lambda: told != [])
    assert told == [True]


def test_an_event_may_come_in_pieces(listen: Listen, device: Device, qtbot: QtBot) -> None:
    _, told = listen([device.path], False)
    data = jack(1)
    device.tell(data[:10])
    qtbot.wait(20)
    assert told == []
    device.tell(data[10:])
    qtbot.waitUntil(lambda: told == [True])


def test_after_lost_events_the_kernel_is_asked_anew(listen: Listen, device: Device, qtbot: QtBot) -> None:
    _, told = listen([device.path], False, True)
    device.tell(event(EV_SYN, SYN_DROPPED, 0))
    qtbot.waitUntil(lambda: told == [True])


def test_a_device_that_goes_takes_its_headphones_along(listen: Listen, device: Device, qtbot: QtBot) -> None:
    headphones, told = listen([device.path], True)
    device.unplug()
    qtbot.waitUntil(lambda: told == [False])
    assert not headphones.is_plugged


def test_one_jack_of_two_is_enough(listen: Listen, device: Device, tmp_path: Path, qtbot: QtBot) -> None:
    other = Device(tmp_path / "event8")
    headphones, told = listen([device.path, other.path], False, True)
    device.tell(jack(1))
    other.tell(jack(0))
    qtbot.wait(20)
    assert told == []
    device.tell(jack(0))
    qtbot.waitUntil(lambda: told == [False])
    other.unplug()
    assert not headphones.is_plugged


def test_what_has_no_jack_is_let_go(listen: Listen, device: Device, tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    (tmp_path / "event9").touch()
    headphones, _ = listen([device.path, tmp_path / "event9", tmp_path / "none"], None, None)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert not headphones.is_plugged


def test_a_machine_without_input_devices_is_no_trouble(qtbot: QtBot, device: Device) -> None:
    headphones = Headphones([device.path])  # a fifo knows none of the kernel's questions
    assert not headphones.is_plugged
    headphones.close()
    Headphones().close()


@pytest.mark.parametrize(
    ("has", "on", "answer"), [(0b10100, 0b00100, True), (0b10100, 0b10000, False), (0b10000, 0b10000, None)]
)
def test_the_kernel_is_asked_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, has: int, on: int, answer: bool | None
) -> None:
    replies = {0x80084525: has, 0x8008451B: on}  # EVIOCGBIT(EV_SW, 8), EVIOCGSW(8)
    monkeypatch.setattr(fcntl, "ioctl", lambda _, request, buffer: replies[request].to_bytes(len(buffer), "little"))
    assert ask_jack(0) is answer

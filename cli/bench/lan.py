"""A LAN inside this machine: each device of a bench in a network namespace of its own, joined to the hub by a cable.

It needs root and a kernel that allows it; where either is missing, a bench goes on over the loopback.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

_NET = "10.231"
HUB = f"{_NET}.0.1"


class Lan(NamedTuple):
    """`hub`: its address. `inside`: for each device the words before a command that let it run there."""

    hub: str
    inside: tuple[tuple[str, ...], ...]


@contextmanager
def lan(devices: int) -> Iterator[Lan | None]:
    """For so many devices; None where this machine does not allow it. Everything is gone at the end."""
    with ExitStack() as stack:
        try:
            made = _made(stack, devices) if os.geteuid() == 0 and shutil.which("ip") else None
        except subprocess.CalledProcessError:
            made = None
        yield made


def _made(stack: ExitStack, devices: int) -> Lan:
    # On the loopback, so that nothing of it is heard outside this machine.
    stack.enter_context(_given(("addr", "add", f"{HUB}/32", "dev", "lo"), ("addr", "del", f"{HUB}/32", "dev", "lo")))
    return Lan(HUB, tuple(stack.enter_context(_cable(n)) for n in range(1, devices + 1)))


@contextmanager
def _cable(n: int) -> Iterator[tuple[str, ...]]:
    name = f"besti{os.getpid()}-{n}"
    here, there = f"b{os.getpid() % 100_000}h{n}", f"b{os.getpid() % 100_000}d{n}"
    with _given(("netns", "add", name), ("netns", "del", name)):
        _ip("link", "add", here, "type", "veth", "peer", "name", there, "netns", name)
        _ip("addr", "add", f"{_NET}.{n}.1/30", "dev", here)
        _ip("link", "set", here, "up")
        _ip("-n", name, "addr", "add", f"{_NET}.{n}.2/30", "dev", there)
        for device in (there, "lo"):
            _ip("-n", name, "link", "set", device, "up")
        _ip("-n", name, "route", "add", "default", "via", f"{_NET}.{n}.1")
        yield ("ip", "netns", "exec", name)


@contextmanager
def _given(make: tuple[str, ...], take: tuple[str, ...]) -> Iterator[None]:
    _ip(*make)
    try:
        yield
    finally:
        _ip(*take)


def _ip(*words: str) -> None:
    """Raises subprocess.CalledProcessError where the kernel does not allow it."""
    subprocess.run(["ip", *words], check=True, capture_output=True)

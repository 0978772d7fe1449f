"""A slip that shows whether profile and printer fit together: width, letters, number, code, cut."""

from collections.abc import Iterator

from printer.blocks import Block, Cut, Feed, Number, Qr, Rule, Text
from printer.profiles import Profile

CODE = "https://besti.example/uji"
LABEL = "B888"


def slip(profile: Profile, address: str) -> tuple[Block, ...]:
    """The row of digits must just fill one line."""
    return tuple(_blocks(profile, address))


def _blocks(profile: Profile, address: str) -> Iterator[Block]:
    yield Text("Besti", 2, 2, bold=True, align="center")
    yield Text("Slip uji / Test slip", align="center")
    yield Text(f"{profile.name}, {profile.columns} kolom, {profile.dots} titik"[: profile.columns], align="center")
    yield Text(address[: profile.columns], align="center")
    yield from (Feed(2), Rule(), Feed(2))
    yield Text(("1234567890" * 5)[: profile.columns])
    yield Text(("ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2)[: profile.columns])
    yield from (Feed(2), Number(LABEL), Feed(2), Qr(CODE), Feed(2))
    yield from (Rule(), Feed(2), Cut())

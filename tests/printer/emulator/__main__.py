"""python -m tests.printer.emulator --port 9100 --paper-out-after 3 — a printer to play with."""

import signal
import sys
from pathlib import Path

import click

from printer.profiles import PROFILES
from printer.reader import UnreadableBytes
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import PERSONALITIES
from tests.printer.emulator.server import Server

KEYS = {
    "p": "paper_end", "c": "cover", "j": "jam", "n": "near_end", "f": "feeding", "o": "offline", "b": "broken",
}  # fmt: skip
HELP = "Type a letter and Enter: " + ", ".join(f"{key} {name}" for key, name in KEYS.items()) + ", h hot, l load paper"


@click.command()
@click.option("--port", default=9100, show_default=True)
@click.option("--kind", type=click.Choice(list(PERSONALITIES)), default="epson", show_default=True)
@click.option("--profile", type=click.Choice(list(PROFILES)), default="tm-t82", show_default=True, help="For pictures.")
@click.option("--paper-out-after", type=int, help="So many papers, then the roll is empty.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where pictures of the papers are left.")
def main(port: int, kind: str, profile: str, paper_out_after: int | None, folder: Path | None) -> None:
    """A thermal printer on a TCP port, whose faults you choose."""
    device = Device(PERSONALITIES[kind])

    def told(number: int) -> None:
        piece = device.paper.pieces[number - 1]
        click.echo(f"--- {number}: {round(piece.rows * 25.4 / device.kind.dpi)} mm\n{piece.text}")
        if folder is not None:
            _save(device, number, profile, folder)
        if number == paper_out_after:
            device.rows_left = 0
            with device.changing() as sensors:
                sensors.paper_end = True
            click.echo("(out of paper; l loads a new roll)")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with Server(device, port, told) as server:
        click.echo(f"{kind} on tcp://127.0.0.1:{server.port}. {HELP}")
        for line in sys.stdin:
            with server.lock:
                _obey(device, line.strip())
        signal.pause()


def _save(device: Device, number: int, profile: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        pictures = device.paper.pieces[number - 1].pictures(PROFILES[profile])
    except UnreadableBytes as fault:
        click.echo(f"(no picture: {fault})")
        return
    for picture in pictures[:1]:
        picture.save(folder / f"{number:04d}.png")


def _obey(device: Device, key: str) -> None:
    if key == "l":
        device.load_paper()
    elif key == "h":
        device.overheat(20)
    elif key in KEYS:
        with device.changing() as sensors:
            setattr(sensors, KEYS[key], not getattr(sensors, KEYS[key]))
        click.echo(f"{KEYS[key]}: {getattr(device.sensors, KEYS[key])}")
    else:
        click.echo(HELP)


main()

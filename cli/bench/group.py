"""`besti bench NAME`: measures this box in a temporary folder and prints one flat JSON object last."""

import importlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

BENCHES = {
    "issue": "cli.bench.issue",
    "print": "cli.bench.print_",
    "kiosk": "cli.bench.kiosk",
    "display": "cli.bench.display",
    "promise": "cli.bench.promise",
    "journeys": "cli.bench.journeys",
    "capacity": "cli.bench.capacity",
    "pages": "cli.bench.pages",
    "summary": "cli.bench.summary",
    "sync": "cli.bench.sync",
    "ingest": "cli.bench.ingest",
    "centre": "cli.bench.centre",
}
"""Each bench is a module with `run(folder) -> dict`, a one-line docstring, and keys that end in their unit.

A module may have `OPTIONS` of its own; `run` is handed them by name.
"""

Run = Callable[..., dict[str, float]]


class _Benches(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(BENCHES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in BENCHES:
            return None
        module = importlib.import_module(BENCHES[cmd_name])
        command = _command(cmd_name, module.run, (module.__doc__ or "").strip().splitlines()[0])
        command.params.extend(getattr(module, "OPTIONS", ()))
        return command


@click.command(cls=_Benches)
def bench() -> None:
    """Measure what this box can do."""


def _command(name: str, run: Run, help_: str) -> click.Command:
    @click.command(name, help=help_)
    @click.option("--json", "as_json", is_flag=True, help="One flat JSON object, last on standard output.")
    @click.option("--dir", "disk", type=click.Path(path_type=Path, exists=True, file_okay=False),
                  help="Which disk: a temporary folder is made in this one.")  # fmt: skip
    def command(as_json: bool, disk: Path | None, **own: object) -> None:
        with tempfile.TemporaryDirectory(prefix="besti-bench-", dir=disk) as folder:
            figures = run(Path(folder), **own)
        if as_json:
            click.echo(json.dumps(figures))
            return
        for key, value in figures.items():
            click.echo(f"{key:24} {value:g}")

    return command

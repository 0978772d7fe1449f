"""`besti install kiosk|display|hub`: looks at the machine, plans, writes, and says what is left to do."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from cli.install.faults import CannotInstall
from cli.install.machine import HERE, Machine
from cli.install.plan import BESTI, PARTS, Planned, Wish, groups_of, plan
from cli.install.translated import folders, translate
from cli.install.writing import Look, State, look, text_of, write
from cli.main import Context
from cli.settings import BadSettings, read
from core.words import Language, Text

_DONE = {
    State.NEW: Text("ditulis", "written"),
    State.OLD: Text("diperbarui", "updated"),
    State.CHANGED: Text("ditimpa", "overwritten"),
    State.SAME: Text("sudah sama", "already so"),
    State.KEPT: Text("dibiarkan", "left as it is"),
}
_NEXT = Text("Selanjutnya (sebagai root):", "What is left to do (as root):")
_RIGHTS = Text("sesuaikan {settings}", "adapt {settings}")


@click.command()
@click.argument("part", type=click.Choice(PARTS))
@click.option("--user", required=True, help="The system user that Besti runs as; it must exist.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=HERE,
              show_default=True, help="Write beneath this folder: for system images.")  # fmt: skip
@click.option(
    "--settings", type=click.Path(path_type=Path), help="What `besti up` reads; default: /etc/besti/PART.toml."
)
@click.option("--print", "only_print", is_flag=True, help="Show every file and write none.")
@click.option("--force", is_flag=True, help="Overwrite files that somebody has changed; never the settings.")
@click.pass_context
def install(
    ctx: click.Context, part: str, user: str, root: Path, settings: Path | None, only_print: bool, force: bool
) -> None:
    """Make a machine start PART by itself: units for systemd, weston's kiosk shell, the printer's name."""
    context: Context = ctx.obj
    machine = Machine(root.absolute())
    try:
        planned = _planned(machine, part, user, settings)
        if only_print:
            click.echo("\n".join(f"### {file.path}\n{text_of(file)}" for file in planned))
            return
        looks = look(machine, planned)
        write(machine, looks, force=force)
        translate(folders())  # where that cannot be written the program starts all the same, a second later
    except (CannotInstall, BadSettings) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    _tell(looks, machine, context.language)


def _planned(machine: Machine, part: str, user: str, settings: Path | None) -> list[Planned]:
    """Raises CannotInstall and BadSettings."""
    machine.need_systemd()
    machine.need_groups(groups_of(part))
    path = PurePosixPath(settings.absolute()) if settings else BESTI / f"{part}.toml"
    wish = Wish(part, machine.user(user), (sys.executable, "-m", "besti"), path)
    _check_settings(machine.place(path), part)
    return plan(wish)


def _check_settings(path: Path, part: str) -> None:
    """A settings file that is there must be good and name the part. Raises BadSettings."""
    if path.exists() and part not in read(path).commands():
        raise BadSettings(path, f"tidak memuat [{part}]", f"has no [{part}]")


def _tell(looks: Sequence[Look], machine: Machine, language: Language) -> None:
    for each in looks:
        click.echo(f"{machine.place(each.file.path)}: {_DONE[each.state].in_language(language)}")
    click.echo(_NEXT.in_language(language))
    names = [each.file.path.name for each in looks]
    units = [name for name in names if name.endswith(".service")]
    steps = [_RIGHTS.in_language(language).format(settings=next(e.file.path for e in looks if e.file.settings))]
    if machine.root == HERE:
        steps.append("systemctl daemon-reload")
        steps += ["udevadm control --reload && udevadm trigger"] if any(n.endswith(".rules") for n in names) else []
        steps.append(f"systemctl enable {' '.join(units)}")
        steps.append(f"systemctl start {units[-1]}")
    else:
        steps.append(f"systemctl --root={machine.root} enable {' '.join(units)}")
    for step in steps:
        click.echo(f"  {step}")

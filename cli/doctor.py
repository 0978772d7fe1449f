"""`besti doctor`: what this box runs on, and what is wrong with it."""

from collections.abc import Iterator

import click

from cli.examination import examine, site_of
from cli.finding import Finding
from cli.main import Context
from cli.place import Place, placed
from core.words import Text

_SICK = 1
_ALL_WELL = Text("Semua baik.", "All is well.")
_BAD_UPS = Text("Tulis NAMA, NAMA@HOST, atau NAMA@HOST:PORT.", "Write NAME, NAME@HOST or NAME@HOST:PORT.")


@click.command()
@click.option("--ups", default=None, metavar="NAME[@HOST]", envvar="BESTI_UPS", help="Look at this UPS of NUT too.")
@click.option("--find", "find_", is_flag=True, help="See whether the hub is found on the network by its name (mDNS).")
@placed
@click.pass_context
def doctor(ctx: click.Context, ups: str | None, find_: bool, place: Place) -> None:
    """Say what this box runs on, what is wrong and what to do. Ends with 1 where something is wrong."""
    context: Context = ctx.obj
    sick = False
    for finding in _findings(ctx, ups, find_, place):
        sick = sick or not finding.well
        click.echo(f"{'ok' if finding.well else '!!'}  {finding.words.in_language(context.language)}")
    if sick:
        ctx.exit(_SICK)
    click.echo(_ALL_WELL.in_language(context.language))


def _findings(ctx: click.Context, ups: str | None, find_: bool, place: Place) -> Iterator[Finding]:
    # Only who asks for them waits for the libraries that ask.
    from cli.examination_power import found_by_name, power

    context: Context = ctx.obj
    yield from examine(place)
    if ups is not None:
        try:
            yield power(ups)
        except ValueError:
            raise click.BadParameter(_BAD_UPS.in_language(context.language), param_hint="--ups") from None
    if find_:
        yield from found_by_name(site_of(place))

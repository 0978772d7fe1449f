"""`besti doctor`: what this box runs on, and what is wrong with it."""

import click

from cli.examination import examine
from cli.main import Context
from cli.place import Place, placed
from core.words import Text

_SICK = 1
_ALL_WELL = Text("Semua baik.", "All is well.")


@click.command()
@placed
@click.pass_context
def doctor(ctx: click.Context, place: Place) -> None:
    """Say what this box runs on, what is wrong and what to do. Ends with 1 where something is wrong."""
    context: Context = ctx.obj
    findings = list(examine(place))
    for finding in findings:
        click.echo(f"{'ok' if finding.well else '!!'}  {finding.words.in_language(context.language)}")
    if not all(finding.well for finding in findings):
        ctx.exit(_SICK)
    click.echo(_ALL_WELL.in_language(context.language))

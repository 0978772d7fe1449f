"""The command line: one group, each command imported only when it is called, so that every call starts fast."""

import importlib
import os
from dataclasses import dataclass

import click

from cli import lifeline
from core.words import Language, Text

COMMANDS = {
    "up": "cli.up:up",
    "install": "cli.install.command:install",
    "hub": "cli.hub:hub",
    "follow": "cli.follow:follow",
    "promote": "cli.promote:promote",
    "kiosk": "cli.windows:kiosk",
    "display": "cli.windows:display",
    "kiosk-pin": "cli.kiosk_pin:kiosk_pin",
    "demo": "cli.demo.command:demo",
    "simulate": "cli.simulate:simulate",
    "promise": "cli.promise:promise",
    "centre": "cli.centre:centre",
    "push": "cli.push:push",
    "summary": "cli.summary:summary",
    "summary-worker": "cli.summary_worker:summary_worker",
    "site": "cli.site:site",
    "device": "cli.device:device",
    "day": "cli.day:day",
    "person": "cli.person:person",
    "confirm-date": "cli.day:confirm_date",
    "issue": "cli.ticket:issue",
    "cancel": "cli.ticket:cancel",
    "return": "cli.ticket:return_",
    "reprint": "cli.ticket:reprint",
    "print": "cli.print_:print_",
    "open": "cli.counter:open_",
    "close": "cli.counter:close",
    "next": "cli.counter:next_",
    "recall": "cli.counter:recall",
    "start": "cli.counter:start",
    "done": "cli.counter:done",
    "absent": "cli.counter:absent",
    "undo": "cli.counter:undo",
    "status": "cli.show:status",
    "log": "cli.show:log",
    "why": "cli.show:why",
    "doctor": "cli.doctor:doctor",
    "printer": "cli.printer:printer",
    "voice": "cli.voice:voice",
    "paper-lane": "cli.paper_lane:paper_lane",
    "mobile": "cli.mobile:mobile",
    "backup": "cli.backup:backup",
    "restore": "cli.restore:restore",
    "bench": "cli.bench.group:bench",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is told: the language of its messages, and whether `besti up` watches over it."""

    language: Language
    watched: bool = False


_NOT_UTF8 = Text("Kata yang diketik bukan teks UTF-8.", "What was typed is not UTF-8 text.")


class _Lazy(click.Group):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Bytes that are no UTF-8 arrive as lone surrogates, and neither JSON nor SQLite can carry those.
        if any("\ud800" <= sign <= "\udfff" for word in args for sign in word):
            raise click.UsageError(_NOT_UTF8.in_language(_default_language()), ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


def _default_language() -> str:
    """English where the shell speaks it, else Indonesian."""
    return "en" if os.environ.get("LANG", "").lower().startswith("en") else "id"


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    envvar="BESTI_LANG",
    default=_default_language,
    help="Language of messages. Default: of the shell, else id.",
)
@click.version_option(package_name="besti")
@click.pass_context
def main(ctx: click.Context, lang: str) -> None:
    """Besti: the queues of a public service mall. Beres dan Pasti."""
    ctx.obj = Context(Language(lang), watched=lifeline.hold_on())

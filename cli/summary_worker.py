"""`besti summary-worker`: at the end of each day, and when something came later, renders its report and mails it."""

import datetime as dt
import logging
import signal
import threading
from contextlib import closing
from pathlib import Path

import click

from cli import logs
from cli.main import Context
from cli.place import FOLDER
from cli.summary_mail import Post, post_of
from cli.summary_rendering import FolderOf, put_away, render
from core.words import Language, Text
from store import notify
from store.faults import Fault, Missing
from store.notify import Notify
from store.opening import DATABASE
from store.reports import SUMMARY_DB, Reports
from store.rollups import last_year, newest
from store.writer import wall_clock_ms

log = logging.getLogger(__name__)

REPORTS = "reports"
LOOK_S = 10.0
"""How often it looks whether a day has been closed; it has the whole evening."""
DAYS_BACK = 7
"""A worker that is new in an old store does not render its whole past."""

_DONE = Text("Laporan {day} selesai.", "The report of {day} is ready.")


class Worker:
    """`language`: of the reports. `post` None: nothing is mailed. `watcher` hears signs of life while it renders."""

    def __init__(self, folder: Path, reports: Reports, language: Language, post: Post | None, watcher: Notify) -> None:
        self._folder = folder
        self._reports = reports
        self._language = language
        self._post = post
        self._watcher = watcher

    def look(self, now_ms: int) -> list[str]:
        """Renders what is due, then mails what is due; returns the days that were rendered.

        Raises the faults of store.faults. A report that could not be rendered is tried again at the next look.
        """
        done = []
        have = self._reports.rendered()
        for day, lsn in self._closed():
            if have.get(day, -1) < lsn and self._render(day):
                self._reports.note(day, lsn, now_ms, mail=self._post is not None)
                done.append(day)
        self._put_away_last_year(now_ms)
        self._mail(now_ms)
        return done

    def _put_away_last_year(self, now_ms: int) -> None:
        """Once the new year has a day; again where a day of the old one was counted anew."""
        try:
            found = last_year(self._folder / DATABASE)
        except Missing:
            return
        if found is None or self._reports.archived().get(found[0], -1) >= found[1]:
            return
        folders = FolderOf(self._folder, self._folder / REPORTS)
        if put_away(folders, found[0], self._language, self._watcher.alive):
            self._reports.note_archive(*found, now_ms)

    def _closed(self) -> list[tuple[str, int]]:
        """The last days that are over, oldest first; none while the hub has not made its store yet."""
        try:
            return newest(self._folder / DATABASE, DAYS_BACK)
        except Missing:
            return []

    def _render(self, day: str) -> bool:
        return render(FolderOf(self._folder, self._folder / REPORTS), day, self._language, self._watcher.alive)

    def _mail(self, now_ms: int) -> None:
        if self._post is None:
            return
        for letter in self._reports.due(now_ms):
            trouble = self._post.send(self._folder / REPORTS, letter.day)
            self._watcher.alive()
            if trouble is None:
                self._reports.sent(letter, now_ms)
            else:
                log.warning("the letter of %s waits: %s", letter.day, trouble)
                self._reports.put_off(letter, trouble, now_ms)


@click.command("summary-worker")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--mail-to", multiple=True, help="Who gets the report by e-mail; may be repeated.")
@click.option("--mail-from", default="", help="The sender's address.")
@click.option("--smtp", default="localhost:25", show_default=True, help="The mail server, HOST:PORT.")
@click.option("--smtp-user", default="", help="Where the server wants to know who sends.")
@click.option("--smtp-password-file", type=click.Path(path_type=Path, dir_okay=False), help="Its first line is it.")
@click.option("--smtp-security", type=click.Choice(["none", "starttls", "tls"]), default="starttls", show_default=True,
              help="What it speaks before anything is told; its certificate is checked.")  # fmt: skip
@click.option("--smtp-ca-file", type=click.Path(path_type=Path, dir_okay=False),
              help="Who vouches for the server's certificate, where the machine does not know it.")  # fmt: skip
@click.option("--once", is_flag=True, help="Look once and end.")
@click.pass_context
def summary_worker(ctx: click.Context, /, folder: Path, once: bool, **mail: object) -> None:
    """Write each day's report into the folder `reports` beside the store when the day is over, and mail it.

    HTML, PDF, XLSX, CSV and JSON, as `besti summary` makes them, until SIGTERM or Ctrl-C; and, once the new year has
    a day, the archive of the old one. Letters wait in summary.db while the mail server cannot be reached. Running it
    again changes nothing that is done.
    """
    context: Context = ctx.obj
    logs.begin()
    place = folder.expanduser()
    post = post_of(ctx, **mail)  # type: ignore[arg-type]
    try:
        with closing(Reports(place / SUMMARY_DB)) as reports:
            _run(Worker(place, reports, context.language, post, watcher := notify.from_environment()), watcher, once,
                 context.language)  # fmt: skip
    except Fault as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)


def _run(worker: Worker, watcher: Notify, once: bool, language: Language) -> None:
    until = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: until.set())
    watcher.ready()
    while not until.is_set():
        for day in worker.look(wall_clock_ms()):
            click.echo(_DONE.in_language(language).format(day=day))
        if once:
            return
        _rest(until, watcher)
    watcher.stopping()


def _rest(until: threading.Event, watcher: Notify) -> None:
    ends = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=LOOK_S)
    while not until.is_set() and dt.datetime.now(dt.UTC) < ends:
        watcher.alive()
        until.wait(min(LOOK_S, notify.BEAT_S))

"""The worker that renders and mails: a real store, processes of its own, a mail server on loopback."""

import email
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP, Envelope, Session
from click.testing import CliRunner, Result

from cli.main import main
from core.decide import decide
from core.fold import fold
from store.open import transaction
from store.opening import DATABASE
from store.reports import Reports
from store.rollups import made_due, newest
from store.writer import SiteWriter

DAYS = ("2026-09-07", "2026-09-08")
OLD_YEAR = ("2026-12-31", "2027-01-04")
"""Its last day, and the first of the new one: between them lie a holiday and a week's end."""
PATIENCE_S = 120.0


class Inbox(Message):
    """Keeps what it is sent; `refuses`: with what it answers instead."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[email.message.Message] = []
        self.refuses = ""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return self.refuses or await super().handle_DATA(server, session, envelope)

    def handle_message(self, message: email.message.Message) -> None:
        self.got.append(message)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two days that are over, with their accounts, as a hub leaves them at night."""
    folder = tmp_path_factory.mktemp("worker") / "store"
    words = ["simulate", str(folder), "--days", "2", "--from", DAYS[0], "--seed", "4"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    keep(folder)
    return folder


@pytest.fixture
def clean(store: Path) -> Path:
    for path in (*store.glob("summary.db*"), *store.glob("reports/*")):
        path.unlink()
    return store


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def inbox(port: int) -> Iterator[Inbox]:
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox
    controller.stop()


def work(folder: Path, *words: str, lang: str = "en") -> Result:
    typed = ["--lang", lang, "summary-worker", "--folder", str(folder), "--once", *words]
    return CliRunner().invoke(main, typed, catch_exceptions=False)


def mailed(port: int) -> list[str]:
    return [
        *("--mail-to", "kepala@mpp.example", "--mail-to", "sekda@kota.example"),
        *("--mail-from", "besti@mpp.example", "--smtp", f"127.0.0.1:{port}", "--smtp-security", "none"),
    ]


def due_now(folder: Path) -> None:
    """As if the wait after a failure were over."""
    reports = Reports(folder / "summary.db")
    with reports._store.write():
        reports._store.run("UPDATE letter SET due_ms = 0")
    reports.close()


def until(what: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < ends
        time.sleep(0.1)


def test_each_day_is_rendered_and_mailed_once_however_often_the_worker_runs(
    clean: Path, inbox: Inbox, port: int
) -> None:
    first = work(clean, *mailed(port))
    assert first.output.splitlines() == [f"The report of {day} is ready." for day in DAYS]
    kinds = {path.name for path in (clean / "reports").iterdir()}
    assert kinds == {f"besti-{day}.{kind}" for day in DAYS for kind in ("html", "pdf", "xlsx", "csv", "json", "txt")}
    assert (clean / "reports" / f"besti-{DAYS[0]}.pdf").read_bytes().startswith(b"%PDF")
    assert [message["Message-ID"] for message in inbox.got] == [f"<besti-{day}@mpp.example>" for day in DAYS]
    names = [part.get_filename() for part in inbox.got[0].walk() if part.get_filename()]
    assert names == [f"besti-{DAYS[0]}.pdf", f"besti-{DAYS[0]}.xlsx"]
    assert work(clean, *mailed(port)).output == ""
    assert len(inbox.got) == 2


def test_letters_wait_while_the_server_is_away_and_go_when_it_is_back(clean: Path, port: int) -> None:
    written(clean, DAYS)
    rendered(clean, DAYS, mail=True)
    gone = work(clean, *mailed(port))
    assert (gone.exit_code, gone.output) == (0, "")
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    inbox.refuses = "451 later, please"
    due_now(clean)
    assert work(clean, *mailed(port)).exit_code == 0
    assert inbox.got == []
    inbox.refuses = ""
    assert work(clean, *mailed(port)).exit_code == 0
    assert inbox.got == []  # it is not yet time to try again
    due_now(clean)
    work(clean, *mailed(port))
    controller.stop()
    assert len(inbox.got) == 2
    reports = Reports(clean / "summary.db")
    assert reports.waiting() == 0
    reports.close()


def test_a_second_worker_is_told_that_there_is_one(clean: Path) -> None:
    reports = Reports(clean / "summary.db")
    result = work(clean)
    reports.close()
    assert result.exit_code == 75
    assert str(clean / "summary.db") in result.output


def test_a_store_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    assert (work(tmp_path / "new").exit_code, work(tmp_path / "new").output) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--mail-to", "a@b.c"], "--mail-from has no address"),
        (["--mail-to", "kepala", "--mail-from", "a@b.c"], "kepala is no e-mail address."),
        (["--mail-to", "a@b.c\nBcc: d@e.f", "--mail-from", "a@b.c"], "is no e-mail address."),
        (["--mail-to", "a@b.c", "--mail-from", "a@b.c", "--smtp", "mail"], "mail is not HOST:PORT."),
        (["--mail-to", "a@b.c", "--mail-from", "a@b.c", "--smtp", "mail:99999"], "mail:99999 is not HOST:PORT."),
        (["--mail-to", "a@b.c", "--mail-from", "a@b.c", "--smtp-password-file", "/nowhere/x"], "/nowhere/x cannot be"),
    ],
)
def test_options_that_do_not_fit_together_are_told(tmp_path: Path, words: list[str], said: str) -> None:
    result = work(tmp_path, *words)
    assert (result.exit_code, said in result.output) == (78, True)
    assert not (tmp_path / "summary.db").exists()


def test_besti_up_runs_it_and_ends_it(clean: Path, tmp_path: Path) -> None:
    rendered(clean, DAYS[:1])
    settings = tmp_path / "box.toml"
    settings.write_text(f'device="box"\nfolder="{clean}"\n[summary]\n')
    command = [sys.executable, "-m", "besti", "--lang", "en", "up", str(settings)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        until((clean / "reports" / f"besti-{DAYS[1]}.txt").exists)
    finally:
        running.terminate()
        said, _ = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 0, said
    assert re.match(r"Besti runs: summary\.", said)
    assert "ended" not in said


def test_once_the_new_year_has_a_day_the_old_one_is_put_away_once(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    words = ["simulate", str(folder), "--days", "5", "--from", OLD_YEAR[0], "--seed", "4"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    keep(folder)
    assert [day for day, _ in newest(folder / DATABASE, 9)] == list(OLD_YEAR)
    rendered(folder, OLD_YEAR)
    path = folder / "reports" / "besti-2026.zip"
    assert work(folder).exit_code == 0
    with zipfile.ZipFile(path) as archive:
        assert archive.read("besti-2026.pdf").startswith(b"%PDF")
        assert [name for name in archive.namelist() if name.startswith("days/")] == [f"days/{OLD_YEAR[0]}.json"]
    made = path.stat().st_mtime_ns
    assert work(folder).exit_code == 0
    assert path.stat().st_mtime_ns == made
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    with transaction(writer._opened.connection):
        writer._opened.connection.exec_driver_sql("UPDATE rollup SET lsn = lsn + 9000 WHERE day = ?", (OLD_YEAR[0],))
    writer.close()
    work(folder)
    assert path.stat().st_mtime_ns > made


def keep(folder: Path) -> None:
    """As a hub does at night."""
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    writer.keep_accounts(made_due(folder, fold))
    writer.close()


def written(folder: Path, days: Sequence[str]) -> None:
    """Something in the place of every file that goes with a letter."""
    (folder / "reports").mkdir(exist_ok=True)
    for day in days:
        for kind in ("txt", "pdf", "xlsx"):
            (folder / "reports" / f"besti-{day}.{kind}").write_text(f"{day} {kind}")


def rendered(folder: Path, days: Sequence[str], mail: bool = False) -> None:
    """As if the reports of these days were on the disk, with whatever may come later."""
    reports = Reports(folder / "summary.db")
    for day in days:
        reports.note(day, 10**9, 0, mail=mail)
    reports.close()

"""Letters over TLS, to a real mail server on loopback: its certificate is checked, strangers are told nothing."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from click.testing import CliRunner

from cli.examination_site import letters
from cli.main import main
from store.reports import Reports, waiting_letters
from tests.cli.test_summary_worker import Inbox, due_now

DAY = "2026-11-24"
USER, PASSWORD = "besti", "rahasia"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Guarded(Inbox):
    """Lets in whoever knows the password, and keeps what it was told by whom."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[bytes, bytes]] = []

    def lets_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: Any) -> AuthResult:
        assert isinstance(told, LoginPassword)
        self.asked.append((told.login, told.password))
        return AuthResult(success=(told.login, told.password) == (USER.encode(), PASSWORD.encode()), handled=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with cert.pem, of 127.0.0.1 and signed by itself, and its key.pem."""
    folder = tmp_path_factory.mktemp("tls")
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=surat.example", "-addext", "subjectAltName=IP:127.0.0.1,DNS:surat.example",
             "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(params=["starttls", "tls"])
def guarded(request: pytest.FixtureRequest, certificate: Path, port: int) -> Iterator[tuple[Guarded, str]]:
    """A mail server that speaks TLS only, and how it begins it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    inbox = Guarded()
    shared: dict[str, Any] = {"hostname": "127.0.0.1", "port": port, "authenticator": inbox.lets_in}
    if request.param == "tls":
        controller = Controller(inbox, ssl_context=context, auth_require_tls=False, **shared)
    else:
        controller = Controller(inbox, tls_context=context, require_starttls=True, auth_required=True, **shared)
    controller.start()
    yield inbox, request.param
    controller.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a letter waits; there is no store, so nothing is rendered."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / f"besti-{DAY}.txt").write_text("MPP\nSelasa\n\n1. Ramai.\n", encoding="utf-8")
    for kind in ("pdf", "xlsx"):
        (tmp_path / "reports" / f"besti-{DAY}.{kind}").write_bytes(b"x" * 2000)
    reports = Reports(tmp_path / "summary.db")
    reports.note(DAY, 1, 0, mail=True)
    reports.close()
    (tmp_path / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    return tmp_path


def work(folder: Path, server: str, security: str, *more: str) -> int:
    words = ["--lang", "en", "summary-worker", "--folder", str(folder), "--once", "--mail-to", "kepala@mpp.example",
             "--mail-from", "besti@mpp.example", "--smtp", server, "--smtp-security", security, "--smtp-user", USER,
             "--smtp-password-file", str(folder / "password"), *more]  # fmt: skip
    return CliRunner().invoke(main, words, catch_exceptions=False).exit_code


def trouble(folder: Path) -> str:
    found = waiting_letters(folder)
    return found.trouble or "" if found else "nothing waits"


def test_a_letter_goes_over_tls_to_a_server_that_is_known(
    guarded: tuple[Guarded, str],
    folder: Path,
    certificate: Path,
    port: int,
) -> None:
    inbox, security = guarded
    known = ("--smtp-ca-file", str(certificate / "cert.pem"))
    assert work(folder, f"127.0.0.1:{port}", security, *known) == 0
    assert trouble(folder) == "nothing waits"
    assert [message["Message-ID"] for message in inbox.got] == [f"<besti-{DAY}@mpp.example>"]
    assert inbox.asked == [(USER.encode(), PASSWORD.encode())]


def test_a_server_that_nobody_vouches_for_is_told_nothing(
    guarded: tuple[Guarded, str], folder: Path, port: int
) -> None:
    inbox, security = guarded
    assert work(folder, f"127.0.0.1:{port}", security) == 0
    assert "CERTIFICATE_VERIFY_FAILED" in trouble(folder)
    assert (inbox.got, inbox.asked) == ([], [])


def test_a_certificate_of_another_name_is_told_nothing(
    guarded: tuple[Guarded, str],
    folder: Path,
    certificate: Path,
    port: int,
) -> None:
    inbox, security = guarded
    known = ("--smtp-ca-file", str(certificate / "cert.pem"))
    assert work(folder, f"localhost:{port}", security, *known) == 0
    assert "CERTIFICATE_VERIFY_FAILED" in trouble(folder)
    assert (inbox.got, inbox.asked) == ([], [])


def test_a_server_without_tls_gets_neither_letter_nor_password(folder: Path, port: int) -> None:
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    assert work(folder, f"127.0.0.1:{port}", "starttls") == 0
    controller.stop()
    assert "STARTTLS" in trouble(folder)
    assert inbox.got == []


def test_a_wrong_password_leaves_the_letter_waiting(
    guarded: tuple[Guarded, str],
    folder: Path,
    certificate: Path,
    port: int,
) -> None:
    inbox, security = guarded
    (folder / "password").write_text("salah", encoding="utf-8")
    known = ("--smtp-ca-file", str(certificate / "cert.pem"))
    assert work(folder, f"127.0.0.1:{port}", security, *known) == 0
    assert "Authentication" in trouble(folder)
    due_now(folder)
    (folder / "password").write_text(PASSWORD, encoding="utf-8")
    assert work(folder, f"127.0.0.1:{port}", security, *known) == 0
    assert len(inbox.got) == 1


def test_a_file_that_vouches_for_nobody_is_told(folder: Path) -> None:
    assert work(folder, "127.0.0.1:25", "tls", "--smtp-ca-file", str(folder / "none.pem")) == 78
    assert work(folder, "127.0.0.1:25", "tls", "--smtp-ca-file", str(folder / "password")) == 78


def test_the_doctor_tells_of_letters_that_wait(folder: Path) -> None:
    (found,) = letters(folder)
    assert not found.well
    assert "1 letters with reports wait since 2026-11-24" in found.words.en
    reports = Reports(folder / "summary.db")
    reports.sent(reports.due(10)[0], 10)
    reports.close()
    assert list(letters(folder)) == []

"""The hub's key stays, whatever happens to certificates, dates and authorities; browsers trust what the site signed."""

import datetime as dt
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
import requests
from cryptography import x509

from core.words import Role
from store.faults import Corrupt
from sync.hub_key import CERTIFICATE, FOLDER, KEY, HubKey
from sync.pinned import PinnedConnection, WrongKey
from sync.site_authority import LEAF_DAYS, SiteAuthority
from tests.sync.gate.rig import GatedHub, token_of

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def certificate(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / FOLDER / CERTIFICATE).read_bytes())


def test_the_key_is_made_once(tmp_path: Path) -> None:
    assert HubKey(tmp_path).pin == HubKey(tmp_path).pin != HubKey(tmp_path / "other").pin


def test_a_new_certificate_has_the_old_key(tmp_path: Path) -> None:
    key = HubKey(tmp_path, lambda: NOW)
    SiteAuthority.made(key.folder, "MPP", ["antre.example"])
    key.sign(["antre.example", "10.0.0.2"])
    again = HubKey(tmp_path, lambda: NOW)
    assert (again.pin, again.names) == (key.pin, ("antre.example", "10.0.0.2"))


@pytest.mark.parametrize(
    ("later", "anew"),
    [(dt.timedelta(0), False), (LEAF_DAYS // 2 * DAY - 2 * DAY, False), (LEAF_DAYS // 2 * DAY + 2 * DAY, True),
     (5000 * DAY, True), (-9000 * DAY, True)],
)  # fmt: skip
def test_a_certificate_is_made_anew_long_before_it_ends(tmp_path: Path, later: dt.timedelta, anew: bool) -> None:
    """And where the clock was wrong when it was made."""
    key = HubKey(tmp_path, lambda: NOW)
    SiteAuthority.made(key.folder, "MPP", [])
    key.sign(["antre.local"])
    first = certificate(tmp_path)
    again = HubKey(tmp_path, lambda: NOW + later)
    second = certificate(tmp_path)
    assert ((second.serial_number != first.serial_number), again.pin) == (anew, key.pin)
    assert second.not_valid_before_utc <= NOW + later < second.not_valid_after_utc


def test_no_date_shuts_a_device_out(tmp_path: Path) -> None:
    """The certificate is of a clock that stood in 1990: ended for decades, and the key is the key."""
    SiteAuthority.made(tmp_path / FOLDER, "MPP", [])
    long_ago = HubKey(tmp_path, lambda: dt.datetime(1990, 1, 1, tzinfo=dt.UTC))
    assert certificate(tmp_path).not_valid_after_utc < NOW
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
        port = listening.getsockname()[1]
        served = thread.submit(_shake_hands, listening, long_ago.context())
        with closing(PinnedConnection("127.0.0.1", port, lambda pin: pin == long_ago.pin, 30.0)) as line:
            line.connect()
        served.result(30)
        served = thread.submit(_shake_hands, listening, long_ago.context())
        with pytest.raises(WrongKey), closing(PinnedConnection("127.0.0.1", port, lambda pin: False, 30.0)) as line:
            line.connect()
        served.result(30)


def _shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Until the other end leaves."""
    line, _ = listening.accept()
    with context.wrap_socket(line, server_side=True) as secure, suppress(OSError):
        secure.recv(1)


def test_a_browser_that_has_the_authority_trusts_the_hub(gated: GatedHub) -> None:
    key = HubKey(gated.folder)
    authority = SiteAuthority.made(key.folder, "MPP", [])
    key.sign(["127.0.0.1", "localhost"])
    assert gated.stop() == 0
    again = GatedHub(gated.folder)
    answer = requests.get(f"{again.gate}/login", verify=str(key.folder / "ca.crt"), timeout=30)
    assert again.stop() == 0
    assert (answer.status_code, "Secure" in answer.headers["Set-Cookie"]) == (200, True)
    assert len(authority.fingerprint.split(":")) == 32


def test_the_authority_vouches_for_the_mall_alone(tmp_path: Path) -> None:
    authority = SiteAuthority.made(tmp_path, "MPP", ["antre.example"])
    limits = authority.certificate.extensions.get_extension_for_class(x509.NameConstraints)
    permitted = [str(name.value) for name in limits.value.permitted_subtrees or []]
    assert limits.critical
    assert {"antre.example", "local", "192.168.0.0/16"} <= set(permitted)
    assert not {"com", "id", "0.0.0.0/0"} & set(permitted)


@pytest.mark.parametrize("name", [KEY, CERTIFICATE])
def test_a_broken_file_is_told(tmp_path: Path, name: str) -> None:
    key = HubKey(tmp_path)
    (key.folder / name).write_text("rusak")
    with pytest.raises(Corrupt):
        HubKey(tmp_path)


def test_a_running_hub_takes_up_a_new_certificate(gated: GatedHub, tmp_path: Path) -> None:
    """For those who connect from then on; a device that is in notices nothing."""
    key = HubKey(gated.folder)
    context = key.context()
    SiteAuthority.made(key.folder, "MPP", [])
    before = key._loaded
    HubKey(gated.folder).sign(["antre.local"])
    key.renew()
    assert key._loaded != before
    assert key.context() is context
    made = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    assert token_of(gated.entry(tmp_path / "k", made))

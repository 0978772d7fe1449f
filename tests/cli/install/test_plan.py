"""What stands in the files: the words that start Besti, the session, the printer's name."""

from configparser import ConfigParser
from pathlib import Path, PurePosixPath

import pytest

from cli.install.machine import User
from cli.install.plan import Planned, Wish, plan, quoted


def planned(part: str, *besti: str) -> dict[str, Planned]:
    settings = PurePosixPath("/etc/besti/my box.toml")
    words = besti or ("/opt/besti/.venv/bin/python", "-m", "besti")
    return {file.path.name: file for file in plan(Wish(part, User("antrean", 4711), words, settings))}


def test_the_unit_starts_besti_as_its_user_with_its_settings() -> None:
    text = planned("hub")["besti-hub.service"].text
    assert 'ExecStart=/opt/besti/.venv/bin/python -m besti up "/etc/besti/my box.toml"\n' in text
    assert "User=antrean\n" in text


@pytest.mark.parametrize("part", ["kiosk", "display"])
def test_a_window_goes_with_the_screen_of_its_user(part: str) -> None:
    files = planned(part)
    window, screen = files[f"besti-{part}.service"].text, files["besti-screen.service"].text
    assert "XDG_RUNTIME_DIR=/run/user/4711 WAYLAND_DISPLAY=besti\n" in window
    assert "QT_QPA_PLATFORM=wayland QT_QUICK_BACKEND=software" in window
    assert "BindsTo=besti-screen.service\n" in window
    assert "WantedBy=besti-screen.service\n" in window
    assert "--socket=besti" in screen
    assert "User=antrean\n" in screen
    assert "PAMName=besti-screen\n" in screen


def test_printer_and_sound_stay_in_reach() -> None:
    kiosk = planned("kiosk")["besti-kiosk.service"].text
    assert "SupplementaryGroups=lp dialout audio\n" in kiosk
    assert not [
        line for line in kiosk.splitlines() if line.startswith(("PrivateDevices", "ProtectClock", "DeviceAllow"))
    ]


def test_weston_shows_one_window_and_nothing_else() -> None:
    weston = ConfigParser()
    weston.read_string(planned("display")["weston.ini"].text)
    assert weston["core"]["shell"] == "kiosk-shell.so"
    assert weston["core"]["idle-time"] == "0"
    assert weston["core"]["require-input"] == "false"
    assert weston["keyboard"]["vt-switching"] == "false"
    assert weston["shell"]["binding-modifier"] == "none"


def test_the_printer_has_a_name_that_the_settings_use() -> None:
    files = planned("kiosk")
    assert 'SYMLINK+="besti/printer"' in files["70-besti-printer.rules"].text
    assert 'SYMLINK+="besti/printer-%s{serial}"' in files["70-besti-printer.rules"].text
    assert 'printer = "usb:///dev/besti/printer"' in files["my box.toml"].text


@pytest.mark.parametrize("part", ["hub", "kiosk", "display"])
def test_the_store_lies_where_the_unit_may_write(part: str) -> None:
    files = planned(part)
    assert "StateDirectory=besti\n" in files[f"besti-{part}.service"].text
    # The anchor stands beside the store's folder: store/anchor.py.
    assert 'folder = "/var/lib/besti/data"' in files["my box.toml"].text
    assert Path("/var/lib/besti/data").parent == Path("/var/lib/besti")


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/opt/besti", "/opt/besti"),
        ("/opt/my besti", '"/opt/my besti"'),
        ("/opt/100%", "/opt/100%%"),
        ("/opt/$x", "/opt/$$x"),
        ('/opt/"x"\\', '"/opt/\\"x\\"\\\\"'),
    ],
)
def test_words_reach_systemd_as_they_are(word: str, written: str) -> None:
    assert quoted(word) == written

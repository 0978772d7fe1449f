import logging
import subprocess
import sys

import pytest

from printer.blocks import Cut, Picture, Qr, Text
from printer.encode import BAND_ROWS, LINE_ROWS, encode
from printer.paper import StepLine
from printer.picture import render
from printer.profiles import PROFILES, Profile
from printer.reader import read
from tests.printer.papers import LOGO
from tests.printer.test_glyphs import ink_box
from tests.printer.tickets import LONGEST_SERVICES, URL, a_ticket, printed

EVERY_PROFILE = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
GENERIC_80 = PROFILES["generic-80"]
HOSTILE = "\x1dVB\x00 \x1b@ \x10\x14\x01\x00\x01 \x0c\x1b"


def codes(data: bytes) -> list[bytes]:
    return [command.code for command in read(data)]


def test_a_line_of_text() -> None:
    data = encode([Text("Loket 1", 2, 3, bold=True, align="center")], GENERIC_80)
    assert data == b"\x1b@\x1bt\x00\x1b3\x1c\x1d!\x12\x1bE\x01\x1ba\x01Loket 1\n"


@EVERY_PROFILE
def test_one_cut_and_it_is_the_last_thing(profile: Profile) -> None:
    data = printed(a_ticket(), profile)
    if profile.cut == "partial":
        assert data.endswith(b"\x1dVB\x00")
        assert codes(data).count(b"\x1dV") == 1
    else:
        assert b"\x1dV" not in codes(data)


@pytest.mark.parametrize("part", ["site_name", "agency", "service", "place_to_wait", "zone_label"])
def test_control_bytes_in_a_name_do_nothing(part: str) -> None:
    harmless = printed(a_ticket(**{part: "Akta"}), GENERIC_80)
    hostile = printed(a_ticket(**{part: f"Akta{HOSTILE}"}), GENERIC_80)
    assert set(codes(hostile)) == set(codes(harmless))
    assert codes(hostile).count(b"\x1dV") == 1


def test_control_bytes_in_lists_and_blocks_do_nothing() -> None:
    step = StepLine(HOSTILE, HOSTILE, (HOSTILE,))
    lists = {**dict.fromkeys(("counters", "documents", "promise"), (HOSTILE, HOSTILE)), "steps": (step, step)}
    assert codes(printed(a_ticket(**lists), GENERIC_80)).count(b"\x1dV") == 1
    assert codes(encode([Text(HOSTILE), Cut()], GENERIC_80)).count(b"\x1dV") == 1


@EVERY_PROFILE
def test_pictures_go_in_short_bands_as_wide_as_the_paper(profile: Profile) -> None:
    for command in read(printed(a_ticket(service=LONGEST_SERVICES[0]), profile)):
        if command.code == b"\x1dv":
            assert int.from_bytes(command.args[2:4], "little") * 8 == profile.dots
            assert int.from_bytes(command.args[4:6], "little") <= BAND_ROWS


@pytest.mark.parametrize("name", ["generic-80", "tm-t82"])
def test_the_code_is_drawn_by_whoever_can(name: str) -> None:
    data = printed(a_ticket(), PROFILES[name])
    assert (URL.encode() in data) == (PROFILES[name].qr == "native")


@EVERY_PROFILE
def test_text_is_ascii_in_one_code_page(profile: Profile) -> None:
    commands = list(read(printed(a_ticket(agency="Señor “Kupang” – 漢"), profile)))
    assert [command.args for command in commands if command.code == b"\x1bt"] == [b"\x00"]
    assert all(max(command.args) < 0x7F for command in commands if not command.code)


def test_lines_stand_equally_close_on_every_printer() -> None:
    """What a printer does by itself differs; Epson counts half rows."""
    for profile in PROFILES.values():
        spacing = [c.args[0] for c in read(printed(a_ticket(), profile)) if c.code == b"\x1b3"]
        assert spacing == [LINE_ROWS * profile.units_per_dot]


@pytest.mark.parametrize(("label", "size"), [("A012", 6), ("A9001", 6), ("BA1001", 5)])
def test_on_a_slow_line_the_number_is_in_the_printers_own_letters(label: str, size: int) -> None:
    slow = PROFILES["generic-58"].over(960.0)
    data = printed(a_ticket(label=label, qr_url=None, logo=LOGO), slow)
    commands = list(read(data))
    assert b"\x1dv" not in codes(data)
    at = next(n for n, command in enumerate(commands) if command.args == label.encode())
    assert next(c.args for c in reversed(commands[:at]) if c.code == b"\x1d!") == bytes([(size - 1) * 0x11])
    assert len(data) < 1500
    fast = PROFILES["generic-58"].over(11_520.0)
    assert fast == PROFILES["generic-58"] == fast.over(None)


def test_on_a_slow_line_the_printer_itself_enlarges_the_code() -> None:
    slow = PROFILES["generic-58"].over(960.0)
    fast_bytes, slow_bytes = (len(encode([Qr(URL)], profile)) for profile in (PROFILES["generic-58"], slow))
    assert slow_bytes < fast_bytes / 3
    boxes = [
        ink_box(render(encode([Qr(URL), Cut()], profile), profile)[0]) for profile in (PROFILES["generic-58"], slow)
    ]
    # A dot of difference: half of an odd blank.
    assert all(abs(a - b) <= 1 for a, b in zip(*boxes, strict=True))


def test_a_narrow_picture_stands_in_the_middle() -> None:
    (band,) = [c for c in read(encode([Picture(8, 1, b"\x00")], GENERIC_80)) if c.code == b"\x1dv"]
    assert f"{int.from_bytes(band.args[6:]):0{GENERIC_80.dots}b}" == "0" * 284 + "1" * 8 + "0" * 284


def test_importing_the_library_leaves_the_log_alone() -> None:
    script = (
        "import logging; from printer.encode import warm_up; warm_up();"
        "import sys; print(logging.getLogger().handlers, 'escpos' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] True"
    assert done.stderr == ""


def test_nothing_is_said_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    printed(a_ticket(), GENERIC_80)
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger().level == logging.WARNING

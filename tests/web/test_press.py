"""The press: one process at a time, each thing once, ended when it hangs, and nothing of it in the hub."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from web.press import MOST_WAITING, Job, Press

# Stands for `besti`: told by its words what to do, as `besti --lang id WORD --folder F … --out O`.
_FAKE = """
import pathlib, sys, time
word, folder, out = sys.argv[3], pathlib.Path(sys.argv[5]), pathlib.Path(sys.argv[-1])
busy = folder / "busy"
if word == "hang":
    time.sleep(600)
if word == "refuse":
    print("Tidak ada data.", file=sys.stderr)
    sys.exit(66)
if word == "crash":
    raise RuntimeError("no word of this for anybody")
busy.touch(exist_ok=False)
time.sleep(1)
with (folder / "ran").open("a") as ran:
    ran.write(word + chr(10))
(out / "made.txt").write_text(" ".join(sys.argv[1:3]))
busy.unlink()
"""


def press(folder: Path, longest_s: float = 60, clock: float = 0.0) -> Press:
    return Press(folder, lambda: clock, (sys.executable, "-c", _FAKE), longest_s)


def job(word: str) -> Job:
    return Job((word,), "id")


def test_what_is_made_is_found_until_it_is_old(tmp_path: Path) -> None:
    async def work() -> None:
        made = press(tmp_path)
        assert made.find(job("a"), 60) is None
        found = await made.made(job("a"), 60)
        assert found is not None
        assert found.files == {"made.txt": b"--lang id"}
        assert made.find(job("a"), 60) is found
        assert made.find(job("a"), 0) is None

    asyncio.run(work())


def test_one_at_a_time_and_each_once_however_many_ask(tmp_path: Path) -> None:
    async def work() -> None:
        made = press(tmp_path)
        found = await asyncio.gather(*(made.made(job(word), 60) for word in "aabbc"))
        assert all(each and each.files for each in found)

    asyncio.run(work())
    assert sorted((tmp_path / "ran").read_text().split()) == ["a", "b", "c"]


def test_too_many_are_turned_away(tmp_path: Path) -> None:
    async def work() -> None:
        made = press(tmp_path)
        begun = [made.begin(job(f"hang{n}")) for n in range(MOST_WAITING + 1)]
        assert begun == [True] * MOST_WAITING + [False]
        assert await made.made(job("one more"), 60) is None
        await made.close()

    asyncio.run(work())


@pytest.mark.parametrize(("word", "why"), [("refuse", "Tidak ada data."), ("crash", "")])
def test_what_fails_says_why_where_that_is_for_people(tmp_path: Path, word: str, why: str) -> None:
    async def work() -> None:
        found = await press(tmp_path).made(job(word), 60)
        assert found is not None
        assert (found.files, found.why) == ({}, why)

    asyncio.run(work())


def test_what_hangs_is_ended(tmp_path: Path) -> None:
    async def work() -> None:
        found = await press(tmp_path, longest_s=0.3).made(job("hang"), 60)
        assert found is not None
        assert (found.files, found.why) == ({}, "")

    asyncio.run(work())


def test_the_pages_hold_nothing_that_draws() -> None:
    code = "import sys, web.app; print({'weasyprint', 'vl_convert', 'xlsxwriter'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"

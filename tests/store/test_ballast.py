from pathlib import Path

from store.ballast import Ballast
from tests.store.small_disk import SmallDisk


def test_a_ballast_is_made_given_up_and_made_again(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, size=100_000)
    assert (ballast.is_there, ballast.release()) == (False, False)
    assert ballast.make()
    assert ballast.path.stat().st_blocks * 512 >= 100_000
    assert ballast.make()
    assert ballast.release()
    assert not ballast.is_there


def test_half_a_ballast_is_made_whole(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, size=100_000)
    ballast.path.write_bytes(b"x")
    assert not ballast.is_there
    assert ballast.make()
    assert ballast.is_there


def test_a_ballast_never_takes_the_last_room(disk: SmallDisk) -> None:
    ballast = Ballast(disk.folder, size=1 << 40)
    assert not ballast.make()
    assert not ballast.path.exists()

"""A worker of the centre killed (kill -9) at every step of a batch: the batch is there whole or not at all."""

import signal
import subprocess
import sys

from centre.database import Database
from centre.intake import Intake
from tests.centre.conftest import Another
from tests.centre.mall import SITE, Mall, everything

LIMIT_S = 120


def take(address: str, mall: Mall, first: int, last: int, step: int) -> tuple[int, str]:
    words = [address, str(mall.folder), str(first), str(last), str(step)]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.centre.killed_worker", *words],
        stdout=subprocess.PIPE, text=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout.strip()


def test_a_worker_killed_at_every_step_leaves_a_batch_whole_or_not_at_all(
    address: str, database: Database, mall: Mall, another: Another
) -> None:
    first, last = 401, 900
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, first - 1))
    before = everything(database)
    steps = 0
    while True:
        steps += 1
        code, said = take(address, mall, first, last, steps)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        assert everything(database) == before
        assert made.standing(SITE).head.lsn == first - 1
    assert steps > 8
    assert int(said) == steps - 1
    whole = another()
    Intake(whole, lambda: 0).take(mall.push(1, last))
    assert everything(database) == everything(whole)

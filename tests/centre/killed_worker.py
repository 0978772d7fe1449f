"""A worker that is killed at a step of a batch: `python -m tests.centre.killed_worker ADDRESS STORE FIRST LAST STEP`.

Takes the events FIRST to LAST of the log in STORE and dies as by `kill -9` before the statement number STEP; COMMIT is
one too. Prints how many statements there were where it came through.
"""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from centre.database import Database
from centre.intake import Intake
from tests.centre.mall import Mall


def main(address: str, store: str, first: int, last: int, step: int) -> None:
    mall, database = Mall(Path(store)), Database.open(address)
    taken = [0]

    def die(*_: object) -> None:
        taken[0] += 1
        if taken[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)

    for each in database.engines:
        event.listen(each, "before_cursor_execute", die)
        event.listen(each, "commit", die)
    Intake(database, lambda: 0).take(mall.push(first, last))
    print(taken[0])
    database.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))

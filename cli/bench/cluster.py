"""A PostgreSQL of one's own for a while, on a socket of its own; started as a user without rights, as it insists."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = "nobody"
START_S = 90


class NoPostgres(Exception):
    """PostgreSQL is not installed here; the package is called postgresql."""


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    program = str(found[-1]) if found else shutil.which(name)
    if program is None:
        raise NoPostgres(name)
    return program


def _run(*words: str) -> None:
    as_other = ["setpriv", f"--reuid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_other, *words], check=True, stdout=subprocess.DEVNULL, timeout=120, cwd="/")


@contextmanager
def cluster(*, durable: bool = False, within: Path | None = None) -> Iterator[str]:
    """The address of a database that ends with the block, for SQLAlchemy.

    `durable`: each commit waits for the disk. `within`: the folder, by default that for temporary files.
    Raises NoPostgres.
    """
    folder = Path(tempfile.mkdtemp(prefix="besti-pg-", dir=within))
    if os.geteuid() == 0:
        shutil.chown(folder, NOBODY)
    data, log = folder / "data", folder / "log"
    try:
        _run(_program("initdb"), "-D", str(data), "-U", "besti", "-A", "trust", "-E", "UTF8", "--no-sync")
        sync = "on" if durable else "off"
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={sync}"
        _run(_program("pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-t", str(START_S), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://besti@/postgres?host={folder}"
        finally:
            _run(_program("pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)

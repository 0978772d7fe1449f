"""The block of events, held against what PostgreSQL reads from it."""

import psycopg
import pytest

from centre.event_block import event_block
from tests.centre.conftest import fresh

ROWS = [
    ("mpp-kota-kupang", "", 1, 1, b'{"epoch":1}', bytes(16)),
    ("mpp-kota-kupang", "2026-11-24", 2**40, 2**31 - 1, b"\0\xff\n", b"\xff" * 16),
    ("mpp-é", "2026-11-25", 3, 1, b"x" * 300_000, b"0123456789abcdef"),
    ("mpp-kota-kupang", "2026-11-24", 4, 1, b"", b""),
]


@pytest.mark.parametrize("rows", [ROWS, []], ids=["rows of all kinds", "none"])
def test_postgresql_reads_what_was_written(postgres: str, rows: list[tuple[str, str, int, int, bytes, bytes]]) -> None:
    with psycopg.connect(fresh(postgres)) as connection:
        connection.execute("CREATE TABLE e (site text, day text, lsn int8, epoch int4, raw bytea, hash bytea)")
        with connection.cursor().copy("COPY e FROM STDIN (FORMAT BINARY)") as copy:
            copy.write(event_block(rows))
        assert connection.execute("SELECT * FROM e").fetchall() == rows

"""Many phones that watch their numbers: each keeps a stream open and notes when it was told of its call.

Run as a process (`python -m cli.bench.pages_phones HOST:PORT`): reads the ids of tickets from standard input, one a
line, until an empty one; says "ready" when every phone has had its first page; then writes a line for each call that a
phone was told of: nanoseconds of the monotonic clock, a space, the ticket. Ends with its standard input.
"""

import asyncio
import sys
import time
from collections.abc import Sequence

AT_ONCE = 50
CALLED = b"data-called="


async def watch(address: str, tickets: Sequence[str]) -> None:
    host, port = address.split(":")
    gate, first = asyncio.Semaphore(AT_ONCE), asyncio.Event()
    seen = 0

    async def phone(ticket: str) -> None:
        nonlocal seen
        async with gate:
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"GET /t/{ticket}/live?lang=id HTTP/1.1\r\nHost: {address}\r\n\r\n".encode())
            while not (await reader.readline()).startswith(b"data: "):
                assert not reader.at_eof(), ticket
            seen += 1
        if seen == len(tickets):
            first.set()
        called = False
        while line := await reader.readline():
            if not called and CALLED in line.replace(b"\\", b""):
                called = True
                print(time.monotonic_ns(), ticket, flush=True)

    phones = [asyncio.create_task(phone(ticket)) for ticket in tickets]
    await first.wait()
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for task in phones:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(watch(sys.argv[1], [line.strip() for line in iter(sys.stdin.readline, "\n")]))

"""A real kiosk with a finger on its window: `python -m tests.web.kiosk_touched WORD…` runs `besti kiosk WORD…`.

Each line that it reads, `AGENCY SERVICE`, is a visitor from the first page to the paper; it says the number that its
screen showed.
"""

import queue
import sys
import threading

from cli.bench.kiosk_driver import await_paper, choose
from cli.main import main
from kiosk import session
from kiosk.finger import Finger, on_the_kiosk

LOOK_S = 0.5
TRIES = 20


def play(finger: Finger) -> None:
    """On the thread that draws, which goes on while nobody comes."""
    visitors: queue.Queue[str] = queue.Queue()
    threading.Thread(target=hear, args=(visitors,), daemon=True).start()
    finger.see("start")
    print("ready", flush=True)
    while True:
        try:
            line = visitors.get_nowait()
        except queue.Empty:
            finger.rest(LOOK_S)
            continue
        if not line:
            return
        print(visit(finger, *line.split()), flush=True)


def hear(visitors: "queue.Queue[str]") -> None:
    for line in sys.stdin:
        visitors.put(line)
    visitors.put("")


def visit(finger: Finger, agency: str, service: str) -> object:
    leave(finger)
    finger.touch("start")
    finger.touch("agency")
    choose(finger, f"tile-{agency}")
    choose(finger, f"tile-{service}")
    finger.touch("take")
    await_paper(finger)
    finger.until("number.label != ''")
    label = finger.reads("number.label")
    leave(finger)
    return label


def leave(finger: Finger) -> None:
    """Away from a number: one's own, or the one that somebody else had printed here."""
    for _ in range(TRIES):
        if finger.reads("kiosk.page") != "number":
            break
        finger.touch("done")  # again, where a touch met a page that was still on its way
        finger.rest(LOOK_S)
    finger.see("start")


if __name__ == "__main__":
    session.TAP_MS = 0  # touches come as fast as pages are painted, and none is the second half of another
    on_the_kiosk(play)
    sys.exit(main(["kiosk", *sys.argv[1:]], standalone_mode=False))

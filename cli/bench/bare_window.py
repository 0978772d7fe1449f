"""The least that Python and Qt can do: what a screen is compared with on the same machine."""

import os
import subprocess
import sys
import time
from typing import NamedTuple

_PROGRAM = """
import os, sys, time
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.loadData(b"import QtQuick; Window { width: %d; height: %d; visible: true }")
def painted():
    pages = int(open("/proc/self/statm").read().split()[1])
    print(time.monotonic_ns(), pages * os.sysconf("SC_PAGE_SIZE"), flush=True)
    app.quit()
engine.rootObjects()[0].frameSwapped.connect(painted)
app.exec()
"""


class Bare(NamedTuple):
    """`first_frame_s`: from the start of the program to its first frame. `rss_mb`: its memory then."""

    first_frame_s: float
    rss_mb: float


def unseen() -> dict[str, str]:
    """The environment of a program that is drawn in software, on nobody's display."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def bare_window(width: int, height: int) -> Bare:
    """Shows the smallest window that Qt can show, once."""
    began = time.monotonic_ns()
    argv = [sys.executable, "-c", _PROGRAM % (width, height)]
    said = subprocess.run(argv, env=unseen(), check=True, capture_output=True, text=True)
    painted_ns, rss = map(int, said.stdout.split())
    return Bare((painted_ns - began) / 1e9, rss / 1e6)

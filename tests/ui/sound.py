"""A sound device that keeps what it is given, and questions to what was heard."""

import array
import io
import math
import os
import wave
from pathlib import Path

# The device that is named on the command line is the file to play into. A real player ends when the sound has ended;
# a slow one here ends when it is told to.
PLAYER = '#!/bin/sh\ncat > "$3"\n{then}\n'
SLOW = "exec sleep 600"
BROKEN = '#!/bin/sh\necho "audio open error: No such device" >&2\nexit 1\n'
STUCK_VOICE = "#!/bin/sh\nexec sleep 600\n"


def install(folder: Path, name: str, script: str) -> None:
    """Puts a program of one's own into `folder`."""
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)


def programs(folder: Path) -> "dict[str, str]":
    """The programs that a kiosk finds: those in `folder`."""
    return {path.name: str(path) for path in folder.iterdir() if os.access(path, os.X_OK)}


class Heard:
    """What stands in a WAV that was streamed: its header does not know how long it is."""

    def __init__(self, path: Path) -> None:
        with wave.open(io.BytesIO(path.read_bytes())) as wav:
            self.rate: int = wav.getframerate()
            assert (wav.getnchannels(), wav.getsampwidth()) == (1, 2)
        self.samples = array.array("h", path.read_bytes()[44:])

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def energy(self) -> float:
        """Root mean square, 0 to 32767."""
        return math.sqrt(math.fsum(s * s for s in self.samples) / len(self.samples))


_BEFORE: set[int] = set()


def begin() -> None:
    """From now on only processes that are started count: a browser of other tests may run all along."""
    _BEFORE.clear()
    _BEFORE.update(children())


def children() -> list[int]:
    """The processes that this one has started since `begin` and that are not gone; the unburied dead count."""
    lists = Path("/proc/self/task").glob("*/children")
    return [pid for file in lists for pid in map(int, file.read_text().split()) if pid not in _BEFORE]

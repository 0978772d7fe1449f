"""`besti push` as it runs all day beside a hub."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from store import centre_file
from store.centre_file import Centre
from tests.centre.down.joined import Joined
from tests.centre.mall import SITE


@contextmanager
def pushing(site: Joined) -> Iterator[None]:
    """Runs until the end of the block; it ends well when it is asked to."""
    folder = site.hub.folder
    centre_file.write(folder, Centre(site.url, SITE, site.token))
    argv = [sys.executable, "-m", "besti", "push", "--folder", str(folder), "--hub", site.hub.url]
    with subprocess.Popen(argv) as process:
        try:
            yield
            assert process.poll() is None
        finally:
            process.terminate()
            assert process.wait(60) == 0

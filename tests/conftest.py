"""The surroundings of every test, also under a plain `pytest`: no screen, one language, one time zone."""

import atexit
import os
import shutil
import tempfile
import time

from hypothesis import settings

# A pass on X11 sets QT_QPA_PLATFORM=xcb outside; the rest is not negotiable.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {
    "QT_QUICK_BACKEND": "software",
    "QT_QUICK_CONTROLS_STYLE": "Basic",
    "QT_ENABLE_HIGHDPI_SCALING": "0",
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Jakarta",
}
time.tzset()

# Qt insists on a folder that only its user may enter; mkdtemp makes it 0700.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="besti-test-")
atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

# Speed is shown by `besti bench`; a test that fails on a busy machine teaches people to ignore it.
settings.register_profile("besti", deadline=None, print_blob=True)
settings.register_profile("proof", settings.get_profile("besti"), max_examples=2000, stateful_step_count=200)
settings.load_profile("besti")

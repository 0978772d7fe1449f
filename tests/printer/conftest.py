"""python-escpos may keep its capabilities, but not in the home of whoever runs the tests."""

import atexit
import os
import shutil
import tempfile

_KEPT = tempfile.mkdtemp(prefix="besti-test-escpos-")
atexit.register(shutil.rmtree, _KEPT, ignore_errors=True)
os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = _KEPT

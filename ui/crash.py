"""A fault of ours: logged, shown as out of service, and answered by a new start."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)

RESTART = 70
"""The exit code that asks whoever started the program to start it again (EX_SOFTWARE)."""


def install(out_of_service: Callable[[], None]) -> None:
    """From now on an exception that nobody caught, on any thread, is logged and then `out_of_service` is called once.

    Qt drops exceptions of slots into the same hook. The page stays a while before the program ends: whoever stands
    before it shall read that it is not their fault.
    """
    told = threading.Event()

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        _log.critical("the program has a fault", exc_info=(kind, fault, trace))
        if not told.is_set():
            told.set()
            out_of_service()

    sys.excepthook = tell
    threading.excepthook = lambda args: tell(
        args.exc_type, args.exc_value or RuntimeError("unknown fault"), args.exc_traceback
    )

"""Work that may wait for disk or network, away from the thread that draws: one job at a time, in order."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Outcome = tuple[Callable[[Any], None], Callable[[Exception], None] | None, Any, Exception | None]


class Jobs(QObject):
    """Runs work on one thread and brings the outcome back to the thread that this object lives on.

    `executor`: one worker; a test hands in one that it drives by hand.
    """

    _ended = Signal(object)

    def __init__(self, executor: Executor | None = None) -> None:
        super().__init__()
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="jobs")
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Does `work` later, then calls `done` with its result or `failed` with its exception.

        Without `failed` the exception is raised on the thread of this object, where the crash hook finds it.
        """

        def end(future: "Future[T]") -> None:
            if future.cancelled():
                return
            fault = future.exception()
            if fault is not None and not isinstance(fault, Exception):
                raise fault
            self._ended.emit((done, failed, None if fault else future.result(), fault))

        self._executor.submit(work).add_done_callback(end)

    def close(self) -> None:
        """Waits for the work that has begun; drops the rest."""
        self._executor.shutdown(cancel_futures=True)

    @Slot(object)
    def _deliver(self, outcome: Outcome) -> None:
        done, failed, result, fault = outcome
        if fault is None:
            done(result)
        elif failed is not None:
            failed(fault)
        else:
            raise fault

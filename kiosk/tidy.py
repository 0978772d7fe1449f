"""Memory that former pages left goes back to the system as soon as a page stands still."""

from PySide6.QtCore import QObject, QTimer, SignalInstance

from ui import thrift

STILL_MS = 3_000


class Tidy(QObject):
    """`turned` tells that there is another page."""

    def __init__(self, turned: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self.still = QTimer(self, singleShot=True, interval=STILL_MS)
        self.still.timeout.connect(thrift.give_back)
        turned.connect(self.still.start)

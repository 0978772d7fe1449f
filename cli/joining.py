"""A device with a screen that does not belong to its site yet: it shows a code, and goes on once that was approved."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cli.place import BY_NAME, Place
from cli.revoked import ThrownOut
from core.words import Language, Role, Text
from store import notify
from store.faults import Fault

if TYPE_CHECKING:
    from sync.enrolling import Enrolling
    from sync.wire_enrol import Enrolled
    from ui.enrolment import Standing

LOOK_S = 1.0
RENEW_S = 540.0
"""The hub forgets a code after ten minutes: before that there is another one."""

_REVOKED = Text(
    "Izin perangkat ini sudah dicabut dan datanya dihapus.", "This device was revoked, and its data deleted."
)
_OTHER_NAME = Text(
    "Disetujui sebagai {given}, tetapi namanya {device}. Cabut {given}, lalu setujui lagi sebagai {device}.",
    "Approved as {given}, but it is called {device}. Revoke {given}, then approve it again as {device}.",
)
_OTHER_ROLE = Text(
    "Disetujui sebagai {given}, bukan {role}. Cabut {device}, lalu setujui lagi sebagai {role}.",
    "Approved as {given}, not as {role}. Revoke {device}, then approve it again as {role}.",
)
_SILENT = Text(
    "Layanan antrean tidak menjawab. Dicoba terus.", "The queue service does not answer. It is tried again and again."
)
_NOWHERE = Text(
    "Layanan antrean tidak ditemukan di jaringan. Dicoba terus.",
    "No queue service was found on the network. It is looked for again and again.",
)
_NOT_FITTING = Text(
    "Versi Besti di sini dan di hub tidak cocok. Perbarui yang lebih lama.",
    "Besti here and at the hub do not fit together. Update the older one.",
)
_ROLES = {
    Role.KIOSK: Text("kiosk", "kiosk"), Role.DISPLAY: Text("layar panggilan", "display"),
    Role.COUNTER: Text("loket", "counter"), Role.HUB: Text("hub cadangan", "standby hub"),
}  # fmt: skip
_UNKNOWN = Text("yang lain", "something else")


def stands_outside(place: Place, device: str) -> bool:
    """Whether `device` needs a key and has none yet. Raises the faults of store.faults."""
    if not (place.hub.startswith("https://") or place.hub == BY_NAME):
        return False
    # What keys need is not for the memory of a device on the hub's own machine.
    from sync import credential

    return credential.read(place.folder, device) is None


def let_in(
    place: Place, device: str, role: Role, application: Callable[[], object],
    size: tuple[int, int] | None, shot: Path | None,
) -> int | None:  # fmt: skip
    """Shows the code until the device belongs; None then, otherwise an exit code. `application` makes that of Qt.

    Raises the faults of store.faults.
    """
    if not stands_outside(place, device):
        return None
    from ui.enrolment_page import run

    application()
    return run(role.value, device, DeviceJoining(place, device, role), notify.from_environment(), size, shot)


def await_key(place: Place, device: str, until: threading.Event) -> bool:
    """Waits while a screen of this device shows the code; whether it belongs now. False: `until` was set before.

    Raises the faults of store.faults.
    """
    watcher = notify.from_environment()
    watcher.ready()
    while stands_outside(place, device):
        watcher.alive()
        if until.wait(LOOK_S):
            return False
    return True


def _address(place: Place) -> str:
    from cli.hub_address import hub_address

    return hub_address(place.folder) if place.hub == BY_NAME else place.hub


class DeviceJoining:
    """A ui.enrolment.Joining. `address`: where the hub is now."""

    def __init__(
        self, place: Place, device: str, role: Role,
        address: Callable[[Place], str] = _address, now_s: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._place, self._device, self._role = place, device, role
        self._address, self._now_s = address, now_s
        self._thrown_out = ThrownOut(place.folder)
        self._notice: Text | None = None
        self._attempt: Enrolling | None = None
        self._renew_s = 0.0

    def look(self) -> "Standing":
        """How it stands now. Whatever of the world is in the way is told, and tried again at the next look."""
        from cli.hub_address import NoHubFound
        from sync.link import NoAnswer, NotUnderstood
        from ui.enrolment import Standing

        try:
            if not stands_outside(self._place, self._device):
                # Approved here, on the command line, or by another screen of this device.
                self._thrown_out.forget()
                return Standing(belongs=True)
            code = self._asked()
        except Fault as fault:
            return self._in_the_way(Text(fault.words(Language.ID), fault.words(Language.EN)))
        except NotUnderstood:
            return self._in_the_way(_NOT_FITTING)
        except NoHubFound:
            return self._in_the_way(_NOWHERE)
        except NoAnswer as silence:
            return self._in_the_way(silence.trouble.words if silence.trouble else _SILENT)
        return Standing(code, self._notice or (_REVOKED if self._thrown_out else None))

    def _in_the_way(self, words: Text) -> "Standing":
        from ui.enrolment import Standing

        return Standing(self._code(), None, words)

    def _code(self) -> str:
        from sync.wire_enrol import shown

        return shown(self._attempt.code) if self._attempt is not None else ""

    def _asked(self) -> str:
        """The code to be shown. Raises NoAnswer, NotUnderstood, NoHubFound, and the faults of store.faults."""
        from sync.enrolling import Enrolling

        if self._attempt is None or self._now_s() >= self._renew_s:
            self._attempt = None
            self._attempt = Enrolling(self._place.folder, self._device, self._address(self._place))
            self._renew_s = self._now_s() + RENEW_S
        done = self._attempt.ask()
        if done is not None:
            self._check(done)
            self._attempt = None
        return self._code()

    def _check(self, done: "Enrolled") -> None:
        """Another name or another use than this program has does not let it in."""
        if done.device != self._device:
            self._notice = _filled(_OTHER_NAME, given=str(done.device), device=self._device)
        elif done.role is not self._role:
            from sync import credential

            credential.path_of(self._place.folder, self._device).unlink(missing_ok=True)
            given = _ROLES[done.role] if done.role is not None else _UNKNOWN
            role = _ROLES[self._role]
            self._notice = Text(
                _OTHER_ROLE.id.format(given=given.id, role=role.id, device=self._device),
                _OTHER_ROLE.en.format(given=given.en, role=role.en, device=self._device),
            )


def _filled(text: Text, **values: str) -> Text:
    return Text(text.id.format(**values), text.en.format(**values))

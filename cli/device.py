"""`besti device`: the devices of a site: enrolled with a code, approved at the hub, revoked."""

import time
from typing import TYPE_CHECKING

import click

from cli.asking import ask, leave, reading
from cli.main import Context
from cli.place import Place, placed
from core.commands import ChangeDocument, EnrolDevice, RevokeDevice
from core.decider import HubUnreachable
from core.devices import DEVICES, DeviceKey
from core.refusal import Refusal
from core.state import Device
from core.words import Role, Text
from store.devices import BadDevices, read, written
from store.faults import Fault

if TYPE_CHECKING:
    from sync.enrolling import Enrolling

REFUSED, UNREACHABLE, NOT_LET_IN = 1, 69, 77
WAIT_S = 600
POLL_S = 2.0

_CODE = Text(
    "Kode perangkat {device}: {code}\nMinta admin mengetik kode ini di hub (Meja > Perangkat) dalam 10 menit.",
    "The code of the device {device}: {code}\nHave an admin type it at the hub (Desk > Devices) within 10 minutes.",
)
_ENROLLED = Text("Perangkat ini terdaftar sebagai {device} ({role}).", "This device is enrolled as {device} ({role}).")
_TIME_UP = Text("Kode tidak disetujui dalam 10 menit. Coba lagi.", "Nobody approved the code in 10 minutes. Try again.")
_NEEDS_TLS = Text("Alamat hub harus dimulai dengan https://", "The address of the hub has to begin with https://")
_SILENT = Text("Hub di {hub} tidak menjawab.", "The hub at {hub} does not answer.")
_NOT_LET_IN = Text("Hub menolak perangkat ini: {why}", "The hub does not let this device in: {why}")
_NO_SUCH_CODE = Text(
    "Tidak ada perangkat yang menunggu dengan kode {code}. Periksa kode di layarnya.",
    "No device waits with the code {code}. Look at the code on its screen again.",
)
_NO_HUB_KEY = Text(
    "{name} tidak bisa menjadi hub: kuncinya tidak ikut dikirim. Di perangkat itu: besti device enrol --may-lead",
    "{name} cannot become the hub: it sent no key for that. On that device: besti device enrol --may-lead",
)
_APPROVED = Text("{device} disetujui sebagai {role}.", "{device} is approved as {role}.")
_GONE = Text(
    "{device} dicabut. Data di perangkat itu dihapus begitu ia menghubungi hub.",
    "{device} is revoked. It deletes its data as soon as it speaks to the hub.",
)
_NOBODY = Text("Belum ada perangkat terdaftar.", "No device is enrolled yet.")
_WAITS = Text("menunggu persetujuan: {wish} dari {address}", "waits for approval: {wish} from {address}")
_LANE = Text("lajur {lane}", "lane {lane}")
_ZONE = Text("zona {zone}", "zone {zone}")
_REVOKED = Text("dicabut", "revoked")
_BROKEN = Text("Dokumen perangkat rusak: {cause}", "The document of the devices is broken: {cause}")


@click.group()
def device() -> None:
    """Enrol this device, approve, list, revoke."""


@device.command()
@click.option("--device", "name", default="kiosk-1", show_default=True, help="The name that it would like.")
@click.option("--may-lead", is_flag=True, help="It may become the hub one day (besti promote).")
@placed
@click.pass_context
def enrol(ctx: click.Context, name: str, may_lead: bool, place: Place) -> None:
    """Show a code, and wait until an admin has approved this device at the hub (--hub https://…)."""
    if not place.hub.startswith("https://"):
        leave(ctx, _NEEDS_TLS.in_language(_lang(ctx)), 64)
    from sync.enrolling import Enrolling
    from sync.hub_key import HubKey
    from sync.link import NotLetIn

    try:
        pin = HubKey(place.folder).pin if may_lead else None
        _wait(ctx, Enrolling(place.folder, name, place.hub, pin), name)
    except NotLetIn as shut:
        why = shut.trouble.words.in_language(_lang(ctx)) if shut.trouble else ""
        leave(ctx, _NOT_LET_IN.in_language(_lang(ctx)).format(why=why), NOT_LET_IN)
    except HubUnreachable:
        leave(ctx, _SILENT.in_language(_lang(ctx)).format(hub=place.hub), UNREACHABLE)
    except Fault as fault:
        leave(ctx, fault.words(_lang(ctx)), fault.exit_code)


def _wait(ctx: click.Context, enrolling: "Enrolling", name: str) -> None:
    from sync.wire_enrol import shown

    click.echo(_CODE.in_language(_lang(ctx)).format(device=name, code=shown(enrolling.code)))
    until = time.monotonic() + WAIT_S
    while (done := enrolling.ask()) is None:
        if time.monotonic() > until:
            leave(ctx, _TIME_UP.in_language(_lang(ctx)), REFUSED)
        time.sleep(POLL_S)
    click.echo(_ENROLLED.in_language(_lang(ctx)).format(device=done.device, role=done.role))


@device.command("list")
@placed
@click.pass_context
def list_(ctx: click.Context, place: Place) -> None:
    """Show the devices that belong to the site, and those that wait."""
    from sync.enrolling import waiting_at

    with reading(ctx, place) as reader:
        enrolled = [one for one in reader.state.devices.values() if one.enrolled]
    try:
        waiting = waiting_at(place.hub)
    except HubUnreachable:
        waiting = ()
    if not enrolled and not waiting:
        click.echo(_NOBODY.in_language(_lang(ctx)))
    for one in enrolled:
        click.echo(_line(ctx, one))
    for asks in waiting:
        click.echo(_WAITS.in_language(_lang(ctx)).format(wish=asks.wish, address=asks.address))


def _line(ctx: click.Context, one: Device) -> str:
    words = [one.id, one.role.value]
    if one.lane is not None:
        words.append(_LANE.in_language(_lang(ctx)).format(lane=one.lane))
    if one.zone is not None:
        words.append(_ZONE.in_language(_lang(ctx)).format(zone=one.zone))
    return "  ".join([*words, _REVOKED.in_language(_lang(ctx))] if one.revoked else words)


@device.command()
@click.argument("code")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.KIOSK.value, show_default=True,
              help="hub: another device that may become the hub.")  # fmt: skip
@click.option("--lane", type=int, default=None, help="Of a kiosk: what its own numbers begin with, 1 to 8.")
@click.option("--zone", default=None, help="Of a display: the zone that it shows.")
@placed
@click.pass_context
def approve(
    ctx: click.Context, code: str, name: str, role: str, lane: int | None, zone: str | None, place: Place
) -> None:
    """Let the device whose screen shows CODE belong to the site as NAME. On the hub's own machine."""
    from sync.enrolling import waiting_at
    from sync.wire_enrol import typed

    try:
        found = next((one for one in waiting_at(place.hub) if one.code == typed(code)), None)
    except HubUnreachable:
        leave(ctx, _SILENT.in_language(_lang(ctx)).format(hub=place.hub), UNREACHABLE)
    if found is None:
        leave(ctx, _NO_SUCH_CODE.in_language(_lang(ctx)).format(code=code), REFUSED)
    if role == Role.HUB and found.pin is None:
        # Nobody would know it by its key on the day when it is needed.
        leave(ctx, _NO_HUB_KEY.in_language(_lang(ctx)).format(name=name), REFUSED)
    with reading(ctx, place) as reader:
        try:
            known = read(reader)
        except BadDevices as bad:
            leave(ctx, _BROKEN.in_language(_lang(ctx)).format(cause=bad), 65)
        holder = reader.state.devices.get(name)
    if holder is not None and holder.enrolled and not holder.revoked:
        # Before its key is replaced: a device that belongs is not pushed out by another one.
        leave(ctx, Refusal("device_known", {"device": name}).words(_lang(ctx)), REFUSED)
    keys = known.devices.holding(DeviceKey(name, found.key, found.pin))
    if keys != known.devices:
        ask(ctx, place, ChangeDocument(DEVICES, written(keys), known.version))
    ask(ctx, place, EnrolDevice(name, Role(role), lane, zone))
    click.echo(_APPROVED.in_language(_lang(ctx)).format(device=name, role=role))


@device.command()
@click.argument("name")
@placed
@click.pass_context
def revoke(ctx: click.Context, name: str, place: Place) -> None:
    """The device NAME no longer belongs to the site: it is not let in, and deletes its copy."""
    ask(ctx, place, RevokeDevice(name))
    click.echo(_GONE.in_language(_lang(ctx)).format(device=name))


def _lang(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language

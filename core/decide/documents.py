"""Documents with versions, and notices."""

import datetime as dt
import hashlib

import msgspec

from core import devices, events, sitecheck, staffcheck
from core.access import STAFF, Staff
from core.commands import ChangeDocument, PostNotice, RemoveNotice
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.site import Site

SITE = "site"
NOTICE_MOST = 200
"""Characters of a notice: as many as somebody reads in passing."""

LETTER_REST = dt.timedelta(days=90)
"""How long a letter rests before another agency may have it: old paper must not be taken for new."""


def change(case: Case, body: ChangeDocument) -> list[events.Body]:
    now = case.state.documents.get(body.name)
    version = now.version if now else 0
    digest = hashlib.sha256(body.body.encode()).hexdigest()
    if now is not None and now.hash == digest:
        raise Refused("document_same", name=body.name)
    if body.based_on is not None and body.based_on != version:
        raise Refused("document_moved", name=body.name, version=version)
    if body.name == SITE:
        _check_site(case, body.body)
    if body.name == STAFF:
        _check_staff(body.body)
    if body.name == devices.DEVICES:
        _check_devices(body.body)
    return [events.DocumentChanged(body.name, version + 1, digest)]


def _check_site(case: Case, text: str) -> None:
    try:
        site = msgspec.json.decode(text, type=Site)
    except msgspec.DecodeError:
        raise Refused("bad_document", name=SITE, path="$") from None
    for fault in sitecheck.faults(site):
        raise Refused("bad_document", name=SITE, path=fault.path)
    today = case.catalog.local(case.now_ms).date()
    for agency in site.agencies:
        for letter in agency.letters:
            last = case.state.letters.get(letter.letter)
            if last is not None and last.agency != agency.id and today - last.day < LETTER_REST:
                raise Refused("letter_reused", letter=letter.letter, agency=last.agency)


def _check_staff(text: str) -> None:
    try:
        staff = msgspec.json.decode(text, type=Staff)
    except msgspec.DecodeError:
        raise Refused("bad_document", name=STAFF, path="$") from None
    for fault in staffcheck.faults(staff):
        raise Refused("bad_document", name=STAFF, path=fault.path)
    if not staffcheck.has_admin(staff):
        raise Refused("no_admin")


def _check_devices(text: str) -> None:
    try:
        keys = msgspec.json.decode(text, type=devices.DeviceKeys)
    except msgspec.DecodeError:
        raise Refused("bad_document", name=devices.DEVICES, path="$") from None
    for fault in devices.faults(keys):
        raise Refused("bad_document", name=devices.DEVICES, path=fault.path)


def post(case: Case, body: PostNotice) -> list[events.Body]:
    if body.until_ms <= max(case.now_ms, body.from_ms or 0):
        raise Refused("time_past")
    if body.notice in case.state.notices:
        raise Refused("notice_exists")
    if body.text is not None and not 0 < len(" ".join(body.text.split())) <= NOTICE_MOST:
        raise Refused("notice_text", most=NOTICE_MOST)
    for zone in body.zones:
        if zone not in case.catalog.zones:
            raise Refused("unknown_zone", zone=zone)
    return [events.NoticePosted(body.notice, body.until_ms, body.zones, body.from_ms)]


def remove(case: Case, body: RemoveNotice) -> list[events.Body]:
    if body.notice not in case.state.notices:
        raise Refused("unknown_notice")
    return [events.NoticeRemoved(body.notice)]


RULES: Rules = {ChangeDocument: change, PostNotice: post, RemoveNotice: remove}

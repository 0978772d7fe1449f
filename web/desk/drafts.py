"""The agencies that are being set up, as the store holds them."""

from typing import NamedTuple

import msgspec

from core.newagency import NEW_AGENCIES, Draft, Drafts
from web.asked import Turned
from web.sight import Sight


class Known(NamedTuple):
    """`version`: what a change must be based on."""

    drafts: Drafts
    version: int


def known(sight: Sight) -> Known:
    """Raises Turned where the document is broken: it is checked by nobody but these pages."""
    now, text = sight.state.documents.get(NEW_AGENCIES), sight.reader.document(NEW_AGENCIES)
    if now is None or text is None:
        return Known(Drafts(), 0)
    try:
        return Known(msgspec.json.decode(text, type=Drafts), now.version)
    except msgspec.DecodeError:
        raise Turned(409, "page.o_drafts_broken") from None


def found(sight: Sight, id_: str) -> tuple[Known, Draft]:
    """Raises Turned where there is no such draft."""
    all_of = known(sight)
    draft = all_of.drafts.draft(id_)
    if draft is None:
        raise Turned(404, "page.no_page")
    return all_of, draft


def written(drafts: Drafts) -> str:
    return msgspec.json.encode(drafts).decode()

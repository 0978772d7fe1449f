"""What comes down from the centre to a hub: JSON over HTTP, version 1. It grows by addition.

GET  /v1/sites/SITE/down             -> Down: what this hub has not answered yet
POST /v1/sites/SITE/answers Answers  -> {}: what became of it

Nothing is pushed at a hub and nothing need be remembered there: what was not answered is handed out again, and its id
makes sure that it has one effect.
"""

from typing import Annotated

import msgspec

from core.ids import Id
from core.words import Text

SITE, STAFF, HOLIDAYS, REVOKE = "site", "staff", "holidays", "revoke"
"""The kinds of orders: a document, the holidays of the country for that document, a device that is revoked."""

EVERY_SITE = "*"
"""In place of a site: what is for all of them, and for those that join later."""

MOST_ORDERS, MOST_WISHES = 4, 200
"""At once; what is left comes with the next look."""

DONE, REFUSED = "done", "refused"

VERSION = "Besti-Version"
"""The header in which a hub says which version of Besti it runs."""


class Order(msgspec.Struct, frozen=True):
    """What an administrator of the centre wants of a hub. `whose`: the site, or EVERY_SITE; `n` counts from 1 there.

    `body`: the document, the holidays as JSON, or the name of the device. `based_on`: the version of the document that
    the administrator saw; None: none, or it does not matter.
    """

    whose: str
    n: int
    kind: str
    body: str
    based_on: int | None = None


class Wish(msgspec.Struct, frozen=True):
    """What somebody asked on a phone outside. `body`: of a command; `attempt`: which time it is asked, for the answer.

    `age_ms`: how long ago, by the centre's clock.
    """

    id: Id
    attempt: int
    age_ms: int
    body: msgspec.Raw


class Down(msgspec.Struct, frozen=True):
    """`floor`: the oldest version of Besti that a hub should have; "" where none is asked for."""

    wire: tuple[int, int]
    now_ms: int
    floor: str = ""
    orders: tuple[Order, ...] = ()
    wishes: tuple[Wish, ...] = ()


class OrderAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`outcome`: DONE or REFUSED, then with a code and words."""

    whose: str
    n: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    outcome: str
    code: str = ""
    words: Text = Text("", "")


class WishAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Id
    attempt: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    outcome: str
    code: str = ""
    words: Text = Text("", "")


class Kept(msgspec.Struct, frozen=True):
    """The centre has it."""


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    orders: Annotated[tuple[OrderAnswer, ...], msgspec.Meta(max_length=MOST_ORDERS)] = ()
    wishes: Annotated[tuple[WishAnswer, ...], msgspec.Meta(max_length=MOST_WISHES)] = ()

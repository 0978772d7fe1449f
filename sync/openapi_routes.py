"""The addresses of the wire as a table: what each takes, gives, and may refuse. The OpenAPI document is made of it."""

from typing import NamedTuple

import msgspec

from store.outlook import Outlook
from sync import wire, wire_enrol, wire_follow

NDJSON = "application/x-ndjson"
JSON = "application/json"


class Asked(NamedTuple):
    """A part of the address after the `?`. `schema`: of JSON Schema."""

    name: str
    schema: dict[str, object]
    words: str
    required: bool = False


class Route(NamedTuple):
    """`opens`: whoever is not known yet may ask, through the gate. `home`: answered to the hub's own machine alone.

    `may`: the statuses besides 200 that every route has not.
    """

    method: str
    path: str
    words: str
    gives: type[msgspec.Struct] | str
    takes: type[msgspec.Struct] | None = None
    asked: tuple[Asked, ...] = ()
    opens: bool = False
    home: bool = False
    may: tuple[int, ...] = ()


_PLACE: dict[str, object] = {"type": "string", "pattern": r"^\d{1,9}\.\d{1,15}$", "default": "0.0"}
_NUMBER: dict[str, object] = {"type": "string", "pattern": r"^\d{1,15}$"}
_NAME: dict[str, object] = {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,40}$"}

ROUTES = (
    Route("POST", "/v1/enrol", "A device asks to belong to the site.", wire_enrol.Enrolled, wire_enrol.Enrol,
          opens=True),
    Route("POST", "/v1/challenge", "What a device has to sign next; good once, for half a minute.",
          wire_enrol.Challenge, opens=True),
    Route("POST", "/v1/session", "A token, for a proof of the device's key.", wire_enrol.Session, wire_enrol.Proof,
          opens=True),
    Route("GET", "/v1/openapi.json", "This document.", JSON, opens=True),
    Route("GET", "/v1/enrolments", "The devices that wait to be approved.", wire_enrol.Waitings, home=True),
    Route("POST", "/v1/commands", "Commands, decided in their order; each has one effect, however often it is sent. A "
          "device sends what its role allows, in its own name.", wire.Answers, wire.Commands, may=(500,)),
    Route("POST", "/v1/own", "Facts that a device authored alone: of one life, contiguous. After a gap the answer says "
          "from where to send again.", wire.Head, wire.Facts),
    Route("GET", "/v1/log", "Events past a place, one a line; as server-sent events where `Accept` asks for "
          "text/event-stream, from `Last-Event-ID` on, with a heartbeat every three seconds.", NDJSON,
          asked=(Asked("after", _PLACE, "epoch.lsn"),
                 Asked("limit", {"type": "string", "pattern": r"^\d{1,7}$", "default": "500"}, "lines, 5000 at most"),
                 Asked("wait", {"type": "string", "pattern": r"^\d{1,7}$", "default": "0"},
                       "seconds to wait for the next event where there is none, 30 at most"))),
    Route("GET", "/v1/hello", "Who the hub is, where its log stands, whether the asker's log agrees with it.",
          wire_follow.Hello,
          asked=(Asked("at", _PLACE, "where the asker's log ends"),
                 Asked("hash", {"type": "string", "pattern": "^([0-9a-f]{2})*$"}, "its hash there"),
                 Asked("device", _NAME, "the asker; then `clock` too"),
                 Asked("clock", _NUMBER, "its clock, milliseconds since 1970 (UTC)"),
                 Asked("pledged", _NUMBER, "the least epoch that it will follow"))),
    Route("GET", "/v1/hash", "The hash of the log at a place, to find where two logs part.", wire_follow.LogHash,
          asked=(Asked("lsn", _NUMBER, "the place", required=True),)),
    Route("GET", "/v1/snapshot", "The newest folded state, from which a new follower starts.",
          wire_follow.SnapshotBody),
    Route("GET", "/v1/documents", "A version of a document: `site` and `voice` for every device, all for another hub.",
          wire_follow.DocumentBody,
          asked=(Asked("name", {"type": "string"}, "such as site", required=True),
                 Asked("version", _NUMBER, "counts from 1", required=True))),
    Route("GET", "/v1/notes", "What a notice says.", wire_follow.NoteBody,
          asked=(Asked("ref", {"type": "string"}, "its reference", required=True),)),
    Route("GET", "/v1/digests", "The ended days, to compare what is no longer kept.", wire_follow.Digests),
    Route("GET", "/v1/outlook", "Promises as of now: per letter, and for every ticket that waits.", Outlook,
          asked=(Asked("tickets", {"type": "string", "enum": ["0", "1"], "default": "0"}, "1: of every ticket too"),)),
    Route("GET", "/v1/health", "Whether the hub decides, and how far its log goes.", wire.Health),
    Route("POST", "/v1/clock", "Sets the clock of a demo; a hub in earnest has none.", wire.Health, wire.SetClock,
          home=True),
)  # fmt: skip

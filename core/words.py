"""The words that code, log and screens share. Values are what stands in the log; see docs/glossary.md."""

from enum import StrEnum

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A text in the languages that every site speaks. `id` is Indonesian, `en` English."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language`; Indonesian where it is not one of ours."""
        return self.en if language == "en" else self.id


class Language(StrEnum):
    ID = "id"
    EN = "en"


class Channel(StrEnum):
    """Where a ticket was asked for."""

    KIOSK = "kiosk"
    USHER = "usher"
    DESK = "desk"
    CLI = "cli"
    BOOKING = "booking"
    PAPER_LANE = "paper_lane"


class Need(StrEnum):
    """What a visitor asks for without giving a reason. The first two may bind the choice of counter."""

    ACCESSIBLE_COUNTER = "accessible_counter"
    INTERPRETER = "interpreter"
    STAFF_COMES = "staff_comes"
    QUIET_CALL = "quiet_call"


class Instrument(StrEnum):
    """How the services of a journey belong together, in the mall's own words."""

    INTEGRASI = "integrasi"
    EKOSISTEM = "ekosistem"


class StepState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    DONE = "done"
    ABSENT = "absent"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    TRANSFERRED = "transferred"


OPEN_STATES = frozenset({StepState.WAITING, StepState.CALLED, StepState.SERVING, StepState.HELD})
AT_COUNTER = frozenset({StepState.CALLED, StepState.SERVING})


class Outcome(StrEnum):
    """How a served step ended."""

    DONE = "done"
    IN_PROCESS = "in_process"
    DOCUMENTS_INCOMPLETE = "documents_incomplete"
    REFERRED = "referred"


FREEING_OUTCOMES = frozenset({Outcome.DONE, Outcome.IN_PROCESS})
"""The outcomes after which the steps that waited for this one may start."""


class CounterState(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class Reason(StrEnum):
    """Codes only: there is no free text in the log."""

    TOILET = "toilet"
    PRAYER = "prayer"
    BREAK = "break"
    MEETING = "meeting"
    SYSTEM_DOWN = "system_down"
    NO_STOCK = "no_stock"
    NO_OFFICER = "no_officer"
    DOCUMENTS = "documents"
    WRONG_SERVICE = "wrong_service"
    VISITOR_LEFT = "visitor_left"
    VISITOR_ASKED = "visitor_asked"
    MISSED = "missed"
    PRIORITY = "priority"
    COMPANION = "companion"
    MISTAKE = "mistake"
    POWER = "power"
    NETWORK = "network"
    SECURITY = "security"
    TRAINING = "training"
    NOT_PRINTED = "not_printed"
    OTHER = "other"


class Doubt(StrEnum):
    """Why a number tells no time."""

    NO_COUNTER = "no_counter"
    PAST_CLOSING = "past_closing"
    TOO_WIDE = "too_wide"


class Evidence(StrEnum):
    """How surely a paper is known to be out of the printer (notes: A and B count as printed)."""

    CONFIRMED = "confirmed"
    PROCESSED = "processed"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"


class PaperKind(StrEnum):
    """The papers that are printed on request, besides tickets."""

    NOTA = "nota"
    PICKUP = "pickup"
    DOCUMENTS = "documents"
    DAY = "day"
    TEST = "test"


class Check(StrEnum):
    """A line of the opening round, which whoever leads the hall walks each morning."""

    PAPER = "paper"
    TEST_TICKET = "test_ticket"
    SOUND = "sound"
    SCREENS = "screens"
    CLOCK = "clock"
    HOURS = "hours"
    QUOTAS = "quotas"
    COUNTERS = "counters"


class Question(StrEnum):
    """What one counter may ask another: codes only, so that nobody's name gets into the log."""

    COME = "come"
    LOOK = "look"
    SEND = "send"
    SIGN = "sign"
    STOCK = "stock"
    TAKE_OVER = "take_over"


class Reply(StrEnum):
    YES = "yes"
    SOON = "soon"
    NO = "no"


class Role(StrEnum):
    """What a device is for."""

    HUB = "hub"
    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"


class HelpState(StrEnum):
    ASKED = "asked"
    TAKEN = "taken"
    FINISHED = "finished"


class BookingState(StrEnum):
    MADE = "made"
    CHECKED_IN = "checked_in"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class SkmElement(StrEnum):
    """The nine elements of the satisfaction survey, stored by meaning; U-numbers are a setting of the report."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    FEE = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    MANNER = "perilaku"
    COMPLAINTS = "pengaduan"
    FACILITIES = "sarana"

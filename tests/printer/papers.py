"""One of each paper, for tests and for looking at them."""

from dataclasses import replace
from datetime import date, timedelta

from core.words import Outcome, Text
from printer.blocks import Picture
from printer.layout import Paper
from printer.paper import Letterhead
from printer.paper_hall import DayPaper, DocumentsPaper, EmergencyPaper, LetterDay, TrialPaper, TrialTicketPaper
from printer.paper_visit import NotaPaper, PickupPaper, VisitLine
from tests.printer.tickets import LONGEST_AGENCY, LONGEST_SERVICES, ORDINARY, STEPS, URL, a_ticket

LOGO = Picture(160, 120, bytes(0x00 if (x // 2 + y // 16) % 2 else 0xFF for y in range(120) for x in range(20)))
HEAD = Letterhead(ORDINARY.site_name, ORDINARY.issued_at, ORDINARY.zone_label)
ENGLISH = replace(HEAD, language="en", site_name="Kupang City Public Service Mall")
JOURNEY = a_ticket(service="Bayi baru lahir", agency="", label="C021", steps=STEPS)
COPY = a_ticket(copy_no=2, copied_at=ORDINARY.issued_at + timedelta(hours=2))
NOTA = NotaPaper(
    head=HEAD,
    label="C021",
    arrived="08.15",
    promise=("08.40", "09.05"),
    called="08.52",
    done="10.31",
    late_minutes=0,
    lines=(
        VisitLine("Akta kelahiran", Outcome.DONE),
        VisitLine("Kartu Keluarga baru atau perubahan", Outcome.IN_PROCESS, date(2026, 11, 19)),
        VisitLine("Pendaftaran bayi baru lahir", Outcome.DONE),
    ),
    qr_url=URL,
)
PICKUP = PickupPaper(
    head=HEAD,
    label="C021",
    service="Kartu Keluarga baru atau perubahan",
    agency=ORDINARY.agency,
    ready_on=date(2026, 11, 19),
    hours=(("08.00", "12.00"), ("13.00", "15.00")),
    zone="Zona 1: Kependudukan dan sosial",
    counters=("1", "2", "3", "4"),
    qr_url=URL,
)
DOCUMENTS = DocumentsPaper(
    head=HEAD,
    service="Perpanjangan SIM A",
    agency="Gerai SIM Satlantas Polresta Kupang Kota",
    documents=(
        "KTP-el asli",
        "SIM lama yang masih berlaku",
        "Surat keterangan sehat",
        "Surat lulus tes psikologi",
        "Bukti kepesertaan JKN aktif",
    ),
    fee="Rp80.000 (PNBP)",
    note="Perpanjang sebelum masa berlaku habis.",
    zone="Zona 4: Kendaraan, hukum, dan perjalanan",
    counters=("20", "21"),
)
EMERGENCY = EmergencyPaper(
    HEAD,
    "A9001",
    Text(ORDINARY.agency, "Population and Civil Registration Office"),
    Text(STEPS[0].zone, "Zone 1: Population and social affairs"),
    ("1", "2", "3"),
)
DAY = DayPaper(
    head=HEAD,
    day=date(2026, 11, 12),
    letters=(
        LetterDay("A", 84, 71, 6, 3, 1, 3),
        LetterDay("B", 32, 30, 1, 1, 0, 0),
        LetterDay("BA", 112, 97, 15, 0, 0, 0),
    ),
    papers=225,
    copies=7,
)
TRIAL = TrialPaper(HEAD, "tcp://192.168.10.25:9100")
TRIAL_TICKET = TrialTicketPaper(
    HEAD, "H000", "Kirim paket", "PT Pos Indonesia (Persero) Cabang Kupang", "Zona 1: Kependudukan dan sosial",
    ("26", "27"),
)  # fmt: skip


def gallery() -> dict[str, tuple[Paper, str, bool]]:
    """Name of each: the paper, the profile, whether its line is slow."""
    narrow = "generic-58"
    longest = a_ticket(service=LONGEST_SERVICES[0], agency=LONGEST_AGENCY, logo=LOGO)
    return {
        "ticket": (ORDINARY, "generic-80", False),
        "ticket-epson": (ORDINARY, "tm-t82", False),
        "ticket-512": (ORDINARY, "tm-t88", False),
        "ticket-58": (ORDINARY, narrow, False),
        "longest-58": (longest, narrow, False),
        "longest-logo": (longest, "generic-80", False),
        "journey": (JOURNEY, "generic-80", False),
        "journey-58": (JOURNEY, narrow, False),
        "priority": (a_ticket(priority=True), "generic-80", False),
        "reprint": (COPY, "generic-80", False),
        "reprint-58": (COPY, narrow, False),
        "training": (a_ticket(sample=True), "generic-80", False),
        "english": (a_ticket(language="en", service="New or changed family card (KK)"), "generic-80", False),
        "lane": (a_ticket(label="A1001", lane=True, people_ahead=None, promise=None), "generic-80", False),
        "no-address": (a_ticket(qr_url=None), "generic-80", False),
        "slow-line": (ORDINARY, narrow, True),
        "nota": (NOTA, "generic-80", False),
        "nota-late-58": (replace(NOTA, late_minutes=12, head=ENGLISH), narrow, False),
        "pickup": (PICKUP, "generic-80", False),
        "pickup-58": (PICKUP, narrow, False),
        "documents": (DOCUMENTS, "generic-80", False),
        "documents-58": (DOCUMENTS, narrow, False),
        "emergency": (EMERGENCY, "generic-80", False),
        "emergency-58": (EMERGENCY, narrow, False),
        "day": (DAY, "generic-80", False),
        "day-58": (DAY, narrow, False),
        "trial": (TRIAL, "generic-80", False),
        "trial-58": (TRIAL, narrow, False),
        "trial-ticket": (TRIAL_TICKET, "generic-80", False),
        "trial-ticket-58": (replace(TRIAL_TICKET, head=ENGLISH), narrow, False),
    }

"""Papers for the tests, with the words of the sample site."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from printer.encode import encode
from printer.layout import layout
from printer.paper import StepLine, TicketPaper
from printer.picture import render
from printer.profiles import Profile

URL = "http://antre.example/kpg/t/3q2-7wEjRkyAbcDeFgHiJk"

ORDINARY = TicketPaper(
    site_name="Mal Pelayanan Publik Kota Kupang",
    agency="Dinas Kependudukan dan Pencatatan Sipil",
    service="Kartu Keluarga baru atau perubahan",
    label="A012",
    issued_at=datetime(2026, 11, 12, 8, 15, tzinfo=ZoneInfo("Asia/Makassar")),
    zone_label="WITA",
    people_ahead=7,
    promise=("09.40", "10.05"),
    place_to_wait="Zona 1: Kependudukan dan sosial",
    counters=("1", "2", "3"),
    documents=("Kartu Keluarga (KK)", "Buku nikah atau akta perkawinan orang tua", "Fotokopi KTP-el"),
    steps=(),
    priority=False,
    qr_url=URL,
    copy_no=0,
    sample=False,
    lane=False,
    language="id",
    missed_minutes=30,
)

LONGEST_SERVICES = (
    "Aktivasi Identitas Kependudukan Digital (IKD)",
    "Pajak kendaraan dan pengesahan STNK tahunan",
    "Pendampingan NIB (OSS) usaha perseorangan",
    "Surat pindah (SKPWNI) atau pindah datang",
    "Pendaftaran peserta bukan penerima upah",
    "Pembayaran pajak dan retribusi daerah",
)
LONGEST_AGENCY = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
LONG_DOCUMENTS = (
    "Surat keterangan lahir dari bidan, dokter, puskesmas, atau rumah sakit",
    "Formulir permintaan pembayaran (tersedia di loket)",
)
STEPS = (
    StepLine("Akta kelahiran", "Zona 1: Kependudukan dan sosial", ("1", "2", "3", "4")),
    StepLine("Kartu Keluarga baru atau perubahan", "Zona 1: Kependudukan dan sosial", ("1", "2", "3", "4")),
    StepLine("Pendaftaran bayi baru lahir", "Zona 3: Jaminan sosial dan utilitas", ("15", "16")),
)


def a_ticket(**changes: Any) -> TicketPaper:
    return replace(ORDINARY, **changes)


def printed(paper: TicketPaper, profile: Profile) -> bytes:
    return encode(layout(paper, profile), profile)


def on_paper(paper: TicketPaper, profile: Profile) -> Image.Image:
    """The one picture of the one paper."""
    (picture,) = render(printed(paper, profile), profile)
    return picture

"""What visitors look for that a mall may not have: a closed list, so that it can be counted without what was typed."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from core.words import Text


class Topic(StrEnum):
    """The log holds these values; one that was ever counted stays in the list."""

    POLICE_RECORD = "police_record"
    HEALTH_LETTER = "health_letter"
    DRUG_TEST = "drug_test"
    COURT = "court"
    DIVORCE = "divorce"
    MARRIAGE = "marriage"
    JOB_CARD = "job_card"
    PRAKERJA = "prakerja"
    SCHOLARSHIP = "scholarship"
    SCHOOL = "school"
    BUILDING = "building"
    HALAL = "halal"
    FOOD_AND_DRUG = "food_and_drug"
    TRADE_MARK = "trade_mark"
    EXPORT = "export"
    FARMING = "farming"
    FISHING = "fishing"
    SOCIAL_AID = "social_aid"
    ELECTRICITY = "electricity"
    WATER = "water"
    POST = "post"
    PAWN = "pawn"
    CREDIT = "credit"
    PENSION = "pension"
    VEHICLE_TEST = "vehicle_test"
    VEHICLE_PAPERS = "vehicle_papers"
    DRIVING_LICENCE = "driving_licence"
    CROWD_PERMIT = "crowd_permit"
    PASSPORT = "passport"
    VISA = "visa"
    HAJJ = "hajj"


class Wish(NamedTuple):
    """`phrases`: what leads to the topic, each of one or more words that must all be typed, in any order.

    The words are in lower case without accents, each in the spelling that stands for all its spellings.
    """

    name: Text
    phrases: tuple[tuple[str, ...], ...]


def _wish(id_: str, en: str, phrases: str) -> Wish:
    return Wish(Text(id_, en), tuple(tuple(phrase.split()) for phrase in phrases.split(",")))


WISHES: dict[Topic, Wish] = {
    Topic.POLICE_RECORD: _wish("SKCK", "Police record", "skck, kelakuan baik, catatan kepolisian, police record"),
    Topic.HEALTH_LETTER: _wish(
        "Surat keterangan sehat",
        "Health certificate",
        "surat sehat, keterangan sehat, surat dokter, health certificate",
    ),
    Topic.DRUG_TEST: _wish("Surat bebas narkoba", "Drug test", "narkoba, narkotika, bnn, napza, drug test"),
    Topic.COURT: _wish("Pengadilan", "Court", "pengadilan, sidang, gugatan, court"),
    Topic.DIVORCE: _wish("Perceraian", "Divorce", "perceraian, cerai, akta cerai, divorce"),
    Topic.MARRIAGE: _wish("Pernikahan di KUA", "Marriage (KUA)", "kua, perkawinan, rujuk, marriage, wedding"),
    Topic.JOB_CARD: _wish(
        "Kartu kuning (AK1)", "Job seeker card (AK1)", "ak1, ak 1, kartu kuning, pencari kerja, lowongan, job seeker"
    ),
    Topic.PRAKERJA: _wish("Kartu Prakerja", "Prakerja card", "prakerja, pra kerja"),
    Topic.SCHOLARSHIP: _wish("Beasiswa", "Scholarship", "beasiswa, kip kuliah, scholarship"),
    Topic.SCHOOL: _wish("Sekolah dan ijazah", "School and diplomas", "sekolah, ijazah, ppdb, spmb, school, diploma"),
    Topic.BUILDING: _wish(
        "Izin bangunan (PBG, IMB)", "Building permit", "pbg, imb, izin bangunan, bangunan gedung, building permit"
    ),
    Topic.HALAL: _wish("Sertifikat halal", "Halal certificate", "halal"),
    Topic.FOOD_AND_DRUG: _wish(
        "Izin edar BPOM dan PIRT",
        "Food and drug approval",
        "bpom, pirt, izin edar, pangan olahan, food drug, food permit",
    ),
    Topic.TRADE_MARK: _wish(
        "Merek dan hak cipta", "Trade marks and copyright", "merek, haki, hak cipta, paten, trademark, copyright"
    ),
    Topic.EXPORT: _wish("Ekspor dan impor", "Export and import", "ekspor, impor, bea cukai, export, import, customs"),
    Topic.FARMING: _wish(
        "Pertanian dan peternakan", "Farming", "pertanian, petani, pupuk, peternakan, ternak, farming"
    ),
    Topic.FISHING: _wish("Perikanan dan nelayan", "Fishing", "perikanan, nelayan, izin kapal, fishing"),
    Topic.SOCIAL_AID: _wish("Bantuan sosial", "Social aid", "bansos, sembako, pkh, blt, bantuan sosial, social aid"),
    Topic.ELECTRICITY: _wish("Listrik", "Electricity", "listrik, pln, electricity"),
    Topic.WATER: _wish("Air minum", "Water supply", "pdam, air minum, air bersih, water"),
    Topic.POST: _wish("Pos", "Post office", "pos, paket, kirim surat, post, postal"),
    Topic.PAWN: _wish("Pegadaian", "Pawnshop", "pegadaian, gadai, pawnshop"),
    Topic.CREDIT: _wish(
        "Kredit usaha (KUR)", "Business credit (KUR)", "kur, kredit, pinjaman, modal usaha, loan, credit"
    ),
    Topic.PENSION: _wish("Pensiun", "Pensions", "pensiun, taspen, asabri, pension"),
    Topic.VEHICLE_TEST: _wish("Uji kendaraan (KIR)", "Vehicle test (KIR)", "kir, uji kendaraan, vehicle test"),
    Topic.VEHICLE_PAPERS: _wish(
        "Surat kendaraan",
        "Vehicle papers",
        "bpkb, stnk, surat kendaraan, balik nama kendaraan, balik nama motor, ganti plat, vehicle papers, vehicle tax",
    ),
    Topic.DRIVING_LICENCE: _wish("SIM", "Driving licence", "sim, driving licence"),
    Topic.CROWD_PERMIT: _wish(
        "Izin keramaian", "Permit for a crowd", "keramaian, izin pesta, izin acara, crowd permit"
    ),
    Topic.PASSPORT: _wish("Paspor", "Passport", "paspor"),
    Topic.VISA: _wish("Visa dan izin tinggal", "Visa and stay permit", "visa, kitas, kitap, izin tinggal, stay permit"),
    Topic.HAJJ: _wish("Haji dan umrah", "Hajj and umrah", "haji, umrah, umroh, hajj"),
}

_SHORT = 4
"""A shorter word is the beginning of too much else, so it must be typed in full."""

Near = Callable[[str, str], int | None]


def same(typed: str, known: str) -> int | None:
    return 0 if typed == known else None


def unmet(typed: Iterable[str], near: Near = same) -> Topic | None:
    """What the words `typed` (spelled as those of the list) ask for; None where the list has nothing like it.

    `near(typed, known)`: how far a typed word is from a known one, 0 for the same, None for another word.
    The phrase with the most words wins, then the nearest, then the first of the list.
    """
    words = list(typed)
    found = (
        (-len(phrase), cost, topic)
        for topic, wish in WISHES.items()
        for phrase in wish.phrases
        if (cost := _cost(phrase, words, near)) is not None
    )
    return min(found, key=lambda hit: hit[:2], default=(0, 0, None))[2]


def _cost(phrase: Iterable[str], words: Iterable[str], near: Near) -> int | None:
    total = 0
    for known in phrase:
        costs = [cost for word in words if (cost := _nearness(word, known, near)) is not None]
        if not costs:
            return None
        total += min(costs)
    return total


def _nearness(word: str, known: str, near: Near) -> int | None:
    return same(word, known) if len(word) < _SHORT else near(word, known)

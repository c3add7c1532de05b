"""Documents with their readings: a short release of our own on the facts of 29 May 2025, and what is read from it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from tests.factories.people import make_person, make_side

from kunak.documents.models import Candidate, Document, Fact, Reading
from kunak.documents.reader import Attempt
from kunak.documents.services.reading import keep_record
from kunak.documents.storage import address, kept_files
from kunak.people.models import Person, Side

TEXT = """30.05.2025

Накануне, 29 мая, в Магасе Татарстан и Ингушетия подписали соглашение о сотрудничестве. Свои подписи под ним \
поставили Тимур Галиев и Руслан Оздоев.

Стороны условились обмениваться опытом закупок, проводить общие выставки и принимать студентов из соседней республики. \
Отдельный раздел посвящён культуре.

«Будем работать вместе», — сказал Тимур Галиев.

Работу согласуют Министерство промышленности и торговли Татарстана и Министерство экономического развития Ингушетии. \
Созданы рабочие группы. Первая встреча намечена на осень.

Документ заключён на пять лет и продлевается автоматически. Он заменил соглашение 2013 года.
"""


def words(*found: str, text: str = TEXT) -> list[list[int]]:
    """Return the spans of the words, each at its first place."""
    return [[text.index(piece), text.index(piece) + len(piece)] for piece in found]


def read(value: str, *found: str, confidence: float = 1.0) -> dict[str, Any]:
    """Return a value as the record has it."""
    return {"value": value, "spans": words(*found), "confidence": confidence}


def sample_agreement(**changes: Any) -> dict[str, Any]:
    """Return the agreement of `TEXT`: one value of little confidence (the first signatory), one derived date."""

    def with_words(parts: Mapping[str, Any], *found: str, confidence: float = 1.0) -> dict[str, Any]:
        return {**parts, "spans": words(*found), "confidence": confidence}

    def commitment(text: str, sector: str, kind: str | None) -> dict[str, Any]:
        return with_words({"text": text, "sector": sector, "kind": kind}, text)

    tatarstan = {"name": "Республика Татарстан", "type": "territory", "code": "RU-TA"}
    ingushetia = {"name": "Республика Ингушетия", "type": "territory", "code": "RU-IN"}
    trade = {"name": "Министерство промышленности и торговли", "type": "body", "code": "RU-TA"}
    economy = {"name": "Министерство экономического развития", "type": "body", "code": "RU-IN"}
    first = {"name": "Тимур Галиев", "post": None, "party": "Республика Татарстан"}
    second = {"name": "Руслан Оздоев", "post": None, "party": "Республика Ингушетия"}
    agreement = {
        "kind": "agreement",
        "event": "signed",
        "title": read("о сотрудничестве", "о сотрудничестве"),
        "signed_on": read("2025-05-29", "29 мая", "30.05.2025"),
        "place": read("Магас", "Магасе"),
        "parties": [with_words(tatarstan, "Татарстан"), with_words(ingushetia, "Ингушетия")],
        "signatories": [
            with_words(first, "Тимур Галиев", confidence=0.6),
            with_words(second, "Руслан Оздоев"),
        ],
        "term": read("P5Y", "на пять лет"),
        "renewal": read("automatic", "продлевается автоматически"),
        "renewal_period": None,
        "notice": None,
        "in_force": None,
        "supersedes": [read("2013", "2013 года")],
        "coordinators": [
            with_words(trade, "Министерство промышленности и торговли"),
            with_words(economy, "Министерство экономического развития"),
        ],
        "working_groups": read("Созданы рабочие группы", "Созданы рабочие группы"),
        "sectors": [
            read("procurement", "опытом закупок"),
            read("culture", "культуре"),
            read("education", "студентов"),
        ],
        "commitments": [
            commitment("обмениваться опытом закупок", "procurement", "procurement-exchange"),
            commitment("проводить общие выставки", "culture", "exhibition"),
            commitment("принимать студентов из соседней республики", "education", None),
        ],
        "planned": [with_words({"text": "Первая встреча", "when": "на осень"}, "Первая встреча", "на осень")],
        "quotes": [
            with_words({"speaker": "Тимур Галиев", "text": "Будем работать вместе"}, "Будем работать вместе"),
        ],
    }
    return agreement | changes


def sample_record(*agreements: Mapping[str, Any], warnings: Any = (), text: str = TEXT) -> dict[str, Any]:
    """Return the record of `TEXT`; `agreements` stand in the place of its one."""
    return {
        "schema": "kunak.reading/1",
        "source": {
            "name": "release.txt",
            "media_type": "text/plain",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "characters": len(text),
            "language": "ru",
            "published": read("2025-05-30", "30.05.2025"),
        },
        "genre": "release",
        "agreements": list(agreements) or [sample_agreement()],
        "warnings": list(warnings),
    }


def empty_record(text: str = "Просто письмо.") -> dict[str, Any]:
    """Return the record of a text that tells of no agreement."""
    record = sample_record(text=text) | {"agreements": [], "genre": "letter"}
    record["source"]["published"] = None
    return record


@transaction.atomic
def make_document(
    *,
    side: Side | None = None,
    by: Person | None = None,
    text: str = TEXT,
    record: dict[str, Any] | None = None,
    is_failed: bool = False,
    name: str = "release.txt",
) -> Document:
    """Return a document of a side whose reading stands for review, or has failed; its file is kept too."""
    side = side or make_side()
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document.objects.create(
        side=side,
        name=name,
        media_type="text/plain",
        size=len(data),
        sha256=sha256,
        file=kept_files().save(address(side=side.pk, sha256=sha256), ContentFile(data)),
        text=text,
        uploaded_by=by or make_person(side=side),
        uploaded_at=timezone.now(),
    )
    reading = Reading.objects.create(document=document)
    keep_record(reading, Attempt(None if is_failed else record or sample_record(), 0.02))
    return document


def make_candidate(**changes: Any) -> Candidate:
    """Return the first agreement found in a document made by `make_document(**changes)`."""
    return Candidate.objects.select_related("reading__document__side").get(
        reading__document=make_document(**changes), position=0
    )


def fact_of(candidate: Candidate, field: str, position: int = 0) -> Fact:
    """Return one fact of a candidate as it stands now."""
    return candidate.facts.get(field=field, position=position)


def settle(candidate: Candidate, by: Person) -> None:
    """Confirm what waits for a look, so that the candidate can be taken."""
    from kunak.documents.services import confirm_fact

    for fact in candidate.facts.exclude(doubt="").filter(state="proposed"):
        confirm_fact(fact=fact, revision=fact.revision, by=by)

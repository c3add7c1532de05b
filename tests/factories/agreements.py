"""Agreements of the register, made the way that people make them: a document is read, checked and accepted."""

from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone
from tests.factories.documents import TEXT, make_document, sample_agreement, sample_record
from tests.factories.people import make_person, make_side
from tests.factories.replayed import once_a_run
from tests.factories.shared import once_a_file

from kunak.agreements import search, services
from kunak.agreements.models import Act, Agreement
from kunak.documents.models import Candidate
from kunak.documents.services import confirm_fact
from kunak.people.models import Person, Side

NUMBERS = count(1)  # of blanks after the text: a side keeps the same bytes once
A, B = "RU-TA", "RU-IN"


def settled(candidate: Candidate, by: Person) -> Candidate:
    """Return the candidate with every doubt decided: confirmed as it was read."""
    for fact in candidate.facts.filter(state="proposed").exclude(doubt=""):
        confirm_fact(fact=fact, revision=fact.revision, by=by)
    return candidate


@once_a_run
def ready_candidate(*, by: Person | None = None, **changes: Any) -> tuple[Candidate, Person]:
    """Return a candidate that can be accepted, and the coordinator who may; each from a document of its own.

    Args:
        changes: values of the record, for instance ``term=read("P3Y", "на пять лет")``.
    """
    by = by or make_person(side=make_side(A))
    membership = by.memberships.get()
    text = TEXT + " " * next(NUMBERS)
    record = sample_record(sample_agreement(**changes), text=text)
    document = make_document(side=membership.side, by=by, text=text, record=record)
    return settled(document.reading.candidates.get(position=0), by), by


@once_a_file
def make_agreement(*, by: Person | None = None, **fields: Any) -> Agreement:
    """Return the agreement of the sample: Tatarstan and Ingushetia, 29 May 2025, five years, automatic renewal.

    Args:
        fields: columns of the agreement to set beside that, for instance ``notice="P6M"``.
    """
    candidate, by = ready_candidate(by=by)
    agreement = services.accept(candidate=candidate, by=by)
    if fields:
        for name, value in fields.items():
            setattr(agreement, name, value)
        agreement.save()
        search.keep(agreement)
    return agreement


def coordinators(agreement: Agreement) -> list[Person]:
    """Return a new coordinator of each side, in the order of the parties."""
    return [make_person(side=party.side) for party in agreement.parties.select_related("side")]


def sides(agreement: Agreement) -> list[Side]:
    """Return the sides in the order of the parties."""
    return [party.side for party in agreement.parties.select_related("side__territory")]


def make_act(*, agreement: Agreement | None = None, **changes: Any) -> Act:
    """Return an act that counts: a suspension on 1 February 2026, recorded by the first side.

    Args:
        changes: columns of the act, for instance ``kind="notice", party=party``.
    """
    agreement = agreement or make_agreement()
    side = sides(agreement)[0]
    row: dict[str, Any] = {
        "kind": "suspension",
        "on": date(2026, 2, 1),
        "ground": "письмо № 1",
        "state": "counts",
        "recorded_by": make_person(side=side),
        "recorded_for": side,
        "recorded_at": timezone.now(),
    }
    return Act.objects.create(agreement=agreement, **(row | changes))

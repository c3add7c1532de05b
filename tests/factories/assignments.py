"""Assignments, reports, answers and requests, made the way that people make them."""

from datetime import date
from typing import Any

from tests.factories.agreements import make_agreement
from tests.factories.people import make_person

from kunak.agreements.models import Agreement
from kunak.assignments import services
from kunak.assignments.models import Assignment, SourceKind
from kunak.assignments.services import BodyInput, GivenAssignment
from kunak.people.models import Person

SIGNED, ON = date(2026, 3, 2), date(2026, 3, 10)


def people_of(agreement: Agreement, **changes: Any) -> list[Person]:
    """Return a new person of each side, coordinators by default."""
    return [make_person(side=party.side, **changes) for party in agreement.parties.all()]


def given(agreement: Agreement, order: int = 0, **changes: Any) -> GivenAssignment:
    """Return an ordinary assignment to a body of a party: by a letter, until 30 April 2026."""
    side = agreement.parties.get(order=order).side
    fields: dict[str, Any] = {
        "text": "Представить перечень предприятий",
        "executor": BodyInput(side, "Министерство промышленности"),
        "source_kind": SourceKind.LETTER,
        "source": "Письмо от 02.03.2026 № 12",
        "signed_on": SIGNED,
        "stated": date(2026, 4, 30),
    }
    return GivenAssignment(**(fields | changes))


def by_minutes(agreement: Agreement, order: int = 0, **changes: Any) -> GivenAssignment:
    """Return the same given by all sides together."""
    minutes = {"source_kind": SourceKind.MINUTES, "source": "Протокол от 02.03.2026 № 1, п. 2.1"}
    return given(agreement, order, **(minutes | changes))


def make_assignment(agreement: Agreement | None = None, *, by: Person | None = None, **changes: Any) -> Assignment:
    """Return an assignment of the first party to its own body."""
    agreement = agreement or make_agreement()
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.give(agreement=agreement, given=given(agreement, **changes), on=SIGNED, by=by)


def make_joint(agreement: Agreement | None = None, *, by: Person | None = None, **changes: Any) -> Assignment:
    """Return an assignment of all parties to a body of the first."""
    agreement = agreement or make_agreement()
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.give(agreement=agreement, given=by_minutes(agreement, **changes), on=SIGNED, by=by)

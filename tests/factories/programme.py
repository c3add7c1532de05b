"""Programmes made the way that people make them: proposed, filled in, sent, agreed."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import Any

from django.db import connection
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.shared import once_a_file

from kunak.agreements.models import Agreement
from kunak.core.programme.term import parse_term
from kunak.people.models import Person
from kunak.programme import guard, services
from kunak.programme.content import draft_hash
from kunak.programme.models import Measure, Version
from kunak.programme.services import MeasureInput
from kunak.programme.tables.reading import Given, given_rows, rows_of

PERIOD = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 12, 31)}
BODIES = ("Минпромторг РТ", "Минэкономразвития РИ", "Минэкономики РД")


@contextmanager
def without_guard() -> Iterator[None]:
    """Let a test do what the database refuses: as somebody beside the product would, or to begin anew."""
    guard.remove(connection)
    yield
    guard.install(connection)


def given_table(data: bytes, version: Version) -> Given:
    """Return what a table says of a version's measures."""
    return given_rows(rows_of(data, version), version)


def writer_of(version: Version) -> Person:
    """Return the coordinator who began the version."""
    return version.created_by


def other_of(version: Version) -> Person:
    """Return a coordinator of the first other side; the same one each time."""
    side = version.programme.agreement.parties.exclude(side=version.drafted_by_side).first().side
    present = Person.objects.filter(memberships__side=side, memberships__role="coordinator").first()
    return present or coordinators_of_side(side)


def coordinators_of_side(side: Any) -> Person:
    """Return a new coordinator of a side."""
    from tests.factories.people import make_person

    return make_person(side=side)


@once_a_file
def make_version(agreement: Agreement | None = None, *, by: Person | None = None) -> Version:
    """Return the first version of a plan: three measures proposed from the commitments, nobody named yet."""
    agreement = agreement or make_agreement()
    by = by or coordinators(agreement)[0]
    return services.propose_programme(agreement=agreement, by=by, **PERIOD)


def given(version: Version, **changes: Any) -> MeasureInput:
    """Return an ordinary measure as somebody enters it, with executors of every side."""
    parties = version.programme.agreement.parties.all()
    fields: dict[str, Any] = {
        "text": "Провести совместный форум",
        "sector": "trade",
        "kind": "general",
        "term": parse_term("III квартал 2026"),
        "executors": {party.pk: [BODIES[place]] for place, party in enumerate(parties)},
    }
    return MeasureInput(**(fields | changes))


def add(version: Version, **changes: Any) -> Measure:
    """Return a measure added to an open version by its writer."""
    return services.add_measure(version=version, given=given(version, **changes), by=writer_of(version))


def fill(version: Version, count: int, **changes: Any) -> None:
    """Put so many measures straight into the table: long lists are shown, and nobody waits for their services."""
    sectors, last = ("trade", "culture", "health"), version.measures.count()
    fields: dict[str, Any] = {"version": version, "changed_by": writer_of(version), "changed_at": version.created_at}
    with nullcontext() if version.is_open else without_guard():
        Measure.objects.bulk_create(
            Measure(**({"order": last + n, "sector": sectors[n % 3], "text": f"Мероприятие {n}"} | fields | changes))
            for n in range(count)
        )


def name_everybody(version: Version) -> None:
    """Name executors of every side in every measure that has none."""
    sectors = set(version.measures.values_list("sector", flat=True))
    parties = list(version.programme.agreement.parties.all())
    names = {party.pk: [BODIES[place]] for place, party in enumerate(parties)}
    services.name_executors(version=version, names=dict.fromkeys(sectors, names), by=writer_of(version))


def send(version: Version, *, waiver: str = "", by: Person | None = None) -> Version:
    """Return the version sent as it stands."""
    seen = draft_hash(version)
    return services.send(version=version, content_hash=seen, waiver=waiver, by=by or writer_of(version))


@once_a_file
def make_sent(agreement: Agreement | None = None, **changes: Any) -> Version:
    """Return a version that waits for the other side's key, executors of every side named."""
    version = make_version(agreement, **changes)
    name_everybody(version)
    return send(version)


@once_a_file
def make_in_force(agreement: Agreement | None = None, **changes: Any) -> Version:
    """Return a version that both sides agreed on."""
    return agree(make_sent(agreement, **changes))


def agree(version: Version) -> Version:
    """Return a sent version with the other side's key turned."""
    services.turn_key(version=version, content_hash=version.content_hash, by=other_of(version))
    return Version.objects.get(pk=version.pk)


def make_returned(agreement: Agreement | None = None, reason: str = "нет сроков", **changes: Any) -> Version:
    """Return a version that the other side gave back with a reason."""
    version = make_sent(agreement, **changes)
    seen = version.content_hash
    return services.return_version(version=version, reason=reason, content_hash=seen, by=other_of(version))

"""Versions of plans, made the way that people make them: proposed, written, sent, agreed to, made public."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.factories.agreements import coordinators, make_agreement
from tests.factories.documents import words
from tests.factories.people import make_person
from tests.factories.shared import once_a_file

from kunak.agreements.models import Agreement
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.people.models import Person, Side
from kunak.programme import services
from kunak.programme.content import draft_hash
from kunak.programme.models import Programme, Version
from kunak.programme.services import MeasureInput, MilestoneInput

STARTS, ENDS = date(2026, 1, 1), date(2027, 12, 31)


def measure_input(agreement: Agreement, **changes: Any) -> MeasureInput:
    """Return a measure for the first commitment: a day, a body of each party, a step with a day and one without."""
    fields: dict[str, Any] = {
        "text": "Провести встречу закупщиков",
        "sector": "procurement",
        "kind": "procurement-exchange",
        "commitment": agreement.commitments.get(order=0),
        "term": MeasureTerm("day", date(2026, 3, 20), date(2026, 3, 20)),
        "executors": {party.pk: [f"Министерство, {party.side.label}"] for party in agreement.parties.all()},
        "milestones": [
            MilestoneInput("Повестка согласована", date(2026, 2, 10), code="agenda"),
            MilestoneInput("Встреча проведена", code="held", is_final=True),
        ],
        "expected_result": "Перечень общих закупок",
        "indicator": "2 закупки в год",
        "money": "Бюджеты сторон",
    }
    return MeasureInput(**fields | changes)


@once_a_file
def make_version(
    *,
    agreement: Agreement | None = None,
    state: VersionState = VersionState.IN_FORCE,
    measures: Sequence[MeasureInput] | None = None,
    waiver: str = "",
    by: Person | None = None,
) -> Version:
    """Return a version of an agreement's plan: the first one, or the next one; its measures are exactly these.

    Args:
        by: a coordinator of the writing side; one of the first party by default.
        waiver: given when it is sent.
    """
    agreement = agreement or make_agreement()
    by = by or make_person(side=first_side(agreement))
    version = _begin(agreement, by)
    if measures is not None or version.number == 1:
        for measure in version.measures.all():
            services.drop_measure(measure=measure, revision=measure.revision, reason="образец", by=by)
        for given in [measure_input(agreement)] if measures is None else measures:
            services.add_measure(version=version, given=given, by=by)
    return move(version, state, waiver=waiver, by=by)


def _begin(agreement: Agreement, by: Person) -> Version:
    programme = Programme.objects.filter(agreement=agreement).first()
    if programme is None:
        return services.propose_programme(agreement=agreement, starts_on=STARTS, ends_on=ENDS, by=by)
    return services.start_new_version(programme=programme, by=by)


def move(
    version: Version,
    state: VersionState,
    *,
    by: Person,
    waiver: str = "",
    reason: str = "Уточните сроки",
    others: Sequence[Person] = (),
) -> Version:
    """Bring an open version to a state: sent or given up by its coordinator, returned or agreed to by the others'."""
    if state == VersionState.DRAFT:
        return version
    if state == VersionState.DROPPED:
        return services.drop_version(version=version, reason=reason, by=by)
    version = services.send(version=version, content_hash=draft_hash(version), waiver=waiver, by=by)
    found = coordinators(version.programme.agreement) if not others else []
    others = others or [one for one in found if _side(one) != version.drafted_by_side]
    if state == VersionState.RETURNED:
        services.return_version(version=version, reason=reason, content_hash=version.content_hash, by=others[0])
    if state == VersionState.IN_FORCE:
        for one in others:
            services.turn_key(version=version, content_hash=version.content_hash, by=one)
    return Version.objects.get(pk=version.pk)


def _side(person: Person) -> Side:
    return person.memberships.get().side


def publish_plan(version: Version, *, turned: int | None = None) -> None:
    """Let so many sides, all by default, agree that the version in force is public."""
    for by in coordinators(version.programme.agreement)[:turned]:
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)


def first_side(agreement: Agreement) -> Side:
    """Return the side of the first party."""
    return agreement.parties.select_related("side").get(order=0).side


THREE = {"RU-TA": "Республика Татарстан", "RU-IN": "Республика Ингушетия", "RU-DA": "Республика Дагестан"}


def parties_of(names: dict[str, str], kind: str = "territory") -> list[dict[str, Any]]:
    """Return parties as a record has them, by the codes of their territories."""
    shown = {"spans": words("Татарстан"), "confidence": 1.0}
    return [{"name": name, "type": kind, "code": code, **shown} for code, name in names.items()]

"""One value is confirmed, corrected, refused or entered by a person, who sees when somebody else was first."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.core.lifecycle import FactState
from kunak.documents.errors import BadValue, EditedMeanwhile, StandsOnce
from kunak.documents.fields import FIELDS, Field
from kunak.documents.models import Candidate, Fact
from kunak.documents.services.candidates import open_candidate
from kunak.documents.values import checked, checked_spans
from kunak.journal.services import record
from kunak.people.models import Person

Spans = Sequence[Sequence[int]]


@transaction.atomic
def confirm_fact(*, fact: Fact, revision: int, by: Person) -> Fact:
    """Say that a value was read rightly; a refused one comes back as it was read.

    Args:
        revision: of the fact as the person saw it.
    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: the agreement was accepted or refused.
        EditedMeanwhile: somebody else decided first.
        BadValue: nothing was read here, so that there is nothing to confirm.
    """
    fact = _open(fact, by)
    if fact.state == FactState.CONFIRMED and fact.decided_by_id == by.pk:
        return fact  # the button was pressed twice
    _check_revision(fact, revision)
    if fact.proposed is None:
        raise BadValue(field=fact.field, reason="empty")
    value = fact.proposed if fact.state in {FactState.PROPOSED, FactState.REFUSED} else fact.value
    state = FactState.CONFIRMED if value == fact.proposed else FactState.CORRECTED
    spans = fact.value_spans if state == FactState.CORRECTED else []
    return _decide(fact, "fact confirmed", state=state, value=value, spans=spans, by=by)


@transaction.atomic
def correct_fact(*, fact: Fact, value: Any, spans: Spans, revision: int, by: Person) -> Fact:
    """Put another value, or other words, in the place of what was read; what was read stays beside it.

    Args:
        spans: the words that show the value, `[start, end)` in code points; empty where the text has none.
    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided, EditedMeanwhile: as for `confirm_fact`.
        BadValue: the value has not the shape of its field.
        BadSpans: the words lie outside of the text.
    """
    fact = _open(fact, by)
    _check_revision(fact, revision)
    value = checked(FIELDS[fact.field], value)
    places = checked_spans(spans, fact.candidate.reading.document.text)
    if fact.proposed is None:
        return _decide(fact, "fact corrected", state=FactState.ENTERED, value=value, spans=places, by=by)
    if value == fact.proposed and places == fact.spans:
        return _decide(fact, "fact confirmed", state=FactState.CONFIRMED, value=value, spans=[], by=by)
    return _decide(fact, "fact corrected", state=FactState.CORRECTED, value=value, spans=places, by=by)


@transaction.atomic
def refuse_fact(*, fact: Fact, revision: int, by: Person) -> Fact:
    """Say that the text does not state this value; what was read stays beside the refusal.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided, EditedMeanwhile: as for `confirm_fact`.
    """
    fact = _open(fact, by)
    if fact.state == FactState.REFUSED and fact.decided_by_id == by.pk:
        return fact
    _check_revision(fact, revision)
    return _decide(fact, "fact refused", state=FactState.REFUSED, value=None, spans=[], by=by)


@transaction.atomic
def enter_fact(*, candidate: Candidate, field: str, value: Any, spans: Spans, by: Person) -> Fact:
    """Write in a value that was not read: after the others of a repeated field, else in the field's one place.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `confirm_fact`.
        BadValue: there is no such field, or the value has not its shape.
        BadSpans: the words lie outside of the text.
        StandsOnce: the field has its value.
    """
    candidate = open_candidate(candidate, by)
    if field not in FIELDS:
        raise BadValue(field=field, reason="choice")
    value = checked(FIELDS[field], value)
    places = checked_spans(spans, candidate.reading.document.text)
    fact = _place_for(candidate, FIELDS[field])
    fact.candidate = candidate
    return _decide(fact, "fact entered", state=FactState.ENTERED, value=value, spans=places, by=by)


def _place_for(candidate: Candidate, field: Field) -> Fact:
    present = Fact.objects.select_for_update(no_key=True).filter(candidate=candidate, field=field.name)
    if field.is_repeated:
        last = present.aggregate(last=Max("position"))["last"]
        return Fact(candidate=candidate, field=field.name, position=0 if last is None else last + 1, revision=0)
    fact = present.first()
    if fact is None:
        return Fact(candidate=candidate, field=field.name, revision=0)
    if fact.proposed is None and fact.state == FactState.REFUSED:
        return fact  # entered before and taken back
    raise StandsOnce(field=field.name)


def _open(fact: Fact, by: Person) -> Fact:
    candidate = open_candidate(fact.candidate, by)
    locked = Fact.objects.select_for_update(of=("self",), no_key=True).select_related("decided_by").get(pk=fact.pk)
    locked.candidate = candidate
    return locked


def _check_revision(fact: Fact, revision: int) -> None:
    if fact.revision != revision:
        who = fact.decided_by.name if fact.decided_by else ""
        raise EditedMeanwhile(fact=fact, who=who, at=fact.decided_at)


def _decide(fact: Fact, verb: str, *, state: FactState, value: Any, spans: list[list[int]], by: Person) -> Fact:
    before = {"state": fact.state, "value": fact.value} if fact.pk else None
    fact.state, fact.value, fact.value_spans = state, value, spans
    fact.decided_by, fact.decided_at = by, timezone.now()
    fact.revision += 1
    fact.save()
    after = {"field": fact.field, "state": str(state), "value": value}
    record(verb, of=fact, by=by, about=fact.candidate.reading.document, before=before, after=after)
    return fact

"""A candidate is taken into the register, put aside, refused, taken up again."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.documents import fact_of, make_candidate, make_document, sample_agreement, sample_record, settle
from tests.factories.people import make_person, make_side

from kunak.core.lifecycle import CandidateState, FactState, ForbiddenMove
from kunak.documents import services
from kunak.documents.errors import DoubtsRemain
from kunak.documents.models import Fact
from kunak.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_a_candidate_is_not_taken_while_doubts_remain_and_the_rows_are_named() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    with pytest.raises(DoubtsRemain) as refusal:
        services.take_candidate(candidate=candidate, by=by)

    assert [fact.field for fact in refusal.value.facts] == ["signed_on", "signatories"]
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.REVIEW
    assert not candidate.facts.exclude(state=FactState.PROPOSED).exists()


def test_taking_confirms_in_the_persons_name_what_nobody_touched() -> None:
    candidate, by, other = make_candidate(), make_person(side=make_side()), make_person(side=make_side())
    settle(candidate, other)
    services.refuse_fact(fact=fact_of(candidate, "renewal"), revision=1, by=other)

    taken = services.take_candidate(candidate=candidate, by=by)

    assert (taken.state, taken.decided_by) == (CandidateState.ACCEPTED, by)
    assert taken.decided_at is not None
    assert fact_of(candidate, "renewal").state == FactState.REFUSED
    assert not candidate.facts.filter(state=FactState.PROPOSED).exists()
    assert candidate.facts.filter(state=FactState.CONFIRMED, decided_by=by).count() == 21
    assert Entry.objects.order_by("-number").first().after["state"] == "accepted"


def test_a_doubt_that_was_refused_or_corrected_is_settled() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    services.refuse_fact(fact=fact_of(candidate, "signatories"), revision=1, by=by)
    services.correct_fact(fact=fact_of(candidate, "signed_on"), value="2025-05-28", spans=[], revision=1, by=by)

    assert services.take_candidate(candidate=candidate, by=by).state == CandidateState.ACCEPTED


def test_confirming_all_leaves_the_doubts() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    assert services.confirm_all(candidate=candidate, by=by) == 22
    assert services.confirm_all(candidate=candidate, by=by) == 0
    assert candidate.facts.filter(state=FactState.PROPOSED).count() == 2
    [entry] = Entry.objects.filter(verb="facts confirmed")  # the second time nothing was left to confirm
    assert set(entry.after["facts"]) == set(candidate.facts.filter(decided_by=by).values_list("pk", flat=True))


def test_a_candidate_is_put_aside_and_taken_up_again() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    assert services.postpone(candidate=candidate, by=by).decided_by == by
    taken_up = services.resume(candidate=candidate, by=by)

    assert (taken_up.state, taken_up.decided_by) == (CandidateState.REVIEW, None)
    with pytest.raises(ForbiddenMove):
        services.resume(candidate=candidate, by=by)


def test_a_refused_candidate_may_be_taken_up_again_and_an_accepted_one_never() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    services.refuse_candidate(candidate=candidate, by=by)
    services.resume(candidate=candidate, by=by)
    settle(candidate, by)
    services.take_candidate(candidate=candidate, by=by)

    for service in (services.resume, services.postpone, services.refuse_candidate):
        with pytest.raises(ForbiddenMove):
            service(candidate=candidate, by=by)


def test_candidates_of_one_document_are_decided_apart() -> None:
    record = sample_record(sample_agreement(), sample_agreement(place=None))
    first, second = make_document(record=record).reading.candidates.all()
    by = make_person(side=make_side())

    services.refuse_candidate(candidate=second, by=by)

    first.refresh_from_db()
    assert first.state == CandidateState.REVIEW


@pytest.mark.storage
@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("fact_read_shows_its_words", {"spans": []}),
        ("fact_is_read_or_entered", {"state": "entered"}),
        ("fact_decided_by_somebody", {"state": "confirmed"}),
        ("fact_refused_has_no_value", {"state": "refused"}),
        ("fact_refused_has_no_value", {"value": None}),
    ],
)
def test_a_fact_that_breaks_its_rule_is_refused_by_the_database(name: str, changes: dict) -> None:
    fact = fact_of(make_candidate(), "term")
    if changes.get("state") in {"entered", "refused"}:
        changes = changes | {"decided_by": make_person(), "decided_at": fact.candidate.reading.read_at}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Fact.objects.filter(pk=fact.pk).update(**changes)

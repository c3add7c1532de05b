"""Facts are confirmed, corrected, refused and entered; two people learn of each other."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.factories.documents import fact_of, make_candidate, settle, words
from tests.factories.people import make_administrator, make_person, make_side

from kunak.core.lifecycle import CandidateState, FactState
from kunak.documents import services
from kunak.documents.errors import BadSpans, BadValue, CandidateDecided, EditedMeanwhile, StandsOnce
from kunak.documents.models import Candidate, Fact
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = pytest.mark.django_db


def test_a_confirmed_fact_has_its_person_and_its_entry() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    fact = services.confirm_fact(fact=fact_of(candidate, "term"), revision=1, by=by)

    assert (fact.state, fact.value, fact.decided_by, fact.revision) == (FactState.CONFIRMED, "P5Y", by, 2)
    entry = Entry.objects.order_by("-number").first()
    assert (entry.verb, entry.by_id) == ("fact confirmed", by.pk)
    assert entry.about == f"documents.document:{candidate.reading.document_id}"
    assert entry.before == {"state": "proposed", "value": "P5Y"}
    assert entry.after == {"field": "term", "state": "confirmed", "value": "P5Y"}


@pytest.mark.parametrize("decide", [services.confirm_fact, services.refuse_fact])
def test_a_button_pressed_twice_decides_once(decide: Callable[..., Fact]) -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    for _ in range(2):
        fact = decide(fact=fact_of(candidate, "term"), revision=1, by=by)

    assert fact.revision == 2


def test_a_corrected_fact_keeps_what_was_read_beside_it() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    fact = services.correct_fact(
        fact=fact_of(candidate, "place"), value=" Назрань ", spans=words("Магасе"), revision=1, by=by
    )

    assert (fact.state, fact.proposed, fact.value) == (FactState.CORRECTED, "Магас", "Назрань")
    assert fact.shown_spans == words("Магасе")


def test_correcting_to_what_was_read_confirms_it() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    fact = fact_of(candidate, "place")

    fact = services.correct_fact(fact=fact, value="Магас", spans=fact.spans, revision=1, by=by)

    assert (fact.state, fact.value_spans) == (FactState.CONFIRMED, [])


def test_the_same_value_with_other_words_is_a_correction() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    fact = services.correct_fact(fact=fact_of(candidate, "place"), value="Магас", spans=[], revision=1, by=by)

    assert (fact.state, fact.shown_spans) == (FactState.CORRECTED, [])


def test_a_corrected_fact_stays_corrected_when_it_is_confirmed_by_another() -> None:
    candidate, by, other = make_candidate(), make_person(side=make_side()), make_person(side=make_side())
    fact = services.correct_fact(fact=fact_of(candidate, "place"), value="Назрань", spans=[], revision=1, by=by)

    fact = services.confirm_fact(fact=fact, revision=2, by=other)

    assert (fact.state, fact.value, fact.decided_by) == (FactState.CORRECTED, "Назрань", other)


def test_a_refused_fact_has_no_value_and_comes_back_as_it_was_read() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    fact = services.refuse_fact(fact=fact_of(candidate, "renewal"), revision=1, by=by)
    assert (fact.state, fact.value, fact.shown_spans) == (FactState.REFUSED, None, [])

    fact = services.confirm_fact(fact=fact, revision=2, by=by)
    assert (fact.state, fact.value) == (FactState.CONFIRMED, "automatic")


def test_an_empty_field_is_entered_with_its_words() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    fact = services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=words("на пять лет"), by=by)

    assert (fact.state, fact.proposed, fact.value, fact.revision) == (FactState.ENTERED, None, "P6M", 1)
    assert fact.shown_spans == words("на пять лет")


def test_a_repeated_field_takes_one_more_after_the_others() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    value = {"name": "Омская область", "type": "territory", "code": "RU-OMS"}

    fact = services.enter_fact(candidate=candidate, field="parties", value=value, spans=[], by=by)

    assert fact.position == 2


def test_a_field_that_stands_once_is_not_entered_twice() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    with pytest.raises(StandsOnce):
        services.enter_fact(candidate=candidate, field="term", value="P3Y", spans=[], by=by)


def test_an_entered_value_may_be_taken_back_and_entered_anew() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    fact = services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=[], by=by)

    fact = services.refuse_fact(fact=fact, revision=1, by=by)
    with pytest.raises(BadValue):
        services.confirm_fact(fact=fact, revision=2, by=by)
    fact = services.enter_fact(candidate=candidate, field="notice", value="P3M", spans=[], by=by)

    assert (fact.state, fact.value, fact.revision) == (FactState.ENTERED, "P3M", 3)


def test_an_entered_value_corrected_stays_entered() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    fact = services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=[], by=by)

    fact = services.correct_fact(fact=fact, value="P3M", spans=[], revision=1, by=by)

    assert (fact.state, fact.value) == (FactState.ENTERED, "P3M")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("term", "пять лет"),
        ("signed_on", "2025-02-30"),
        ("signed_on", 2025),
        ("kind", "contract"),
        ("title", "  "),
        ("title", "я" * 10_001),
        ("in_force", "some day"),
        ("parties", {"name": "Омская область"}),
        ("parties", {"name": "Омская область", "type": "planet", "code": None}),
        ("commitments", {"text": "делать", "sector": "magic", "kind": None}),
        ("sectors", "magic"),
        ("weather", "дождь"),
    ],
)
def test_a_value_of_another_shape_is_refused(field: str, value: object) -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    with pytest.raises(BadValue):
        services.enter_fact(candidate=candidate, field=field, value=value, spans=[], by=by)


@pytest.mark.parametrize("spans", [[[5, 5]], [[9, 4]], [[-1, 4]], [[0, 10_000]], [[1, 2, 3]], [["0", "1"]]])
def test_words_outside_of_the_text_are_refused(spans: list) -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    with pytest.raises(BadSpans):
        services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=spans, by=by)


def test_the_second_of_two_editors_learns_who_was_first_and_what_stands_now() -> None:
    candidate = make_candidate()
    first, second = make_person(side=make_side()), make_person(side=make_side())
    fact = fact_of(candidate, "place")
    services.correct_fact(fact=fact, value="Назрань", spans=[], revision=1, by=first)

    with pytest.raises(EditedMeanwhile) as refusal:
        services.correct_fact(fact=fact, value="Сунжа", spans=[], revision=1, by=second)

    assert (refusal.value.who, refusal.value.fact.value) == (first.name, "Назрань")
    assert refusal.value.at is not None
    assert fact_of(candidate, "place").value == "Назрань"


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_wins_and_one_is_told() -> None:
    candidate = make_candidate()
    people = [make_person(side=make_side()) for _ in range(2)]
    fact = fact_of(candidate, "place")
    start, outcomes = threading.Barrier(2), []

    def correct(by: object) -> None:
        try:
            start.wait()
            services.correct_fact(fact=fact, value=f"Город {by.pk}", spans=[], revision=1, by=by)  # type: ignore[attr-defined]
            outcomes.append("won")
        except EditedMeanwhile:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=correct, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["told", "won"]
    assert fact_of(candidate, "place").revision == 2


def decisions(candidate: Candidate, fact: Fact) -> dict[str, Callable[..., object]]:
    return {
        "confirm": lambda by: services.confirm_fact(fact=fact, revision=1, by=by),
        "correct": lambda by: services.correct_fact(fact=fact, value="P3Y", spans=[], revision=1, by=by),
        "refuse": lambda by: services.refuse_fact(fact=fact, revision=1, by=by),
        "enter": lambda by: services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=[], by=by),
        "confirm all": lambda by: services.confirm_all(candidate=candidate, by=by),
        "postpone": lambda by: services.postpone(candidate=candidate, by=by),
        "refuse candidate": lambda by: services.refuse_candidate(candidate=candidate, by=by),
        "take": lambda by: services.take_candidate(candidate=candidate, by=by),
    }


DECISIONS = ["confirm", "correct", "refuse", "enter", "confirm all", "postpone", "refuse candidate", "take"]


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECTOR_LEAD])
def test_those_who_decide_may_take_every_decision(decision: str, role: Role) -> None:
    candidate = make_candidate()
    by = make_person(side=make_side(), role=role)
    settle(candidate, make_person(side=make_side()))

    decisions(candidate, fact_of(candidate, "term"))[decision](by)


@pytest.mark.parametrize("decision", DECISIONS)
def test_nobody_else_may_take_any_decision(decision: str) -> None:
    candidate = make_candidate()
    decide = decisions(candidate, fact_of(candidate, "term"))[decision]
    entries = Entry.objects.count()

    with pytest.raises(NotAllowed):
        decide(make_person(side=make_side(), role=Role.OBSERVER))
    for stranger in (make_person(side=make_side("RU-IN")), make_person(), make_administrator()):
        with pytest.raises(NotOfTheParties):
            decide(stranger)

    assert Entry.objects.count() == entries


@pytest.mark.parametrize("decision", ["confirm", "correct", "refuse", "enter", "confirm all", "take"])
@pytest.mark.parametrize("close", [services.take_candidate, services.refuse_candidate])
def test_after_the_decision_on_the_candidate_its_facts_stand(decision: str, close: Callable[..., Candidate]) -> None:
    candidate, by = make_candidate(), make_person(side=make_side())
    settle(candidate, by)
    close(candidate=candidate, by=by)

    with pytest.raises(CandidateDecided):
        decisions(candidate, fact_of(candidate, "term"))[decision](by)


def test_a_postponed_candidate_may_be_worked_on() -> None:
    candidate, by = make_candidate(), make_person(side=make_side())

    services.postpone(candidate=candidate, by=by)
    services.confirm_fact(fact=fact_of(candidate, "term"), revision=1, by=by)

    candidate.refresh_from_db()
    assert candidate.state == CandidateState.POSTPONED

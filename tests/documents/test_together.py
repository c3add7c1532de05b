"""Several documents of one agreement: a person says so, compares them, chooses; nothing is joined by itself."""

import re
from itertools import count
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.factories.documents import TEXT, fact_of, make_candidate, read, sample_agreement, sample_record, settle
from tests.factories.people import make_person, make_side

from kunak.agreements import services as register
from kunak.core.joining import Outcome
from kunak.core.lifecycle import CandidateState, ForbiddenMove
from kunak.documents import errors, queries, services
from kunak.documents.models import Apart, Candidate, Choice, Fact, Joined, Together
from kunak.documents.queries import together as together_queries
from kunak.documents.queries.together import matters_of, members_of
from kunak.journal.models import Entry
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person

pytestmark = pytest.mark.django_db

NUMBERS = count(1)
OTHER_TERM: dict[str, Any] = {"term": read("P3Y", "на пять лет")}


def telling(by: Person, *, genre: str = "release", name: str = "release.txt", **changes: Any) -> Candidate:
    """Return the agreement of the sample, from a document of its own."""
    text = TEXT + " " * next(NUMBERS)
    record = sample_record(sample_agreement(**changes), text=text) | {"genre": genre}
    return make_candidate(side=by.memberships.get().side, by=by, text=text, record=record, name=name)


def pair(by: Person, **changes: Any) -> tuple[Candidate, Candidate, Together]:
    """Return a release and a signed text that are read together; `changes` are those of the text."""
    release = telling(by)
    text = telling(by, genre="agreement", name="text.docx", **changes)
    return release, text, services.read_together(candidate=text, other=release, by=by)


def matters(together: Together) -> dict[str, Outcome]:
    """Return what comes of each field that stands once."""
    members = members_of(Candidate.objects.filter(joined__together=together))
    return {one.field: one.outcome for one in matters_of(members)}


# --- what is offered


def test_of_very_many_agreements_of_two_sides_those_of_the_same_day_are_looked_at(
    by: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together_queries, "MOST_LOOKED_AT", 1)
    release = telling(by)
    telling(by, signed_on=read("2013-07-01", "29 мая"))

    assert [one.candidate for one in queries.likely_for(telling(by, genre="agreement"), by)] == [release]


def test_another_document_of_the_agreement_is_offered_with_its_reasons(by: Person) -> None:
    release, text = telling(by), telling(by, genre="agreement", **OTHER_TERM)

    [one] = queries.likely_for(text, by)

    assert (one.candidate, one.is_certain, one.is_apart) == (release, True, False)
    assert [reason.code for reason in one.reasons][:2] == ["parties_same", "day_same"]


def test_another_agreement_of_the_same_parties_is_not_offered(by: Person) -> None:
    telling(by, signed_on=read("2019-02-01", "29 мая"))

    assert queries.likely_for(telling(by), by) == []


def test_a_draft_of_another_side_is_never_offered_and_never_joined(by: Person) -> None:
    stranger = make_person(side=make_side("RU-IN"))
    theirs, own = telling(stranger), telling(by)

    assert queries.likely_for(own, by) == []
    with pytest.raises(NotOfTheParties):
        services.read_together(candidate=own, other=theirs, by=by)


def test_what_the_other_side_has_brought_into_the_register_is_offered(by: Person) -> None:
    partner = make_person(side=make_side("RU-IN"))
    theirs = telling(partner)
    settle(theirs, partner)
    register.accept(candidate=theirs, by=partner)

    [one] = queries.likely_for(telling(by), by)

    assert (one.candidate, one.is_registered) == (theirs, True)


def test_of_two_agreements_in_one_document_neither_is_offered_for_the_other(by: Person) -> None:
    record = sample_record(sample_agreement(), sample_agreement())
    first = make_candidate(side=by.memberships.get().side, by=by, record=record)
    second = first.reading.candidates.get(position=1)

    assert queries.likely_for(first, by) == []
    with pytest.raises(errors.TheyContradict, match="one_document"):
        services.read_together(candidate=first, other=second, by=by)


# --- what a person says, and takes back


def test_read_together_two_are_reviewed_on_one_page_and_offered_no_more(by: Person) -> None:
    release, text, together = pair(by)

    assert queries.likely_for(text, by) == []
    assert {one.candidate for one in together.joined.all()} == {release, text}
    assert Entry.objects.get(verb="documents read together").after == {"documents": ["text.docx", "release.txt"]}
    assert {release.state, text.state} == {CandidateState.REVIEW}


def test_a_third_document_joins_the_two(by: Person) -> None:
    release, _text, together = pair(by)
    third = telling(by)

    assert services.read_together(candidate=third, other=release, by=by) == together
    assert together.joined.count() == 3


def test_two_sets_become_one(by: Person) -> None:
    first, _, _ = pair(by)
    second, _, _ = pair(by)

    services.read_together(candidate=first, other=second, by=by)

    assert (Together.objects.count(), Joined.objects.count()) == (1, 4)


def test_what_a_known_value_rules_out_is_not_joined(by: Person) -> None:
    other = telling(by, signed_on=read("2019-02-01", "29 мая"))

    with pytest.raises(errors.TheyContradict, match="day_differs"):
        services.read_together(candidate=telling(by), other=other, by=by)

    assert not Together.objects.exists()


def test_taken_apart_both_are_reviewed_by_themselves_again(by: Person) -> None:
    release, text, _ = pair(by)

    services.read_apart(candidate=text, by=by)

    assert not Together.objects.exists()
    assert [one.candidate for one in queries.likely_for(text, by)] == [release]
    assert Entry.objects.filter(verb="documents read apart").exists()


def test_what_somebody_reads_together_meanwhile_is_not_said_apart_beside_it(by: Person) -> None:
    release, text, together = pair(by)

    with pytest.raises(ForbiddenMove):
        services.say_apart(candidate=text, other=release, by=by)

    assert not Apart.objects.exists()
    assert together.joined.count() == 2


def test_a_refused_document_is_no_longer_read_with_the_others(by: Person) -> None:
    release, _text, together = pair(by)
    third = telling(by)
    services.read_together(candidate=third, other=release, by=by)

    services.refuse_candidate(candidate=third, by=by)

    assert together.joined.count() == 2


def test_said_to_be_different_they_are_marked_so_until_it_is_taken_back(by: Person) -> None:
    release, text = telling(by), telling(by)

    services.say_apart(candidate=text, other=release, by=by)
    services.say_apart(candidate=text, other=release, by=by)
    assert [one.is_apart for one in queries.likely_for(text, by)] == [True]
    assert [one.is_apart for one in queries.likely_for(release, by)] == [True]
    services.take_back_apart(candidate=release, other=text, by=by)

    assert [one.is_apart for one in queries.likely_for(text, by)] == [False]
    verbs = list(Entry.objects.filter(verb__contains="different").values_list("verb", flat=True))
    assert verbs == ["said to be different agreements", "no longer said to be different"]


def test_read_together_after_all_what_was_said_against_it_goes(by: Person) -> None:
    release, text = telling(by), telling(by)
    services.say_apart(candidate=text, other=release, by=by)

    services.read_together(candidate=text, other=release, by=by)

    assert not Apart.objects.exists()


# --- what they say


def test_documents_agree_differ_and_one_alone_says(by: Person) -> None:
    _, _, together = pair(by, **OTHER_TERM, notice=read("P6M", "2013 года"))

    found = matters(together)

    assert (found["place"], found["term"], found["notice"]) == (Outcome.AGREE, Outcome.DIFFER, Outcome.ALONE)


def test_what_agrees_is_confirmed_at_once_and_nothing_else(by: Person) -> None:
    release, text, together = pair(by, **OTHER_TERM)

    services.confirm_agreed(together=together, by=by)

    states = {one.field: one.state for one in (fact_of(text, name) for name in ("place", "term", "signatories"))}
    assert states == {"place": "confirmed", "term": "proposed", "signatories": "confirmed"}
    assert fact_of(release, "place").state == "confirmed"


def test_a_chosen_value_keeps_the_other_with_its_words_beside_it(by: Person) -> None:
    release, text, together = pair(by, **OTHER_TERM)
    ours, theirs = fact_of(text, "term"), fact_of(release, "term")

    choice = services.choose(together=together, fact=ours, by=by)

    assert choice.said == {str(ours.pk): "P3Y", str(theirs.pk): "P5Y"}
    assert [fact_of(one, "term").state for one in (text, release)] == ["confirmed", "proposed"]
    assert fact_of(release, "term").spans == theirs.spans
    [entry] = Entry.objects.filter(verb="value chosen")
    assert entry.after == {"field": "term", "value": "P3Y", "among": ["P3Y", "P5Y"]}


def test_another_choice_takes_the_place_of_the_first_and_may_be_taken_back(by: Person) -> None:
    release, text, together = pair(by, **OTHER_TERM)
    services.choose(together=together, fact=fact_of(text, "term"), by=by)
    services.choose(together=together, fact=fact_of(release, "term"), by=by)
    assert Choice.objects.get().fact == fact_of(release, "term")

    services.take_back_choice(together=together, fact=fact_of(release, "term"), by=by)

    assert not Choice.objects.exists()
    with pytest.raises(errors.DifferencesRemain):
        services.take_together(candidate=text, by=by)


def test_a_choice_counts_no_more_once_a_value_has_changed(by: Person) -> None:
    release, text, together = pair(by, **OTHER_TERM)
    services.choose(together=together, fact=fact_of(text, "term"), by=by)
    theirs = fact_of(release, "term")
    services.correct_fact(fact=theirs, value="P7Y", spans=[], revision=theirs.revision, by=by)

    with pytest.raises(errors.DifferencesRemain) as refusal:
        services.take_together(candidate=text, by=by)

    assert refusal.value.fields == ["term"]


@pytest.mark.parametrize("service", [services.choose, services.take_back_choice])
def test_where_the_documents_agree_there_is_nothing_to_choose(by: Person, service: Any) -> None:
    _, text, together = pair(by, **OTHER_TERM)

    with pytest.raises(errors.NothingToChoose):
        service(together=together, fact=fact_of(text, "place"), by=by)


# --- what the database holds


def test_a_candidate_is_read_together_once_on_a_side(by: Person) -> None:
    release, _, together = pair(by)
    row = {"joined_by": by, "joined_at": release.reading.read_at, "side": together.side, "candidate": release}

    with pytest.raises(IntegrityError), transaction.atomic():
        Joined.objects.create(together=Together.objects.create(side=together.side), **row)


def test_two_are_said_apart_once_and_the_earlier_stands_first(by: Person) -> None:
    release, text = telling(by), telling(by)
    row = {"side": by.memberships.get().side, "said_by": by, "said_at": release.reading.read_at}
    Apart.objects.create(one=release, other=text, **row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Apart.objects.create(one=release, other=text, **row)
    with pytest.raises(IntegrityError, match="apart_has_the_earlier_first"), transaction.atomic():
        Apart.objects.create(one=text, other=release, **row)


def test_a_fact_is_chosen_once(by: Person) -> None:
    _, text, together = pair(by, **OTHER_TERM)
    choice = services.choose(together=together, fact=fact_of(text, "term"), by=by)

    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.create(together=together, fact=choice.fact, said={}, chosen_by=by, chosen_at=choice.chosen_at)


# --- pages


def choose_url(together: Together, fact: Fact) -> str:
    return reverse("documents:choose", args=[together.pk, fact.pk])


def plain_html(response: Any) -> str:
    """Return a page without what differs from one answer to the next."""
    return " ".join(re.sub(r'(?<=middlewaretoken" value=")\w+', "", response.content.decode()).split())


def test_the_reading_offers_to_check_together_and_to_say_no(by: Person, client: Client) -> None:
    release, text = telling(by), telling(by)

    page = client.get(text.get_absolute_url()).content.decode()
    client.post(reverse("documents:say-apart", args=[text.pk, release.pk]))
    after = client.get(text.get_absolute_url()).content.decode()

    assert reverse("documents:read-together", args=[text.pk, release.pk]) in page
    assert reverse("documents:read-together", args=[text.pk, release.pk]) not in after
    assert 'name="back"' in after


def test_a_choice_answers_to_htmx_with_the_part_and_to_others_with_the_page(by: Person, client: Client) -> None:
    release, text, together = pair(by, **OTHER_TERM)

    fragment = plain_html(client.post(choose_url(together, fact_of(text, "term")), headers={"hx-request": "true"}))
    page = plain_html(client.get(together.get_absolute_url()))
    plain = client.post(choose_url(together, fact_of(release, "term")))

    assert fragment.startswith('<div id="together"')
    assert fragment in page
    assert (plain.status_code, plain["Location"]) == (302, together.get_absolute_url())
    assert Choice.objects.get().fact == fact_of(release, "term")


def test_a_choice_that_came_too_late_is_told_with_the_values_of_now(by: Person, client: Client) -> None:
    _, text, together = pair(by, **OTHER_TERM)
    fact = fact_of(text, "term")
    services.correct_fact(fact=fact, value="P5Y", spans=[], revision=1, by=by)

    answer = client.post(choose_url(together, fact), headers={"hx-request": "true"})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_the_comparison_needs_a_known_number_of_queries(
    by: Person, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _, _, together = pair(by, **OTHER_TERM)
    third = telling(by)
    services.read_together(candidate=third, other=Joined.objects.earliest("pk").candidate, by=by)

    with django_assert_max_num_queries(12):
        assert client.get(together.get_absolute_url()).status_code == 200


def test_a_refusal_to_join_goes_back_to_the_reading_with_its_sentence(by: Person, client: Client) -> None:
    one, other = telling(by), telling(by, signed_on=read("2019-02-01", "29 мая"))

    answer = client.post(reverse("documents:read-together", args=[one.pk, other.pk]), follow=True)

    assert answer.redirect_chain[0][0] == one.get_absolute_url()
    assert "alert" in answer.content.decode()


def test_a_choice_between_documents_that_somebody_has_taken_apart_says_that_the_page_is_gone(
    client: Client, by: Person
) -> None:
    _, text, together = pair(by, **OTHER_TERM)
    url = reverse("documents:choose", args=[together.pk, fact_of(text, "term").pk])
    services.read_apart(candidate=text, by=by)
    client.force_login(by)

    response = client.post(url, headers={"HX-Request": "true"})

    assert response.status_code == 404
    assert "страницы больше нет" in response.content.decode().replace("\xa0", " ")

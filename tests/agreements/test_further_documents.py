"""Several documents make one agreement; a further one stands beside them and changes nothing of the card."""

from itertools import count
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.factories.documents import (
    TEXT,
    fact_of,
    make_candidate,
    read,
    sample_agreement,
    sample_record,
    settle,
    words,
)
from tests.factories.people import make_person, make_side

from kunak.agreements import queries, services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.errors import AgreementAlreadyRegistered
from kunak.agreements.models import Agreement, Further
from kunak.core.lifecycle import CandidateState
from kunak.documents.errors import CandidateDecided, DifferencesRemain, DoubtsRemain, NothingToChoose
from kunak.documents.models import Candidate, Document
from kunak.documents.policies import can_see, can_see_candidate
from kunak.documents.services import choose, read_together
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person, Role

pytestmark = pytest.mark.django_db

NUMBERS = count(1)
OTHER_TERM: dict[str, Any] = {"term": read("P3Y", "на пять лет")}


@pytest.fixture
def by() -> Person:
    """Return a coordinator of the first party."""
    return make_person(side=make_side())


def telling(by: Person, **changes: Any) -> Candidate:
    """Return the agreement of the sample from a document of its own, with nothing in doubt."""
    text = TEXT + "\t" * next(NUMBERS)
    record = sample_record(sample_agreement(**changes), text=text)
    candidate = make_candidate(side=by.memberships.get().side, by=by, text=text, record=record)
    settle(candidate, by)
    return candidate


def agreed(by: Person) -> tuple[Agreement, Candidate, Candidate]:
    """Return an agreement of two documents that differ in the term: five years, as the second says, count."""
    first, second = telling(by, **OTHER_TERM), telling(by, notice=read("P6M", "2013 года"), coordinators=[])
    together = read_together(candidate=first, other=second, by=by)
    choose(together=together, fact=fact_of(second, "term"), by=by)
    return services.accept(candidate=first, by=by), first, second


def test_of_two_documents_one_agreement_is_made_each_value_with_its_words(by: Person) -> None:
    agreement, first, second = agreed(by)

    assert Agreement.objects.count() == 1
    assert set(agreement.documents.all()) == {first.reading.document, second.reading.document}
    assert agreement.term == {"kind": "period", "period": "P5Y"}
    sources = {one.field: one.fact.candidate for one in agreement.sources.select_related("fact__candidate")}
    assert (sources["term"], sources["notice"], sources["place"]) == (second, second, first)
    assert [one.fact.candidate for one in agreement.coordinators.all()] == [first, first]
    assert agreement.commitments.count() == 3
    assert [one.candidate for one in agreement.further.all()] == [second]


def test_who_signed_stands_with_the_party_whatever_the_other_document_calls_it(by: Person) -> None:
    body = {"type": "body", "code": "RU-TA", "spans": words("Татарстан"), "confidence": 1.0}
    government = {**body, "name": "Правительство Республики Татарстан"}
    other = {**body, "type": "territory", "code": "RU-IN", "name": "Республика Ингушетия"}
    signer = {"name": "Тимур Галиев", "post": None, "party": government["name"]}
    signed = {**signer, "spans": words("Тимур Галиев"), "confidence": 1.0}
    first, second = telling(by, parties=[government, other], signatories=[signed]), telling(by)
    together = read_together(candidate=first, other=second, by=by)
    choose(together=together, fact=fact_of(second, "parties", 0), by=by)

    agreement = services.accept(candidate=first, by=by)

    assert {one.name: one.party and one.party.name for one in agreement.signatories.all()} == {
        "Тимур Галиев": "Республика Татарстан",
        "Руслан Оздоев": "Республика Ингушетия",
    }


def test_both_reviews_are_closed_and_told_in_the_history(by: Person) -> None:
    agreement, first, second = agreed(by)

    states = dict(Candidate.objects.values_list("pk", "state"))
    assert states == {first.pk: CandidateState.ACCEPTED, second.pk: CandidateState.JOINED}
    verbs = {entry.verb for entry in queries.history(agreement, by)}
    assert {"agreement accepted", "candidate accepted", "candidate joined"} <= verbs
    assert len(Entry.objects.get(verb="agreement accepted").after["documents"]) == 2


def test_what_one_document_leaves_out_is_no_hindrance_while_values_wait_for_a_check(by: Person) -> None:
    ours = sample_agreement()["parties"][:1]
    text = TEXT + "\t" * next(NUMBERS)
    record = sample_record(sample_agreement(parties=ours), text=text)
    first = make_candidate(side=by.memberships.get().side, by=by, text=text, record=record)
    read_together(candidate=first, other=telling(by), by=by)

    with pytest.raises(DoubtsRemain):
        services.accept(candidate=first, by=by)


def test_while_they_differ_nothing_is_accepted(by: Person) -> None:
    first, second = telling(by, **OTHER_TERM), telling(by)
    read_together(candidate=first, other=second, by=by)

    with pytest.raises(DifferencesRemain):
        services.accept(candidate=first, by=by)

    assert not Agreement.objects.exists()
    assert set(Candidate.objects.values_list("state", flat=True)) == {CandidateState.REVIEW}


def test_a_doubt_in_what_would_count_waits_for_a_person(by: Person) -> None:
    first = telling(by)
    second = telling(by, notice={**read("P6M", "2013 года"), "confidence": 0.5})
    second.facts.filter(field="notice").update(state="proposed", decided_by=None, decided_at=None)
    read_together(candidate=first, other=second, by=by)

    with pytest.raises(DoubtsRemain) as refusal:
        services.accept(candidate=first, by=by)

    assert [fact.field for fact in refusal.value.facts] == ["notice"]


def further(by: Person) -> tuple[Agreement, Candidate]:
    """Return an agreement of the register, and a candidate read together with it that says another term."""
    first = telling(by)
    agreement = services.accept(candidate=first, by=by)
    later = telling(by, **OTHER_TERM)
    read_together(candidate=later, other=first, by=by)
    return agreement, later


def test_a_further_document_is_attached_and_changes_nothing_of_the_card(by: Person) -> None:
    agreement, later = further(by)
    before = card_hash(card_of(agreement))

    services.attach(candidate=later, by=by)

    fresh = Agreement.objects.get()
    assert card_hash(card_of(fresh)) == before
    assert later.reading.document in fresh.documents.all()
    assert Candidate.objects.get(pk=later.pk).state == CandidateState.JOINED
    assert Entry.objects.get(verb="document attached").after["name"] == later.reading.document.name


def test_the_other_side_sees_a_further_document_only_once_it_is_attached(by: Person) -> None:
    partner = make_person(side=make_side("RU-IN"))
    _agreement, later = further(by)
    assert not can_see(partner, later.reading.document)

    services.attach(candidate=later, by=by)

    assert can_see(partner, Document.objects.get(pk=later.reading.document_id))
    assert can_see_candidate(partner, later)


def test_a_third_document_may_hang_on_a_further_one(by: Person) -> None:
    agreement, later = further(by)
    services.attach(candidate=later, by=by)
    third = telling(by)
    read_together(candidate=third, other=later, by=by)

    assert services.attach(candidate=third, by=by) == agreement
    assert agreement.further.count() == 2


def test_what_is_read_with_an_agreement_of_the_register_is_not_accepted_as_a_second_one(by: Person) -> None:
    agreement, later = further(by)

    with pytest.raises(AgreementAlreadyRegistered) as refusal:
        services.accept(candidate=later, by=by)

    assert refusal.value.agreement == agreement


def test_a_document_that_is_read_by_itself_is_not_attached(by: Person) -> None:
    with pytest.raises(NothingToChoose):
        services.attach(candidate=telling(by), by=by)


def test_an_attached_document_is_not_attached_again(by: Person) -> None:
    _agreement, later = further(by)
    services.attach(candidate=later, by=by)

    with pytest.raises(CandidateDecided):
        services.attach(candidate=later, by=by)


def test_only_a_coordinator_attaches(by: Person) -> None:
    _agreement, later = further(by)
    lead = make_person(side=make_side(), role=Role.SECTOR_LEAD)

    with pytest.raises(NotAllowed):
        services.attach(candidate=later, by=lead)


def test_a_candidate_is_a_further_document_once(by: Person) -> None:
    agreement, later = further(by)
    services.attach(candidate=later, by=by)
    row = {"agreement": agreement, "candidate": later, "attached_by": by, "attached_at": agreement.created_at}

    with pytest.raises(IntegrityError), transaction.atomic():
        Further.objects.create(**row)


def test_the_page_accepts_two_and_leads_to_the_one_agreement(by: Person, client: Client) -> None:
    client.force_login(by)
    first, second = telling(by, **OTHER_TERM), telling(by)
    together = read_together(candidate=first, other=second, by=by)
    url = reverse("agreements:accept", args=[first.pk])

    refused = client.post(url)
    choose(together=together, fact=fact_of(first, "term"), by=by)
    accepted = client.post(url)

    assert refused["Location"] == together.get_absolute_url()
    assert accepted["Location"] == Agreement.objects.get().get_absolute_url()


def test_the_page_attaches_and_leads_to_the_documents(by: Person, client: Client) -> None:
    client.force_login(by)
    agreement, later = further(by)
    page = client.get(later.joined.get().together.get_absolute_url()).content.decode()
    url = reverse("agreements:attach", args=[later.pk])

    answer = client.post(url)

    assert url in page
    assert answer["Location"] == f"{agreement.get_absolute_url()}#documents"


def test_every_side_sees_what_the_documents_say_differently_and_what_counts(client: Client, by: Person) -> None:
    agreement, _, second = agreed(by)
    client.force_login(make_person(side=make_side("RU-IN")))
    url = reverse("agreements:beside", args=[agreement.pk])

    page = client.get(url).content.decode()
    shown = queries.documents_beside(agreement)

    assert url in client.get(agreement.get_absolute_url()).content.decode()
    assert "choose/" not in page
    assert shown is not None
    [term] = [row for row in shown.differ if row.key.endswith("-term")]
    assert [said.fact.candidate for said in term.said if said.is_standing] == [second]


def test_of_one_document_there_is_nothing_to_compare(client: Client, by: Person) -> None:
    client.force_login(by)
    agreement = services.accept(candidate=telling(by), by=by)
    url = reverse("agreements:beside", args=[agreement.pk])

    assert client.get(url).status_code == 404
    assert url not in client.get(agreement.get_absolute_url()).content.decode()

"""A checked reading becomes an agreement: what must be there, who may, and never twice."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import A, B, make_agreement, ready_candidate, settled
from tests.factories.documents import fact_of, make_candidate, read, sample_agreement, sample_record, words
from tests.factories.people import make_administrator, make_person, make_side

from kunak.agreements import errors, services
from kunak.agreements.models import Agreement, Commitment, Coordinator, Party, PlannedEvent, Predecessor, Signatory
from kunak.core.lifecycle import CandidateState, FactState
from kunak.documents.errors import CandidateDecided, DoubtsRemain
from kunak.documents.models import Candidate
from kunak.documents.services import confirm_fact, enter_fact, refuse_fact
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Organisation, Person, Role, Side
from kunak.people.services import load_territories

pytestmark = pytest.mark.django_db


def party(name: str, kind: str, code: str | None, word: str = "Татарстан") -> dict[str, Any]:
    return {"name": name, "type": kind, "code": code, "spans": words(word), "confidence": 1.0}


TATARSTAN = party("Республика Татарстан", "territory", "RU-TA")
INGUSHETIA = party("Республика Ингушетия", "territory", "RU-IN", "Ингушетия")


# --- what an agreement gets


def test_everything_that_stands_in_the_reading_stands_in_the_agreement() -> None:
    candidate, by = ready_candidate()

    agreement = services.accept(candidate=candidate, by=by)

    assert (agreement.kind, agreement.event, agreement.title) == ("agreement", "signed", "о сотрудничестве")
    assert (agreement.signed_on, agreement.place) == ("2025-05-29", "Магас")
    assert agreement.term == {"kind": "period", "period": "P5Y"}
    assert agreement.renewal == {"kind": "automatic", "period": None, "times": None}
    assert (agreement.notice, agreement.in_force) == ("", None)
    assert agreement.working_groups == "Созданы рабочие группы"
    assert agreement.sectors == ["procurement", "education", "culture"]
    assert [(one.order, one.letter, one.name, one.side.label) for one in agreement.parties.all()] == [
        (0, "a", "Республика Татарстан", "Татарстан"),
        (1, "b", "Республика Ингушетия", "Ингушетия"),
    ]
    assert [(one.name, one.party and one.party.letter) for one in agreement.signatories.all()] == [
        ("Тимур Галиев", "a"),
        ("Руслан Оздоев", "b"),
    ]
    assert [(str(one.organisation), one.party and one.party.letter) for one in agreement.coordinators.all()] == [
        ("Министерство промышленности и торговли", "a"),
        ("Министерство экономического развития", "b"),
    ]
    assert [(one.order, one.sector, one.kind) for one in agreement.commitments.all()] == [
        (0, "procurement", "procurement-exchange"),
        (1, "culture", "exhibition"),
        (2, "education", ""),
    ]
    assert [(one.text, one.when) for one in agreement.planned_events.all()] == [("Первая встреча", "на осень")]
    assert [one.dated for one in agreement.predecessors.all()] == ["2013"]
    assert [str(one) for one in agreement.documents.all()] == ["release.txt"]


def test_new_sides_are_made_in_one_order_whatever_the_order_of_the_record() -> None:
    """Of two agreements that are accepted at once none waits for a side of the other while it holds one itself."""
    candidate, by = ready_candidate(parties=[INGUSHETIA, party("Минфин", "body", None), TATARSTAN])
    Side.objects.exclude(pk=by.memberships.get().side_id).delete()

    agreement = services.accept(candidate=candidate, by=by)

    made = Side.objects.exclude(pk=by.memberships.get().side_id).order_by("pk")
    assert [side.name for side in made] == ["Минфин", "Республика Ингушетия"]
    assert [one.name for one in agreement.parties.all()] == ["Республика Ингушетия", "Минфин", "Республика Татарстан"]


def test_every_field_remembers_the_fact_behind_it() -> None:
    agreement = make_agreement()

    fields = {one.field: one.fact and one.fact.field for one in agreement.sources.select_related("fact")}

    assert fields == {
        name: name for name in ("kind", "event", "title", "signed_on", "place", "term", "renewal", "working_groups")
    }
    for rows in (Party, Signatory, Coordinator, Commitment, PlannedEvent, Predecessor):
        assert not rows.objects.filter(fact=None).exists()


def test_what_was_refused_is_left_out_and_what_was_entered_counts() -> None:
    candidate, by = ready_candidate()
    for field, position in (("commitments", 1), ("coordinators", 0), ("place", 0)):
        fact = fact_of(candidate, field, position)
        refuse_fact(fact=fact, revision=fact.revision, by=by)
    enter_fact(candidate=candidate, field="notice", value="P6M", spans=[], by=by)

    agreement = services.accept(candidate=candidate, by=by)

    assert [one.sector for one in agreement.commitments.all()] == ["procurement", "education"]
    assert [one.name for one in agreement.coordinators.all()] == ["Министерство экономического развития"]
    assert (agreement.place, agreement.notice) == ("", "P6M")


def test_what_nobody_touched_is_confirmed_in_the_persons_name() -> None:
    candidate, by = ready_candidate()

    services.accept(candidate=candidate, by=by)

    fact = fact_of(candidate, "term")
    assert (fact.state, fact.decided_by) == (FactState.CONFIRMED, by)
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.ACCEPTED


def test_accepting_is_told_in_the_journal() -> None:
    candidate, by = ready_candidate()

    agreement = services.accept(candidate=candidate, by=by)

    entry = Entry.objects.get(verb="agreement accepted")
    assert (entry.by_id, entry.record_id) == (by.pk, str(agreement.pk))
    assert entry.after == {
        "title": "о сотрудничестве",
        "parties": ["Республика Татарстан", "Республика Ингушетия"],
        "signed_on": "2025-05-29",
    }


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"term": read("indefinite", "на пять лет"), "renewal": None}, "term", {"kind": "indefinite"}),
        ({"term": None}, "term", None),
        ({"renewal": read("none", "продлевается автоматически")}, "renewal", {"kind": "none"}),
        ({"renewal": read("by_consent", "продлевается автоматически")}, "renewal", {"kind": "by_consent"}),
        ({"renewal": None}, "renewal", None),
        (
            {"renewal_period": read("P1Y", "продлевается автоматически")},
            "renewal",
            {"kind": "automatic", "period": "P1Y", "times": None},
        ),
        ({"notice": read("P6M", "на пять лет")}, "notice", "P6M"),
        ({"in_force": read("on_signing", "заключён")}, "in_force", {"rule": "on_signing"}),
        ({"in_force": read("2025-06-10", "заключён")}, "in_force", {"rule": "on_date", "date": "2025-06-10"}),
        ({"in_force": read("on_notification", "заключён")}, "in_force", {"rule": "on_act"}),
        ({"in_force": read("on_ratification", "заключён")}, "in_force", {"rule": "on_act"}),
        ({"title": None}, "title", ""),
        ({"signed_on": None}, "signed_on", ""),
        ({"signed_on": read("2025-05", "29 мая")}, "signed_on", "2025-05"),
        ({"working_groups": None}, "working_groups", ""),
        ({"supersedes": [], "planned": [], "commitments": [], "sectors": []}, "sectors", []),
    ],
)
def test_each_reading_of_a_term_is_kept_as_the_counting_needs_it(
    changes: dict[str, Any], column: str, expected: object
) -> None:
    candidate, by = ready_candidate(**changes)

    agreement = services.accept(candidate=candidate, by=by)

    assert getattr(agreement, column) == expected


# --- parties


def test_sides_are_made_once_for_a_territory_whatever_the_number_of_agreements() -> None:
    make_agreement()
    candidate, by = ready_candidate(signed_on=read("2025-05-30", "30.05.2025"))

    services.accept(candidate=candidate, by=by)

    assert Side.objects.count() == 2
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("name", ["Чувашия", "Чувашская Республика", "Кабинет Министров Чувашской Республики"])
def test_a_territory_is_one_side_however_the_text_names_it(name: str) -> None:
    candidate, by = ready_candidate(parties=[TATARSTAN, party(name, "territory", "RU-CU")])

    agreement = services.accept(candidate=candidate, by=by)

    second = agreement.parties.get(order=1)
    assert (second.name, second.side) == (name, make_side("RU-CU"))


def test_a_body_of_a_territory_is_a_side_of_its_own() -> None:
    body = party("Министерство культуры Республики Татарстан", "body", "RU-TA")
    candidate, by = ready_candidate(parties=[TATARSTAN, body])

    agreement = services.accept(candidate=candidate, by=by)

    assert [one.side.name for one in agreement.parties.all()] == [
        "Республика Татарстан",
        "Министерство культуры Республики Татарстан",
    ]
    assert [one.territory and one.territory.code for one in agreement.parties.all()] == ["RU-TA", "RU-TA"]


def test_a_coordinator_whose_territory_has_two_parties_is_given_to_none_of_them() -> None:
    body = party("Министерство культуры Республики Татарстан", "body", "RU-TA")
    candidate, by = ready_candidate(parties=[TATARSTAN, body])

    agreement = services.accept(candidate=candidate, by=by)

    assert {one.party for one in agreement.coordinators.all()} == {None}


def test_a_signatory_whose_party_is_not_named_stays_without_one() -> None:
    someone = {
        "name": "Ильдар Сабиров",
        "post": "глава",
        "party": None,
        "spans": words("Тимур Галиев"),
        "confidence": 1.0,
    }
    candidate, by = ready_candidate(signatories=[someone])

    agreement = services.accept(candidate=candidate, by=by)

    assert [(one.party, one.post) for one in agreement.signatories.all()] == [(None, "глава")]


# --- what must be there


@pytest.mark.parametrize(
    ("parties", "refusal"),
    [
        ([], errors.NotReadyForTheRegister),
        ([TATARSTAN], errors.NotReadyForTheRegister),
        ([TATARSTAN, TATARSTAN], errors.SamePartyTwice),
        ([INGUSHETIA, party("Чувашская Республика", "territory", "RU-CU")], errors.NotOurAgreement),
        ([TATARSTAN, party("Завод " * 50, "company", None)], errors.TooLongForTheRegister),
    ],
)
def test_without_two_parties_of_which_one_is_ours_nothing_is_accepted(
    parties: list[dict[str, Any]], refusal: type[Exception]
) -> None:
    candidate, by = ready_candidate(parties=parties)
    sides = Side.objects.count()

    with pytest.raises(refusal):
        services.accept(candidate=candidate, by=by)

    candidate.refresh_from_db()
    assert (candidate.state, Agreement.objects.count(), Side.objects.count()) == (CandidateState.REVIEW, 0, sides)
    assert not Entry.objects.filter(verb__in=["agreement accepted", "candidate accepted"]).exists()


def test_the_kind_must_be_known() -> None:
    candidate, by = ready_candidate()
    fact = fact_of(candidate, "kind")
    refuse_fact(fact=fact, revision=fact.revision, by=by)

    with pytest.raises(errors.NotReadyForTheRegister) as refusal:
        services.accept(candidate=candidate, by=by)

    assert refusal.value.field == "kind"


@pytest.mark.storage
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "о" * 501),
        ("place", "о" * 201),
        ("signatories", {"name": "о" * 201, "post": None, "party": None}),
        ("signatories", {"name": "Имя", "post": "о" * 301, "party": None}),
        ("coordinators", {"name": "о" * 301, "type": "body", "code": None}),
        ("planned", {"text": "Встреча", "when": "о" * 201}),
    ],
)
def test_a_value_longer_than_the_card_is_refused_by_its_name(field: str, value: Any) -> None:
    candidate, by = ready_candidate(**{field: None if field in {"title", "place"} else []})
    enter_fact(candidate=candidate, field=field, value=value, spans=[], by=by)

    with pytest.raises(errors.TooLongForTheRegister) as refusal:
        services.accept(candidate=candidate, by=by)

    assert refusal.value.field == field


def test_doubts_must_be_decided_first() -> None:
    by = make_person(side=make_side(A))
    candidate = make_candidate(side=make_side(A), by=by)

    with pytest.raises(DoubtsRemain):
        services.accept(candidate=candidate, by=by)


def test_nobody_is_asked_to_check_values_of_what_is_not_theirs_to_accept() -> None:
    by = make_person(side=make_side("RU-CU"))
    candidate = make_candidate(side=make_side("RU-CU"), by=by)
    sides = Side.objects.count()

    with pytest.raises(errors.NotOurAgreement):
        services.accept(candidate=candidate, by=by)

    candidate.refresh_from_db()
    assert (candidate.state, Side.objects.count()) == (CandidateState.REVIEW, sides)


# --- never twice


def test_a_candidate_is_accepted_once() -> None:
    candidate, by = ready_candidate()
    services.accept(candidate=candidate, by=by)

    with pytest.raises(CandidateDecided):
        services.accept(candidate=candidate, by=by)


def test_the_same_agreement_from_the_other_sides_document_is_refused_with_the_one_there() -> None:
    present = make_agreement()
    candidate, by = ready_candidate(by=make_person(side=make_side(B)), parties=[INGUSHETIA, TATARSTAN])

    with pytest.raises(errors.AgreementAlreadyRegistered) as refusal:
        services.accept(candidate=candidate, by=by)

    assert refusal.value.agreement == present
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.REVIEW


@pytest.mark.storage
@pytest.mark.parametrize(
    "changes",
    [
        {"signed_on": read("2025-05-30", "30.05.2025")},
        {"parties": [TATARSTAN, party("Чувашская Республика", "territory", "RU-CU")]},
        {"event": "planned"},
    ],
)
def test_another_day_other_parties_or_a_mere_plan_is_another_agreement(changes: dict[str, Any]) -> None:
    make_agreement()
    candidate, by = ready_candidate(**changes)

    services.accept(candidate=candidate, by=by)

    assert Agreement.objects.count() == 2


@pytest.mark.storage
@pytest.mark.parametrize("signed_on", [None, read("2025", "2013"), read("2025-05", "29 мая")])
def test_agreements_whose_day_is_not_known_do_not_collide(signed_on: Any) -> None:
    for _ in range(2):
        candidate, by = ready_candidate(signed_on=signed_on)
        services.accept(candidate=candidate, by=by)

    assert list(Agreement.objects.values_list("identity", flat=True)) == [None, None]


def test_the_database_itself_refuses_a_second_agreement_of_the_same_identity() -> None:
    agreement = make_agreement()
    candidate, by = ready_candidate(signed_on=None)
    other = services.accept(candidate=candidate, by=by)
    other.identity = agreement.identity

    with pytest.raises(IntegrityError):
        other.save()


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_the_same_agreement_at_once_make_one() -> None:
    load_territories()
    pairs = [
        ready_candidate(by=make_person(side=make_side(A))),
        ready_candidate(by=make_person(side=make_side(B)), parties=[INGUSHETIA, TATARSTAN]),
    ]
    outcomes: list[str] = []
    start = threading.Barrier(len(pairs))

    def accept(candidate: Candidate, by: Person) -> None:
        start.wait()
        try:
            services.accept(candidate=candidate, by=by)
            outcomes.append("accepted")
        except errors.AgreementAlreadyRegistered:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["accepted", "refused"]
    assert Agreement.objects.count() == 1
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 1


# --- who may


def of_ours(role: Role) -> Callable[[], Person]:
    return lambda: make_person(side=make_side(A), role=role)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (of_ours(Role.SECTOR_LEAD), NotAllowed),
        (of_ours(Role.OBSERVER), NotAllowed),
        (lambda: make_person(side=make_side(B)), NotOfTheParties),
        (lambda: make_person(side=make_side("RU-CU")), NotOfTheParties),
        (make_person, NotOfTheParties),
        (make_administrator, NotOfTheParties),
    ],
)
def test_nobody_but_a_coordinator_of_the_documents_side_accepts(
    who: Callable[[], Person], refusal: type[Exception]
) -> None:
    candidate, _ = ready_candidate()

    with pytest.raises(refusal):
        services.accept(candidate=candidate, by=who())

    assert not Agreement.objects.exists()


def test_another_coordinator_of_the_same_side_may_accept_what_a_sector_lead_checked() -> None:
    lead = make_person(side=make_side(A), role=Role.SECTOR_LEAD)
    candidate = make_candidate(side=make_side(A), by=lead, record=sample_record(sample_agreement()))
    settled(candidate, lead)

    agreement = services.accept(candidate=candidate, by=make_person(side=make_side(A)))

    assert agreement.parties.count() == 2


# --- the page's button


def test_the_button_leads_to_the_agreement(client: Client) -> None:
    candidate, by = ready_candidate()
    client.force_login(by)

    response = client.post(reverse("agreements:accept", args=[candidate.pk]))

    assert response.status_code == 302
    assert response.headers["Location"] == Agreement.objects.get().get_absolute_url()


def test_a_refusal_goes_back_to_the_reading_with_its_sentence(client: Client) -> None:
    candidate, by = ready_candidate(parties=[TATARSTAN])
    client.force_login(by)

    response = client.post(reverse("agreements:accept", args=[candidate.pk]), follow=True)

    assert response.redirect_chain[0][0] == candidate.get_absolute_url()
    assert "нужны хотя бы две стороны" in response.content.decode()


def test_the_refusal_of_a_second_one_links_to_the_first(client: Client) -> None:
    present = make_agreement()
    candidate, by = ready_candidate(by=make_person(side=make_side(B)))
    client.force_login(by)

    response = client.post(reverse("agreements:accept", args=[candidate.pk]), follow=True)

    assert f'<a href="{present.get_absolute_url()}">' in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (of_ours(Role.SECTOR_LEAD), 403),
        (of_ours(Role.OBSERVER), 403),
        (lambda: make_person(side=make_side(B)), 404),
        (make_administrator, 404),
    ],
)
def test_the_button_of_somebody_else_is_refused(client: Client, who: Callable[[], Person], status: int) -> None:
    candidate, _ = ready_candidate()
    client.force_login(who())

    response = client.post(reverse("agreements:accept", args=[candidate.pk]))

    assert response.status_code == status
    assert not Agreement.objects.exists()


def test_looking_at_the_address_of_the_button_does_nothing(client: Client) -> None:
    candidate, by = ready_candidate()
    client.force_login(by)

    assert client.get(reverse("agreements:accept", args=[candidate.pk])).status_code == 405
    assert client.post(reverse("agreements:accept", args=[candidate.pk + 1])).status_code == 404


def test_confirming_is_not_repeated_for_what_was_decided_by_hand() -> None:
    candidate, by = ready_candidate()
    fact = fact_of(candidate, "term")
    other = make_person(side=make_side(A))
    confirm_fact(fact=fact, revision=fact.revision, by=other)

    services.accept(candidate=candidate, by=by)

    assert fact_of(candidate, "term").decided_by == other

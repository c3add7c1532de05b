"""The card is public exactly while every side's last word is a key turned on exactly the card of today."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from tests.databases import examples
from tests.factories.agreements import A, B, coordinators, make_agreement
from tests.factories.people import make_administrator, make_person, make_side

from kunak.agreements import errors, queries, services
from kunak.agreements.card import card_hash, card_of, public_card
from kunak.agreements.models import Agreement, CardKey
from kunak.core.two_keys import KeyState
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]
HTMX = {"HX-Request": "true"}


def hash_of(agreement: Agreement) -> str:
    return card_hash(card_of(Agreement.objects.get(pk=agreement.pk)))


def turn(agreement: Agreement, by: Person) -> CardKey:
    return services.turn_card_key(agreement=agreement, content_hash=hash_of(agreement), by=by)


def is_public(agreement: Agreement) -> bool:
    return public_card(Agreement.objects.get(pk=agreement.pk)) is not None


def publish(agreement: Agreement) -> list[Person]:
    """Turn all keys, and return who did."""
    people = coordinators(agreement)
    for by in people:
        turn(agreement, by)
    return people


# --- the rule


def test_the_card_is_public_with_the_second_key_and_not_before() -> None:
    agreement = make_agreement()
    first, second = coordinators(agreement)
    seen = [is_public(agreement)]

    turn(agreement, first)
    seen.append(is_public(agreement))
    turn(agreement, second)
    seen.append(is_public(agreement))

    assert seen == [False, False, True]


def test_either_side_alone_takes_it_back_and_the_reason_is_kept() -> None:
    agreement = make_agreement()
    _, second = publish(agreement)

    services.withdraw_card_key(agreement=agreement, reason=" уточняем сроки ", by=second)

    assert not is_public(agreement)
    assert CardKey.objects.last().reason == "уточняем сроки"  # type: ignore[union-attr]
    assert Entry.objects.get(verb="card withdrawn").after == {
        "side": "Республика Ингушетия",
        "reason": "уточняем сроки",
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda one: Agreement.objects.filter(pk=one.pk).update(notice="P6M"),
        lambda one: Agreement.objects.filter(pk=one.pk).update(title="о дружбе"),
        lambda one: Agreement.objects.filter(pk=one.pk).update(event="terminated"),
        lambda one: one.commitments.filter(order=1).delete(),
        lambda one: one.signatories.update(post="глава"),
        lambda one: one.parties.filter(order=0).update(name="Татарстан"),
        lambda one: one.coordinators.filter(party__order=0).update(party=None),
        lambda one: one.planned_events.update(when="весной"),
        lambda one: one.predecessors.update(dated="2013-05"),
    ],
)
def test_any_change_of_the_card_makes_both_keys_stale_until_they_are_turned_again(
    change: Callable[[Agreement], Any],
) -> None:
    agreement = make_agreement()
    people = publish(agreement)

    change(agreement)

    keys = queries.card_keys(Agreement.objects.get(pk=agreement.pk), people[0])
    assert [one.state for one in keys.sides] == [KeyState.STALE, KeyState.STALE]
    assert not is_public(agreement)
    for by in people:
        turn(agreement, by)
    assert is_public(agreement)


def test_a_card_that_changes_back_is_what_the_sides_agreed_to() -> None:
    agreement = make_agreement()
    publish(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(place="Казань")
    Agreement.objects.filter(pk=agreement.pk).update(place="Магас")

    assert is_public(agreement)


MOVES = st.lists(st.tuples(st.sampled_from(["turn", "withdraw", "change"]), st.integers(0, 1)), max_size=12)


@given(moves=MOVES)
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_sides_do_the_card_is_public_as_a_simple_model_says(moves: list[tuple[str, int]]) -> None:
    agreement = Agreement.objects.first() or make_agreement()
    people = [person_of(agreement, place) for place in (0, 1)]
    agreement.card_keys.all().delete()
    notice = 0
    agreed: list[int | None] = [None, None]  # which content each side's last word agrees to

    for move, place in moves:
        try:
            if move == "turn":
                turn(agreement, people[place])
                agreed[place] = notice
            elif move == "withdraw":
                services.withdraw_card_key(agreement=agreement, reason="нет", by=people[place])
                agreed[place] = None
            else:
                notice += 1
                Agreement.objects.filter(pk=agreement.pk).update(notice=f"P{notice}M")
        except errors.KeyAlreadyTurned:
            assert agreed[place] == notice
        except errors.KeyNotTurned:
            assert agreed[place] is None
        assert is_public(agreement) == (agreed == [notice, notice])
    Agreement.objects.filter(pk=agreement.pk).update(notice="")


def person_of(agreement: Agreement, place: int) -> Person:
    side = agreement.parties.get(order=place).side
    return Person.objects.filter(memberships__side=side).first() or make_person(side=side)


# --- refusals


def test_a_key_counts_only_for_what_was_seen() -> None:
    agreement = make_agreement()
    seen = hash_of(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(notice="P6M")

    with pytest.raises(errors.StaleContent):
        services.turn_card_key(agreement=agreement, content_hash=seen, by=coordinators(agreement)[0])

    assert not CardKey.objects.exists()


def test_a_side_turns_its_key_once_on_one_content_whoever_of_it_turns() -> None:
    agreement = make_agreement()
    turn(agreement, coordinators(agreement)[0])

    with pytest.raises(errors.KeyAlreadyTurned) as refusal:
        turn(agreement, coordinators(agreement)[0])

    assert refusal.value.side == "Татарстан"


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_taking_back_needs_its_reason(reason: str) -> None:
    agreement = make_agreement()
    first, _ = publish(agreement)

    with pytest.raises(errors.ReasonMissing):
        services.withdraw_card_key(agreement=agreement, reason=reason, by=first)

    assert is_public(agreement)


def test_what_was_not_given_cannot_be_taken_back() -> None:
    agreement = make_agreement()
    first, _ = publish(agreement)
    services.withdraw_card_key(agreement=agreement, reason="нет", by=first)

    with pytest.raises(errors.KeyNotTurned):
        services.withdraw_card_key(agreement=agreement, reason="нет", by=first)


@pytest.mark.parametrize(
    ("who", "refusal", "status"),
    [
        (lambda: make_person(side=make_side(A), role=Role.SECTOR_LEAD), NotAllowed, 403),
        (lambda: make_person(side=make_side(B), role=Role.OBSERVER), NotAllowed, 403),
        (lambda: make_person(side=make_side("RU-CU")), NotOfTheParties, 404),
        (make_person, NotOfTheParties, 404),
        (make_administrator, NotOfTheParties, 404),
    ],
)
def test_nobody_but_a_coordinator_of_a_side_turns_or_takes_back(
    client: Client, who: Callable[[], Person], refusal: type[Exception], status: int
) -> None:
    agreement = make_agreement()
    by = who()
    client.force_login(by)
    url = reverse("agreements:card-keys", args=[agreement.pk])

    with pytest.raises(refusal):
        turn(agreement, by)
    with pytest.raises(refusal):
        services.withdraw_card_key(agreement=agreement, reason="нет", by=by)
    assert client.post(url, {"content": hash_of(agreement)}).status_code == status
    assert client.post(url, {"withdraw": "1", "reason": "нет"}).status_code == status
    assert not CardKey.objects.exists()


# --- the panel


def panel(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode()).xpath("//*[@id='card-keys-panel']")[0]


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_panel_is_the_same_on_the_page_alone_and_as_a_fragment(client: Client, is_turned: bool) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    if is_turned:
        turn(agreement, by)
    client.force_login(by)
    url = reverse("agreements:card-keys", args=[agreement.pk])

    shown = [
        client.get(agreement.get_absolute_url()),
        client.get(url),
        client.get(url, headers={"HX-Request": "true"}),
    ]

    texts = {text_of(panel(response)) for response in shown}
    assert len(texts) == 1
    assert ("Отозвать согласие" in texts.pop()) == is_turned


def test_turning_without_script_comes_back_to_the_page(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    client.force_login(by)

    response = client.post(reverse("agreements:card-keys", args=[agreement.pk]), {"content": hash_of(agreement)})

    assert response.headers["Location"] == f"{agreement.get_absolute_url()}#card-keys-panel"
    assert CardKey.objects.get().by == by


def test_turning_with_htmx_answers_the_panel(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    client.force_login(by)

    response = client.post(
        reverse("agreements:card-keys", args=[agreement.pk]), {"content": hash_of(agreement)}, headers=HTMX
    )

    assert response.status_code == 200
    assert "Согласие дано" in text_of(panel(response))
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_key_answers_422_with_the_sentence_in_the_panel(client: Client, headers: dict[str, str]) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    client.force_login(by)

    response = client.post(
        reverse("agreements:card-keys", args=[agreement.pk]), {"content": "an earlier hash"}, headers=headers
    )

    assert response.status_code == 422
    assert "Содержание изменилось" in text_of(panel(response))


def test_a_refused_withdrawal_keeps_the_form_open(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    turn(agreement, by)
    client.force_login(by)

    response = client.post(reverse("agreements:card-keys", args=[agreement.pk]), {"withdraw": "1", "reason": " "})

    assert response.status_code == 422
    assert panel(response).xpath(".//details[@open]")
    assert "Напишите причину" in text_of(panel(response))


@pytest.mark.parametrize(("role", "can"), [(Role.COORDINATOR, True), (Role.SECTOR_LEAD, False), (Role.OBSERVER, False)])
def test_only_a_coordinator_sees_the_button(client: Client, role: Role, can: bool) -> None:
    agreement = make_agreement()
    client.force_login(make_person(side=make_side(A), role=role))

    response = client.get(agreement.get_absolute_url())

    assert bool(panel(response).xpath(".//form")) == can


def test_a_side_sees_that_its_key_is_stale_and_may_still_take_it_back(client: Client) -> None:
    agreement = make_agreement()
    by, _ = publish(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(notice="P6M")
    client.force_login(by)

    shown = text_of(panel(client.get(agreement.get_absolute_url())))

    assert "дано на прежнюю карточку" in shown
    assert "Согласиться на публикацию" in shown
    assert "Отозвать согласие" in shown


def test_a_reason_is_read_by_people_so_it_is_not_longer_than_they_read() -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    services.turn_card_key(agreement=agreement, content_hash=hash_of(agreement), by=by)

    with pytest.raises(errors.TextTooLong):
        services.withdraw_card_key(agreement=agreement, reason="я" * 4001, by=by)
    with pytest.raises(errors.ReasonMissing):
        services.withdraw_card_key(agreement=agreement, reason=" \x00 ", by=by)
    key = services.withdraw_card_key(agreement=agreement, reason=" ра\x00но ", by=by)

    assert key.reason == "рано"

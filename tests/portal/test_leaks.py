"""Nothing that is not public reaches somebody who has not signed in: no page, no data, no header, no kept answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import coordinators, make_agreement, ready_candidate
from tests.factories.documents import make_document
from tests.factories.people import make_person, make_side
from tests.factories.public import published, turn_card
from tests.factories.replayed import once_a_run
from tests.factories.versions import make_version, measure_input, move, publish_plan

from kunak.agreements import services as agreement_services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Agreement
from kunak.core.lifecycle import VersionState
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.models import Version
from kunak.programme.services import MilestoneInput

pytestmark = pytest.mark.django_db
SECRET = "ТАЙНА"
DRAFT, SENT, RETURNED = VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED
ADDRESSES = ("portal:agreement", "portal:agreement-json")


def secret_person(side: Any) -> Person:
    return make_person(side=side, name=f"{SECRET} человек {side.pk}", email=f"taina{side.pk}@example.org")


def secret_measure(agreement: Agreement, **changes: Any) -> Any:
    """Return a measure whose every text is marked."""
    fields = {
        "text": f"{SECRET} мероприятие",
        "executors": {party.pk: [f"{SECRET} орган"] for party in agreement.parties.all()},
        "milestones": [MilestoneInput(f"{SECRET} событие", date(2026, 4, 1))],
        "expected_result": f"{SECRET} результат",
        "indicator": f"{SECRET} показатель",
        "money": f"{SECRET} деньги",
    }
    return measure_input(agreement, **fields | changes)


def answers(client: Client, *agreements: Agreement) -> Iterator[str]:
    """Give everything that can be had without signing in, in both languages: bodies and headers."""
    urls = [reverse("portal:home"), reverse("portal:schema")]
    urls += [reverse(view, args=[agreement.pk]) for agreement in agreements for view in ADDRESSES]
    for language in ("ru", "en"):
        client.cookies.load({"kunak_language": language})
        for url in urls:
            for response in (
                client.get(url),
                client.head(url),
                client.options(url),
                client.get(url, {"on": "2026-01-01"}),
            ):
                yield f"{response.headers}\n{response.content.decode()}"


def told(client: Client, *agreements: Agreement) -> str:
    return "\n".join(answers(client, *agreements))


@pytest.fixture
@once_a_run
def public() -> Version:
    """Return a plan that is public, after quarrels: returned, mended, consent taken back and given again."""
    agreement = make_agreement()
    people = [secret_person(party.side) for party in agreement.parties.select_related("side")]
    for by in people:
        turn_card(agreement, by)
    agreement_services.withdraw_card_key(agreement=agreement, reason=f"{SECRET} причина карточки", by=people[1])
    turn_card(agreement, people[1])
    version = make_version(agreement=agreement, state=DRAFT, by=people[0], measures=[secret_measure(agreement)])
    move(version, RETURNED, by=people[0], reason=f"{SECRET} причина возврата", others=people[1:])
    measure = version.measures.get()
    services.drop_measure(measure=measure, revision=measure.revision, reason=f"{SECRET} снято", by=people[0])
    services.add_measure(version=version, given=measure_input(agreement), by=people[0])
    version = move(Version.objects.get(pk=version.pk), VersionState.IN_FORCE, by=people[0], others=people[1:])
    for by in people:
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)
    services.withdraw_plan_key(version=version, reason=f"{SECRET} причина плана", by=people[1])
    services.turn_plan_key(version=version, content_hash=version.content_hash, by=people[1])
    return version


def test_the_public_plan_is_there_and_what_led_to_it_is_not(client: Client, public: Version) -> None:
    shown = told(client, public.programme.agreement)

    assert "Провести встречу закупщиков" in shown
    assert SECRET not in shown
    assert "taina" not in shown


def test_no_name_or_address_of_anybody_who_works_here_is_shown(client: Client, public: Version) -> None:
    shown = told(client, public.programme.agreement)

    for person in Person.objects.all():
        assert person.name not in shown
        assert person.email not in shown


@pytest.mark.parametrize("state", [DRAFT, SENT, RETURNED])
def test_nothing_of_a_next_version_under_way_is_shown(client: Client, public: Version, state: VersionState) -> None:
    agreement = public.programme.agreement
    one_sided = secret_measure(agreement, executors={agreement.parties.all()[0].pk: [f"{SECRET} орган"]})

    version = make_version(agreement=agreement, state=state, measures=[one_sided], waiver=f"{SECRET} оговорка")

    shown = told(client, agreement)
    assert SECRET not in shown
    assert "Провести встречу закупщиков" in shown
    if version.content_hash:
        assert version.content_hash not in shown


def test_a_next_version_in_force_is_shown_only_once_all_agree_anew(client: Client, public: Version) -> None:
    agreement = public.programme.agreement
    version = make_version(agreement=agreement, measures=[secret_measure(agreement)])

    before = told(client, agreement)
    publish_plan(version, turned=1)
    between = told(client, agreement)
    by = coordinators(agreement)[1]
    services.turn_plan_key(version=version, content_hash=version.content_hash, by=by)

    assert SECRET not in before + between
    assert "Провести встречу закупщиков" not in before + between
    assert f"{SECRET} мероприятие" in told(client, agreement)


@pytest.mark.parametrize("order", [0, 1])
def test_either_side_takes_the_plan_away_at_once_from_kept_answers_too(
    client: Client, public: Version, order: int
) -> None:
    agreement = public.programme.agreement
    tags = {view: client.get(reverse(view, args=[agreement.pk])).headers["ETag"] for view in ADDRESSES}

    services.withdraw_plan_key(version=public, reason=f"{SECRET} причина", by=coordinators(agreement)[order])

    for view, tag in tags.items():
        again = client.get(reverse(view, args=[agreement.pk]), headers={"If-None-Match": tag})
        assert again.status_code == 200
        assert "Провести встречу закупщиков" not in again.content.decode()
    assert SECRET not in told(client, agreement)
    assert public.content_hash not in told(client, agreement)


@pytest.mark.parametrize("order", [0, 1])
def test_either_side_takes_the_page_away_at_once_with_the_plan(client: Client, public: Version, order: int) -> None:
    agreement = public.programme.agreement
    tags = {view: client.get(reverse(view, args=[agreement.pk])).headers["ETag"] for view in ADDRESSES}

    agreement_services.withdraw_card_key(agreement=agreement, reason="уточняем", by=coordinators(agreement)[order])

    for view, tag in tags.items():
        url = reverse(view, args=[agreement.pk])
        since = {"If-None-Match": tag, "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        assert {client.get(url).status_code, client.get(url, headers=since).status_code} == {404}
        assert client.get(url, headers={"If-None-Match": "*"}).status_code == 404
    assert "Провести встречу закупщиков" not in told(client, agreement)


def test_every_answer_is_asked_for_again_each_time(client: Client, public: Version) -> None:
    agreement = public.programme.agreement

    for url in (reverse("portal:home"), *(reverse(view, args=[agreement.pk]) for view in ADDRESSES)):
        assert "no-cache" in client.get(url).headers["Cache-Control"]


def test_an_answer_that_is_not_there_is_not_kept_as_one_that_is(client: Client) -> None:
    hidden = make_agreement()

    for view in ADDRESSES:
        response = client.get(reverse(view, args=[hidden.pk]))
        assert "ETag" not in response.headers
        assert "public" not in response.headers.get("Cache-Control", "")


def test_nothing_of_agreements_that_are_not_public_is_in_the_list(client: Client, public: Version) -> None:
    fields = {"title": f"о {SECRET}", "place": f"{SECRET} город", "working_groups": SECRET, "signed_on": "2024-01-01"}
    candidate, by = ready_candidate()
    Agreement.objects.filter(pk=public.programme.agreement_id).update(identity=None)
    hidden = agreement_services.accept(candidate=candidate, by=by)
    Agreement.objects.filter(pk=hidden.pk).update(**fields)
    turn_card(hidden, coordinators(hidden)[0])

    shown = told(client, public.programme.agreement, hidden)

    assert SECRET not in shown
    assert card_hash(card_of(Agreement.objects.get(pk=hidden.pk))) not in shown


def test_what_a_coordinator_entered_shows_its_value_and_nobodys_ground(client: Client) -> None:
    agreement = make_agreement()
    by = secret_person(agreement.parties.get(order=0).side)
    agreement_services.enter_term(agreement=agreement, field="notice", value="P6M", note=f"{SECRET} письмо", by=by)
    published(agreement)

    shown = told(client, agreement)

    assert '"notice": "P6M"' in shown
    assert SECRET not in shown


def test_documents_of_a_side_are_never_shown(client: Client, public: Version) -> None:
    document = make_document(side=make_side(), text=f"{SECRET} текст", name=f"{SECRET}.txt")

    shown = told(client, public.programme.agreement)

    assert SECRET not in shown
    assert document.sha256 not in shown


def test_public_answers_set_no_cookie_but_that_of_forms(client: Client, public: Version) -> None:
    agreement = public.programme.agreement

    for url in (reverse("portal:home"), *(reverse(view, args=[agreement.pk]) for view in ADDRESSES)):
        assert set(client.get(url).cookies) <= {"kunak_csrf"}

"""The pages of groups."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.groups import NAMES, make_group, make_member, person_of

from kunak.groups.models import Member, WorkingGroup
from kunak.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
GROUP = {
    "name": "Рабочая группа по культуре",
    "sectors": ["culture"],
    "act_title": "Приказ",
    "act_number": "18",
    "act_on": "02.02.2026",
    "quorum_least": "2",
    "materials_days": "10",
    "decision_mask": "{вопрос}.{номер}",
    "minutes_mask": "{номер}",
}


def client_of(person: Person) -> Client:
    """Return the browser of somebody who signed in and reads Russian."""
    client = Client(headers={"accept-language": "ru"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def test_a_group_is_entered_on_its_page_and_shown_at_its_agreement() -> None:
    first = make_group()
    client = client_of(person_of(first))

    answer = client.post(reverse("groups:new", args=[first.agreement_id]), GROUP)

    group = WorkingGroup.objects.get(name=GROUP["name"])
    assert answer.url == group.get_absolute_url()
    listed = client.get(reverse("groups:agreement", args=[first.agreement_id])).content.decode()
    assert first.name in listed
    assert str(GROUP["name"]) in listed
    assert (
        reverse("groups:agreement", args=[first.agreement_id])
        in client.get(first.agreement.get_absolute_url()).content.decode()
    )


def test_a_refused_group_keeps_what_was_typed_and_names_the_field() -> None:
    group = make_group()
    client = client_of(person_of(group))

    answer = client.post(
        reverse("groups:new", args=[group.agreement_id]), GROUP | {"name": group.name, "decision_mask": "{день}"}
    )
    again = client.post(reverse("groups:new", args=[group.agreement_id]), GROUP | {"name": group.name})

    assert (answer.status_code, again.status_code) == (422, 422)
    assert "{день}" in answer.content.decode()
    assert "уже есть группа с таким названием" in again.content.decode()


def test_members_are_named_replaced_and_shown_as_of_a_day() -> None:
    group = make_group()
    client = client_of(person_of(group))
    side = group.agreement.parties.get(order=0).side
    typed = {"side": side.pk, "name": NAMES[0], "role": "chair", "since": "15.01.2026", "post": "Министр"}
    client.post(reverse("groups:add-member", args=[group.pk]), typed)
    member = Member.objects.get()

    refused = client.post(reverse("groups:add-member", args=[group.pk]), typed)
    client.post(
        reverse("groups:replace-member", args=[member.pk]),
        typed | {"name": NAMES[1], "since": "01.06.2026", "ground": "Приказ № 40"},
    )

    assert "уже в группе" in refused.content.decode()
    assert NAMES[0] in _members(client, group, "2026-05-31")
    assert NAMES[1] in _members(client, group, "2026-06-01")
    assert NAMES[0] not in _members(client, group, "2026-06-01").split("<details")[0]


def _members(client: Client, group: WorkingGroup, on: str) -> str:
    shown = client.get(group.get_absolute_url(), {"on": on}).content.decode()
    return shown[shown.index('id="h-members"') : shown.index('id="h-rules"')]


def test_a_side_names_no_members_of_another_on_the_page() -> None:
    group = make_group()
    make_member(group, NAMES[0], order=1)
    client = client_of(person_of(group))
    other = group.agreement.parties.get(order=1).side

    answer = client.post(
        reverse("groups:add-member", args=[group.pk]),
        {"side": other.pk, "name": NAMES[1], "role": "member", "since": "15.01.2026"},
    )

    assert answer.status_code == 422
    assert Member.objects.count() == 1

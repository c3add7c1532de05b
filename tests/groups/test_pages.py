"""The pages of groups."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from tests.factories.groups import (
    NAMES,
    ON,
    called,
    circulated,
    decide,
    make_group,
    make_meeting,
    make_member,
    opened,
    person_of,
    staffed,
)

from kunak.assignments.services import BodyInput
from kunak.groups import services
from kunak.groups.models import Correction, Meeting, Member, WorkingGroup
from kunak.groups.services import DecisionInput, ItemInput
from kunak.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.answers, pytest.mark.shares(made_by=make_group)]
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


def test_a_meeting_is_planned_called_and_answered_on_its_pages() -> None:
    group, chairs = staffed()
    client = client_of(person_of(group))
    answer = client.post(reverse("groups:plan", args=[group.pk]), {"starts_on": "14.04.2026", "place": "Казань"})
    meeting = Meeting.objects.get()
    assert answer.url == meeting.get_absolute_url()
    deed = reverse("groups:meeting-deed", args=[meeting.pk])
    assert "Внесите в повестку хотя бы один вопрос" in client.post(deed, {"what": "call"}).content.decode()
    client.post(reverse("groups:add-item", args=[meeting.pk]), {"title": "Стажировки врачей", "minutes": "25"})
    unsaid = client.post(reverse("groups:item-deed", args=[meeting.items.get().pk]))
    assert (unsaid.status_code, meeting.items.count()) == (400, 1)
    client.post(deed, {"what": "call"})

    url = reverse("groups:reply", args=[meeting.pk, chairs[1].pk])
    client_of(chairs[1].person).post(url, {"said": "substitute", "substitute": "Хамхоев, замминистра"})

    shown = client.get(meeting.get_absolute_url()).content.decode()
    assert "Стажировки врачей" in shown
    assert "Хамхоев, замминистра" in shown
    file = client.get(reverse("groups:calendar", args=[meeting.pk]))
    assert b"METHOD:REQUEST" in file.content


def test_words_are_saved_by_themselves_and_who_was_slower_keeps_them_and_sees_the_difference() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    item = meeting.items.get()
    first, second = client_of(person_of(group)), client_of(person_of(group, 1))
    url, page = reverse("groups:heard", args=[item.pk]), reverse("groups:conduct", args=[meeting.pk])
    typed = {"revision": "1", "heard": "Доклад о стажировках", "spoke": ""}
    saved = first.post(url, typed, headers={"hx-request": "true"})

    slower = second.post(url, typed | {"heard": "Доклад о перечне"}, headers={"hx-request": "true"})
    plain = second.post(url, typed | {"heard": "Доклад о перечне"})
    again = second.post(url, typed | {"heard": "Доклад о перечне", "revision": "2"})

    assert saved.status_code == 200
    assert 'name="revision" value="2"' in saved.content.decode()
    assert 'name="revision" value="3"' in _state(first.get(page).content.decode(), item.pk)
    assert slower.status_code == plain.status_code == 422
    assert "<ins> стажировках</ins>" in slower.content.decode()
    assert 'name="revision" value="2"' in slower.content.decode()
    assert "Доклад о перечне</textarea>" in plain.content.decode()
    assert again.status_code == 302
    item.refresh_from_db()
    assert item.heard == "Доклад о перечне"


def _state(page: str, pk: int) -> str:
    """Return the part of the page that htmx changes."""
    begins = page.index(f'<div id="heard-state-{pk}"')
    return page[begins : page.index("</div>", begins)]


def test_attendance_and_quorum_change_with_one_press_plain_and_as_htmx() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs[:1])
    client = client_of(person_of(group))
    url, page = reverse("groups:attendance", args=[meeting.pk]), reverse("groups:conduct", args=[meeting.pk])
    assert "кворума нет" in client.get(page).content.decode()

    plain = client.post(url, {"member": chairs[1].pk, "is": "there"})
    fragment = client.post(url, {"member": chairs[1].pk, "is": "there"}, headers={"hx-request": "true"})
    alone = client.get(f"{page}?part=quorum", headers={"hx-request": "true"}).content.decode()

    assert plain.url == f"{page}#attendance"
    assert "кворум есть" in fragment.content.decode()
    assert alone.startswith("<div")
    assert alone.strip() in client.get(page).content.decode()


def test_a_refused_decision_keeps_what_was_typed_plain_and_as_htmx() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    item = meeting.items.get()
    client, url = client_of(person_of(group)), reverse("groups:decide", args=[item.pk])
    helpers = {f"new{item.pk}-co_executors_{chairs[1].side_id}": ["Минфин", "Клиника № 2"]}
    typed = {f"new{item.pk}-text": "Назвать клиники", f"new{item.pk}-wording": "urgent"} | helpers

    answers = [client.post(url, typed), client.post(url, typed, headers={"hx-request": "true"})]

    assert [one.status_code for one in answers] == [422, 422]
    assert all("Назвать клиники" in one.content.decode() for one in answers)
    assert all("Укажите ответственный орган" in one.content.decode() for one in answers)
    assert all('value="Клиника № 2"' in one.content.decode() for one in answers)
    assert not meeting.decisions.exists()


def test_a_decision_is_removed_only_after_a_question_that_says_what_leaves_with_it() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting)
    client = client_of(person_of(group))
    decision = meeting.decisions.get()

    page = html.fromstring(client.get(reverse("groups:conduct", args=[meeting.pk])).content.decode())
    [button] = page.xpath("//button[@name='remove']")
    [question, *_] = button.xpath("ancestor::details")[-1:]
    answer = client.post(reverse("groups:decision", args=[decision.pk]), {"remove": "1", "revision": decision.revision})

    assert f"Да, убрать решение {decision.number}" in button.text_content()
    assert "Убрать решение" in question.xpath("./summary")[0].text_content()
    assert "вернуть его будет нельзя" in question.text_content()
    assert answer.status_code == 302
    assert not meeting.decisions.exists()


def test_nothing_is_noted_in_the_room_by_what_a_form_leaves_unsaid() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = opened(group, chairs, by=by)
    item, other = meeting.items.get(), make_meeting(group, by=by).items.get()
    services.write_item(item=item, revision=1, heard="Доклад", spoke="", by=by)
    client, note = client_of(by), reverse("groups:attendance", args=[meeting.pk])
    member = {"member": chairs[0].pk}

    answers = [
        client.post(note, member),
        client.post(note, member | {"is": "instead", "substitute": " "}),
        client.post(note, {"guest": "Иванов", "side": "7"}),
        client.post(reverse("groups:remark", args=[meeting.pk]), member | {"text": "Нет", "item": other.pk}),
        client.post(reverse("groups:heard", args=[item.pk]), {"revision": 2, "spoke": "Речь"}),
    ]

    assert [one.status_code for one in answers] == [400, 422, 422, 404, 400]
    assert "Укажите, кто придёт вместо" in answers[1].content.decode()
    assert set(meeting.attendance.values_list("member", "is_present")) == {(one.pk, True) for one in chairs}
    assert not meeting.remarks.exists()
    item.refresh_from_db()
    assert (item.heard, item.spoke) == ("Доклад", "")


def test_what_is_typed_while_the_minutes_go_on_is_not_lost() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = opened(group, chairs, by=by)
    item, client, seen = meeting.items.get(), client_of(by), decide(meeting, by=by)
    form = {f"new{item.pk}-text": "Поручить <Минкультуры>"}
    form[f"new{item.pk}-co_executors_{chairs[0].side_id}"] = ["Музей № 1", ""]
    minutes, latest = reverse("groups:minutes-deed", args=[meeting.pk]), circulated(meeting, by=by)

    words = client.post(reverse("groups:heard", args=[item.pk]), {"revision": 1, "heard": "Доклад", "spoke": "Речь"})
    plain = client.post(reverse("groups:decide", args=[item.pk]), form)
    part = client.post(reverse("groups:decide", args=[item.pk]), form, headers={"hx-request": "true"})
    services.take_back(meeting=meeting, by=by)
    late = client.post(minutes, {"what": "return", "content": latest.content_hash, "reason": "нет подписи"})

    for answer, kept in (
        (words, "Речь"),
        (plain, "Поручить &lt;Минкультуры&gt;"),
        (part, "Поручить &lt;Минкультуры&gt;"),
        (late, "нет подписи"),
    ):
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "На этом этапе заседания это уже не меняют." in page
        assert f"<p>{kept}</p>" in page
        assert "<p>Музей № 1</p>" in page or answer not in {plain, part}
    assert meeting.decisions.get() == seen


def test_a_refused_answer_and_a_refused_material_say_why_and_keep_what_was_typed() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting, client = called(group, by=by), client_of(by)
    waiting = services.add_item(group=group, given=ItemInput(title="Отложенный"), on=ON, by=by)

    typed = {"said": "substitute", "substitute": "Заместитель", "note": "я" * 501}
    answer = client.post(reverse("groups:reply", args=[meeting.pk, chairs[0].pk]), typed)
    material = client.post(reverse("groups:give-material", args=[waiting.pk]))

    assert (answer.status_code, material.status_code) == (422, 422)
    assert "Примечание: " in _alert(answer)
    assert 'value="Заместитель"' in answer.content.decode()
    assert "я" * 501 in answer.content.decode()
    assert "Выберите файл." in _alert(material)


def _alert(answer: HttpResponse) -> str:
    """Return the sentence of a refusal."""
    found = re.search(r'role="alert">.*?<p>(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert found
    return found[1]


def test_who_moves_a_meeting_that_was_moved_meanwhile_learns_of_it() -> None:
    group = make_group()
    by = person_of(group)
    meeting = make_meeting(group, by=by)
    typed = {"starts_on": "21.04.2026", "place": "Магас", "revision": meeting.revision - 1}

    answer = client_of(by).post(reverse("groups:change-meeting", args=[meeting.pk]), typed)

    assert answer.status_code == 422
    assert "Пока вы правили, запись изменил другой человек." in _alert(answer)
    assert 'value="Магас"' in answer.content.decode()


def test_minutes_are_corrected_and_accepted_on_their_page() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting)
    a, b = client_of(person_of(group)), client_of(chairs[1].person)
    page, deed = reverse("groups:minutes", args=[meeting.pk]), reverse("groups:minutes-deed", args=[meeting.pk])
    a.post(reverse("groups:meeting-deed", args=[meeting.pk]), {"what": "close"})
    a.post(deed, {"what": "circulate"})
    b.post(reverse("groups:correct", args=[meeting.pk]), {"member": chairs[1].pk, "text": "Срок до мая"})
    correction = Correction.objects.get()
    a.post(reverse("groups:correction", args=[correction.pk]), {"take": "1"})
    decision = meeting.decisions.get()
    typed = {"revision": decision.revision, f"d{decision.pk}-text": "Обобщить запросы"}
    a.post(reverse("groups:decision", args=[decision.pk]), typed)
    a.post(deed, {"what": "circulate"})

    shown = b.get(page).content.decode()
    assert re.search(r"<ins>[^<]*Обобщить", shown)
    content = meeting.minutes.last().content_hash
    for one in (a, b):
        one.post(deed, {"what": "turn", "content": content})

    assert Meeting.objects.get(pk=meeting.pk).state == "accepted"
    assert "Принят всеми сторонами" in a.get(page).content.decode()


def test_a_paper_is_entered_on_the_page_of_minutes_and_a_refused_one_keeps_what_was_typed() -> None:
    group, _chairs = staffed()
    meeting, by = opened(group, []), person_of(group)
    decide(meeting, by=by)
    circulated(meeting, by=by)
    side = group.agreement.parties.get(order=1).side
    Person.objects.filter(memberships__side=side).update(is_active=False)
    client, address = client_of(by), reverse("groups:minutes", args=[meeting.pk])
    page = client.get(address).content.decode()
    typed = {"side": side.pk, "title": "Письмо Минздрава", "number": "15"}
    typed["content"] = meeting.minutes.last().content_hash
    there = reverse("groups:enter-paper", args=[meeting.pk])

    refused = client.post(there, typed | {"dated_on": "вчера"})
    ahead = client.post(there, typed | {"dated_on": "01.01.2099"})
    done = client.post(there, typed | {"dated_on": "14.04.2026"})

    assert "принято на бумаге" in page
    assert (refused.status_code, ahead.status_code, done.status_code) == (422, 422, 302)
    assert "Письмо Минздрава" in refused.content.decode()
    assert "ещё не наступила" in ahead.content.decode()
    shown = client.get(address).content.decode()
    assert "На бумаге: Письмо Минздрава от 14.04.2026 № 15" in shown
    assert "принято на бумаге" not in shown


def test_lists_and_pages_ask_no_more_queries_with_more_members_items_and_decisions() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting, co_executors=(BodyInput(chairs[0].side, "Музей"),))
    client = client_of(person_of(group))
    urls = [
        group.get_absolute_url(),
        meeting.get_absolute_url(),
        reverse("groups:conduct", args=[meeting.pk]),
        reverse("groups:minutes", args=[meeting.pk]),
        reverse("groups:agreement", args=[group.agreement_id]),
    ]
    before = [asked(client, url) for url in urls]
    by = person_of(group)
    for number in range(5):
        make_member(group, f"Член {number}", by=by)
        item = services.add_item(group=group, meeting=meeting, given=ItemInput(title=f"В {number}"), on=ON, by=by)
        named = {"executor": f"Музей № {number}", "co_executors": (BodyInput(chairs[0].side, "Минфин"),)}
        given = DecisionInput(text="Принять", executor_side=chairs[1].side, **named)
        services.write_decision(item=item, given=given, by=by)

    assert [asked(client, url) for url in urls] == before


def asked(client: Client, url: str) -> int:
    """Return how many queries a page asks when it is asked for the second time."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)

"""The pages of acts: what an act changes is seen before it is recorded, with script and without."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.agreements import coordinators, make_act, make_agreement
from tests.factories.documents import make_document
from tests.factories.public import published

from kunak.agreements import services
from kunak.agreements.acts import act_hash
from kunak.agreements.models import Act, Agreement
from kunak.agreements.queries import acts
from kunak.documents.models import Reading

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def agreement() -> Agreement:
    """Return an agreement of 2019: five years, then by itself for one year, six months' notice."""
    return make_agreement(
        signed_on="2019-05-29", notice="P6M", renewal={"kind": "automatic", "period": "P1Y", "times": None}
    )


def signed_in(client: Client, agreement: Agreement, place: int = 0) -> Client:
    client.force_login(coordinators(agreement)[place])
    return client


def new(agreement: Agreement, kind: str) -> str:
    return reverse("agreements:new-act", args=[agreement.pk, kind])


def notice(agreement: Agreement, day: str, **more: str) -> dict[str, Any]:
    party = agreement.parties.get(order=0)
    return {"on": day, "party": party.pk, "ground": "письмо № 15", "look": "1", **more}


def preview(response: Any) -> str:
    [part] = html.fromstring(response.content.decode()).xpath("//*[@id='act-preview']")
    return " ".join(str(part.text_content()).split())


def test_an_act_in_time_tells_the_last_day_that_it_brings(client: Client, agreement: Agreement) -> None:
    response = signed_in(client, agreement).post(new(agreement, "notice"), notice(agreement, "29.11.2023"))

    assert "Если записать это уведомление, соглашение закончится 29 мая 2024 г." in preview(response)
    assert not agreement.acts.exists()


def test_a_late_notice_says_so_before_it_is_recorded(client: Client, agreement: Agreement) -> None:
    response = signed_in(client, agreement).post(new(agreement, "notice"), notice(agreement, "30.11.2023"))

    told = preview(response)
    assert "Уведомление опоздало на 1 день: последним днём было 29 ноября 2023 г." in told
    assert "соглашение закончится 29 мая 2025 г." in told


def test_a_notice_that_was_given_in_time_and_got_late_tells_which_day_counts(
    client: Client, agreement: Agreement
) -> None:
    signed_in(client, agreement)

    told = [
        preview(client.post(new(agreement, "notice"), notice(agreement, "29.11.2023", received_on=day)))
        for day in ("29.11.2023", "01.12.2023")
    ]

    assert "получила" not in told[0]
    assert "Другая сторона получила уведомление 1 декабря 2023 г., позже последнего дня, 29 ноября 2023 г." in told[1]
    assert "соглашение закончится 29 мая 2024 г." in told[1]


def test_taking_back_a_notice_that_does_not_stand_says_why_nothing_changes(
    client: Client, agreement: Agreement
) -> None:
    signed_in(client, agreement)

    told = preview(client.post(new(agreement, "notice_withdrawn"), notice(agreement, "29.11.2023")))

    assert "в этот день уведомление этой стороны не действует" in told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("01.06.2016", "Если записать это уведомление"),
        ("01.12.2016", "Вовремя ли уведомление, не определить: день подписания известен не полностью."),
        ("01.12.2017", "Уведомление опоздало. На сколько, не известно: день подписания известен не полностью."),
    ],
)
def test_what_is_known_to_the_year_makes_no_notice_late_by_a_number_of_days(
    day: str, told: str, client: Client, agreement: Agreement
) -> None:
    Agreement.objects.update(signed_on="2012", identity=None)

    response = signed_in(client, agreement).post(new(agreement, "notice"), notice(agreement, day))

    assert told in preview(response)


def test_the_fragment_is_the_same_part_of_the_page(client: Client, agreement: Agreement) -> None:
    signed_in(client, agreement)
    given = notice(agreement, "30.11.2023")

    plain, part = (client.post(new(agreement, "notice"), given, headers=headers) for headers in ({}, HTMX))

    assert preview(plain) == preview(part)
    assert b"<html" not in part.content


def test_that_the_public_page_waits_again_is_told(client: Client) -> None:
    agreement = published()
    signed_in(client, agreement)

    response = client.post(new(agreement, "suspension"), {"on": "01.02.2026", "ground": "письмо"})

    assert "Открытая страница показывает ровно то" in preview(response)


def test_exactly_what_was_shown_is_recorded(client: Client, agreement: Agreement) -> None:
    signed_in(client, agreement)
    page = html.fromstring(client.post(new(agreement, "notice"), notice(agreement, "29.11.2023")).content.decode())
    seen = page.xpath("string(//input[@name='seen']/@value)")

    changed = client.post(new(agreement, "notice"), notice(agreement, "30.11.2023", record="1", seen=seen))
    same = client.post(new(agreement, "notice"), notice(agreement, "29.11.2023", record="1", seen=seen))

    assert changed.status_code == 422
    assert "После просмотра вы изменили акт" in preview(changed)
    assert same.status_code == 302
    assert agreement.acts.get().on == date(2023, 11, 29)


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("suspension", {"on": "вчера"}, "Такого дня нет"),
        ("suspension", {"on": "01.02.2199"}, "ещё не наступило"),
        ("renewal", {"on": "01.02.2024"}, "Напишите что-то одно"),
        ("renewal", {"on": "01.02.2024", "until": "28.05.2024"}, "должен быть позже последнего дня"),
        ("supersession", {"on": "01.02.2024", "effective": "01.03.2024"}, "Выберите новое соглашение"),
        ("amendment", {"on": "01.02.2024", "effective": "01.02.2024"}, "Выберите, что меняется"),
        ("amendment", {"on": "01.02.2024", "effective": "01.02.2024", "term": "period"}, "Заполните это поле"),
        ("amendment", {"on": "01.02.2024", "effective": "01.02.2024", "term": "indefinite"}, "нет пролонгации"),
        (
            "amendment",
            {"on": "01.02.2024", "effective": "01.02.2024", "term": "period", "term_period": "1 год"},
            "раньше дня, с которого они действуют",
        ),
    ],
)
def test_a_bad_act_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    kind: str, given: dict[str, str], told: str, client: Client, agreement: Agreement
) -> None:
    response = signed_in(client, agreement).post(new(agreement, kind), {"ground": "письмо № 7", **given})

    page = html.fromstring(response.content.decode())
    assert response.status_code == 422
    assert told in preview(response)
    assert page.xpath("string(//input[@name='ground']/@value)") == "письмо № 7"
    assert page.xpath("string(//input[@name='on']/@value)") == given["on"]


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("renewal", {"on": "01.02.2024", "period": "3 года"}, "все стороны это подтвердят"),
        ("termination", {"on": "01.02.2024", "effective": "31.12.2024"}, "соглашение закончится 31 декабря 2024 г."),
        ("supersession", {"on": "01.02.2024", "effective": "01.03.2024", "later_title": "Новое"}, "29 февраля 2024 г."),
        ("suspension", {"on": "01.02.2026"}, "приостановлено"),
        ("in_force", {"on": "01.02.2024"}, "в сроке ничего не изменится"),
        (
            "amendment",
            {"on": "01.02.2024", "effective": "01.02.2024", "notice": "length", "notice_length": "3 месяца"},
            "последним днём для уведомления станет",
        ),
        (
            "amendment",
            {"on": "01.02.2024", "effective": "01.02.2024", "renewal": "none"},
            "соглашение закончится 29 мая 2024 г.",
        ),
    ],
)
def test_every_kind_tells_what_it_changes(
    kind: str, given: dict[str, str], told: str, client: Client, agreement: Agreement
) -> None:
    response = signed_in(client, agreement).post(new(agreement, kind), {"ground": "письмо № 7", **given})

    assert response.status_code == 200, preview(response)
    assert told in preview(response)


def test_what_changes_only_in_the_next_period_is_told_too(agreement: Agreement) -> None:
    day = date(2024, 2, 1)
    longer = make_act(agreement=agreement, state="waiting", kind="renewal", on=day, period="P3Y")
    told = " ".join(acts.preview(agreement, longer, day).changes).replace("\u00a0", " ")
    make_act(agreement=agreement, kind="renewal", on=day, period="P3Y")
    changed = {"effective": day, "terms": {"notice": "P3M"}}
    later = make_act(agreement=agreement, state="waiting", kind="amendment", on=day, **changed)

    then = " ".join(acts.preview(Agreement.objects.get(pk=agreement.pk), later, day).changes).replace("\u00a0", " ")

    assert "последним днём следующего периода станет 29 мая 2027 г." in told
    assert "последним днём для уведомления в следующем периоде станет 28 февраля 2027 г." in then


def test_a_side_confirms_and_the_page_and_its_fragment_show_it(client: Client, agreement: Agreement) -> None:
    act = make_act(agreement=agreement, state="waiting", on=date(2024, 2, 1))
    signed_in(client, agreement, 1)

    response = client.post(act.get_absolute_url(), {"content": act_hash(act)}, headers=HTMX)
    page = html.fromstring(client.get(act.get_absolute_url()).content.decode())

    [panel] = page.xpath("//*[@id='act-keys-panel']")
    assert html.tostring(panel).split() == html.tostring(html.fromstring(response.content.decode())).split()
    assert "Подтверждено" in panel.text_content()


def test_a_reason_that_is_missing_is_asked_for(client: Client, agreement: Agreement) -> None:
    act = make_act(agreement=agreement, state="waiting", on=date(2024, 2, 1))

    response = signed_in(client, agreement, 1).post(act.get_absolute_url(), {"return": "1", "reason": " "})

    assert response.status_code == 422
    assert "Напишите причину" in response.content.decode()
    assert Act.objects.get(pk=act.pk).state == "waiting"


def test_an_unknown_kind_and_an_act_of_another_agreement_are_not_there(client: Client, agreement: Agreement) -> None:
    act = make_act(agreement=agreement)
    signed_in(client, agreement)

    assert client.get(new(agreement, "quarrel")).status_code == 404
    assert client.get(reverse("agreements:act", args=[agreement.pk, act.pk + 1])).status_code == 404


def test_the_page_of_an_agreement_shows_its_acts_whatever_their_number(
    client: Client, agreement: Agreement, django_assert_max_num_queries: Any
) -> None:
    party = agreement.parties.get(order=0)
    make_act(agreement=agreement, kind="notice", party=party, on=date(2023, 11, 30))
    for day in range(1, 9):
        make_act(agreement=agreement, on=date(2024, 1, day), state="void", void_reason="ошибка")
    signed_in(client, agreement)

    with django_assert_max_num_queries(45):
        response = client.get(agreement.get_absolute_url(), {"on": "2024-03-01"})

    page = html.fromstring(response.content.decode())
    assert len(page.xpath("//*[@id='acts']//li")) == 9
    why = page.xpath("string(//*[@id='dates-explained'])").replace("\xa0", " ")
    assert "5 лет с 29 мая 2019 г.; статьи 191 и 192 ГК РФ" in why
    assert "уведомление от 30 ноября 2023 г.: Республика Татарстан" in why


AMENDMENT = (
    "Дополнительное соглашение № 1 от 1 февраля 2024 года к Соглашению о сотрудничестве между Республикой Татарстан и "
    "Республикой Ингушетия. Стороны договорились внести в Соглашение следующее изменение: в пункте 7 слова «пять лет» "
    "заменить словами «десять лет»."
)


def test_a_form_is_filled_from_a_document_in_which_the_act_was_read(client: Client, agreement: Agreement) -> None:
    record = {
        "acts": [
            {
                "kind": "amendment",
                "on": {"value": "2024-02-01"},
                "effective": {"value": "2024-03-01"},
                "by": None,
                "terms": {"term": {"value": "P10Y"}, "renewal": {"value": "automatic"}, "notice": {"value": "P3M"}},
            }
        ]
    }
    person = coordinators(agreement)[0]
    side = person.memberships.get().side
    document = make_document(side=side, by=person, text=AMENDMENT, name="допсоглашение.txt")
    Reading.objects.filter(document=document).update(record=record)
    client.force_login(person)

    offered = client.get(reverse("agreements:choose-act", args=[agreement.pk])).content.decode()
    page = client.get(new(agreement, "amendment"), {"document": document.pk})
    form = page.context["form"]

    assert "допсоглашение.txt" in offered
    assert form.initial == {
        "on": "01.02.2024",
        "effective": "01.03.2024",
        "term": "period",
        "term_period": "P10Y",
        "renewal": "automatic",
        "renewal_period": "",
        "notice": "length",
        "notice_length": "P3M",
        "document": document.pk,
    }


def test_a_document_of_the_own_side_is_shown_to_the_other_with_its_act(client: Client, agreement: Agreement) -> None:
    ours, theirs = coordinators(agreement)
    document = make_document(side=ours.memberships.get().side, by=ours, text=AMENDMENT, name="письмо.txt")
    client.force_login(ours)
    given = {"on": "01.02.2024", "ground": "письмо", "document": document.pk}
    page = html.fromstring(client.post(new(agreement, "suspension"), given).content.decode())
    seen = page.xpath("string(//input[@name='seen']/@value)")

    client.post(new(agreement, "suspension"), given | {"record": "1", "seen": seen})

    assert agreement.acts.get().document == document
    client.force_login(theirs)
    shown = client.get(document.get_absolute_url(), follow=True)
    assert b"".join(shown.streaming_content).decode() == AMENDMENT
    shown.close()


def test_a_document_of_another_side_proves_nothing(client: Client, agreement: Agreement) -> None:
    ours, theirs = coordinators(agreement)
    document = make_document(side=theirs.memberships.get().side, by=theirs, text=AMENDMENT, name="их.txt")
    client.force_login(ours)

    response = client.post(
        new(agreement, "suspension"), {"on": "01.02.2024", "ground": "письмо", "document": document.pk}
    )

    assert response.status_code == 422
    assert not client.get(new(agreement, "amendment"), {"document": document.pk}).context["form"].initial


def test_the_paper_of_a_side_that_has_nobody_here_is_asked_for_and_shown_as_one(
    client: Client, agreement: Agreement
) -> None:
    by = coordinators(agreement)[0]
    side = agreement.parties.get(order=1).side
    side.memberships.all().delete()
    document = make_document(side=agreement.parties.get(order=0).side, by=by, text="Согласны.")
    new_one = services.NewAct(kind="suspension", on=date(2020, 2, 1), ground="письмо № 1")
    act = services.record_act(agreement=agreement, new=new_one, by=by, today=date(2020, 3, 1))
    client.force_login(by)
    typed = {"side": side.pk, "content": act_hash(act), "paper": "", "document": document.pk}

    asked = client.get(act.get_absolute_url()).content.decode()
    refused = client.post(act.get_absolute_url(), typed, headers=HTMX)
    client.post(act.get_absolute_url(), typed | {"paper": "письмо № 7"})

    assert "Ингушетия: согласие на бумаге" in asked
    assert refused.status_code == 422
    shown = " ".join(html.fromstring(client.get(act.get_absolute_url()).content.decode()).text_content().split())
    assert "На бумаге: письмо № 7. Сведения внесла сторона: Татарстан" in shown
    assert "некому было подтвердить" in shown
    assert agreement.documents.filter(pk=document.pk).exists()
    assert Act.objects.get(pk=act.pk).state == "counts"


@pytest.mark.parametrize("side", ["", "0", "999999", "да"])
def test_the_paper_of_a_side_that_is_none_of_the_agreement_is_not_there(
    client: Client, agreement: Agreement, side: str
) -> None:
    act = make_act(agreement=agreement, state="waiting")

    response = signed_in(client, agreement).post(act.get_absolute_url(), {"side": side, "paper": "письмо"})

    assert response.status_code == 404


def test_a_notice_recorded_by_the_other_side_says_that_it_came_by_letter(client: Client, agreement: Agreement) -> None:
    signed_in(client, agreement, 1)
    party = agreement.parties.get(order=0)
    by = coordinators(agreement)[1]
    told = services.NewAct(kind="notice", on=date(2023, 11, 29), party=party, ground="письмо № 15")
    act = services.record_act(agreement=agreement, new=told, by=by, today=date(2024, 1, 1))

    shown = client.get(act.get_absolute_url()).content.decode()

    assert "На бумаге: уведомление записала сторона «Ингушетия» по письму." in shown

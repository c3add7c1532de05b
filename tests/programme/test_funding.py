"""Money by source and side: kept to the kopeck, agreed on by keys; a transfer names its agreement or a reason."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.programme import add, make_version, name_everybody, send, writer_of

from kunak.agreements.models import Agreement
from kunak.journal.models import Entry
from kunak.programme import errors, services
from kunak.programme.content import draft_hash
from kunak.programme.models import Funding, Measure, Version
from kunak.programme.queries import funding_of_measure
from kunak.programme.services import FundingInput
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def parties_of(version: Version) -> list[Any]:
    return list(version.programme.agreement.parties.all())


def amount(version: Version, **changes: Any) -> FundingInput:
    given = {"party": parties_of(version)[0].pk, "source": "regional", "year": 2026, "amount": Decimal("1500000.50")}
    return FundingInput(**(given | changes))


def transfer(version: Version, **changes: Any) -> FundingInput:
    return amount(version, **({"to_party": parties_of(version)[1].pk} | changes))


def test_an_amount_is_kept_to_the_kopeck_told_and_carried_on() -> None:
    version = make_version()
    before = draft_hash(version)

    measure = add(version, funding=[amount(version), amount(version, source="grant", year=2027, amount=Decimal(10))])

    assert [(row.source, row.year, row.amount) for row in Funding.objects.filter(measure=measure)] == [
        ("regional", 2026, Decimal("1500000.50")),
        ("grant", 2027, Decimal("10.00")),
    ]
    entry = Entry.objects.get(verb="measure added")
    assert entry.after["funding"][0] | {"side": ""} == {
        "side": "",
        "source": "regional",
        "year": 2026,
        "amount": "1500000.50",
    }
    assert draft_hash(version) != before
    [first, _second] = funding_of_measure(measure, parties_of(version))
    assert first.words.replace("\u00a0", " ") == "Татарстан, бюджет региона, 2026, 1 500 000,50"


def test_a_transfer_without_its_agreement_is_sent_with_a_reason_alone() -> None:
    version = make_version()
    name_everybody(version)
    measure = add(version, funding=[transfer(version)])

    with pytest.raises(errors.TransfersWithoutGround) as refusal:
        send(version)

    assert refusal.value.measures == [measure.text]
    assert "В 1 мероприятии средства" in message_for(refusal.value)
    sent = services.send(
        version=version,
        content_hash=draft_hash(version),
        waiver="",
        transfer_waiver="Соглашение готовится",
        by=writer_of(version),
    )
    assert sent.transfer_waiver == "Соглашение готовится"
    assert Entry.objects.get(verb="version sent").after["transfer_waiver"] == "Соглашение готовится"


def test_a_transfer_that_names_its_agreement_needs_no_reason() -> None:
    version = make_version()
    name_everybody(version)
    fields = {"kind": "agreement", "title": "о передаче средств", "signed_on": "2024-02-28"}
    ground = Agreement.objects.create(created_at=timezone.now(), **fields)
    for party in parties_of(version):
        ground.parties.create(side=party.side, order=party.order, name=party.name, kind=party.kind)
    measure = add(version, funding=[transfer(version, agreement=ground)])

    sent = send(version)

    assert sent.transfer_waiver == ""
    row = measure.funding.get()
    assert (row.agreement, row.is_unfounded) == (ground, False)
    assert row.ground.endswith(" от 28.02.2024")


# --- in the form


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


@pytest.fixture
def version(client: Client) -> Version:
    made = make_version()
    client.force_login(writer_of(made))
    return made


def post(client: Client, version: Version, **fields: Any) -> Any:
    url = reverse("programme:add-measure", args=[version.pk])
    return client.post(url, {"text": "Форум", "sector": "trade", "kind": "general"} | fields)


def row_of(version: Version, **changes: str) -> dict[str, str]:
    first = str(parties_of(version)[0].pk)
    given = {"party": first, "source": "regional", "year": "2026", "amount": "1,5 млн", "to_party": "", "agreement": ""}
    return {f"money0-{name}": value for name, value in (given | changes).items()}


@pytest.mark.answers
def test_the_form_keeps_the_rows_and_shows_them_again(client: Client, version: Version) -> None:
    assert post(client, version, **row_of(version)).status_code == 302

    measure = Measure.objects.get(text="Форум")
    assert measure.funding.get().amount == Decimal(1500000)
    page = tree(client.get(reverse("programme:change-measure", args=[measure.pk])))
    assert page.get_element_by_id("id_money0-amount").get("value") == "1 500 000"
    assert page.get_element_by_id("id_money1-amount").get("value") is None
    shown = tree(client.get(measure.get_absolute_url())).xpath("//section[@aria-labelledby='h-money']//tbody/tr")
    assert [cell.text_content().replace("\u00a0", " ").strip() for cell in shown[0]] == [
        "Бюджет региона",
        "Татарстан",
        "2026",
        "1 500 000",
    ]


@pytest.mark.answers
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"amount": "много"}, "Деньги, строка 1, Сумма, руб.: «много» — не число."),
        ({"amount": "0"}, "Деньги, строка 1, Сумма, руб.: Сумма равна нулю"),
        ({"year": "26"}, "Деньги, строка 1, Год: «26» — не год."),
        ({"source": ""}, "Деньги, строка 1, Источник: Заполните"),
        (
            {"to_party": "own"},
            "Деньги, строка 1, Передача в бюджет: Передают в бюджет другой стороны: выберите её или «не передаётся».",
        ),
        (
            {"to_party": "other", "source": "grant"},
            "Деньги, строка 1, Источник: Передают из бюджета: выберите бюджет источником или уберите передачу.",
        ),
    ],
)
def test_a_row_that_cannot_be_is_named_and_stays(
    client: Client, version: Version, changes: dict[str, str], told: str
) -> None:
    sides = {"own": str(parties_of(version)[0].pk), "other": str(parties_of(version)[1].pk)}
    row = row_of(version, **{name: sides.get(value, value) for name, value in changes.items()})

    response = post(client, version, **row)

    assert response.status_code == 422
    page = tree(response)
    assert any(one.text_content().startswith(told) for one in page.xpath("//div[@role='alert']//li"))
    assert page.get_element_by_id("id_money0-amount").get("value") == row["money0-amount"]


@pytest.mark.answers
def test_the_panel_asks_why_a_transfer_has_no_agreement(client: Client, version: Version) -> None:
    name_everybody(version)
    measure = add(version, funding=[transfer(version)])

    page = tree(client.get(version.get_absolute_url()))

    assert page.xpath("//textarea[@name='transfer_waiver']")
    assert "нет соглашения о передаче" in tree(client.get(measure.get_absolute_url())).text_content()
    form = {"content": draft_hash(version), "transfer_waiver": "Готовится"}
    client.post(reverse("programme:send", args=[version.pk]), form)
    assert Version.objects.get(pk=version.pk).transfer_waiver == "Готовится"

"""What measures of a kind tell: entered in a form made from the data, agreed on with both keys, never lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.programme import add, agree, given, make_version, name_everybody, send, writer_of

from kunak.agreements.history import changes
from kunak.core.programme.content import version_content
from kunak.journal.models import Entry
from kunak.programme import errors, services
from kunak.programme.content import contents_of, draft_hash
from kunak.programme.models import Measure, Version
from kunak.programme.queries import asked_of, details_of, plan_choice, version_page
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
EXCHANGE = {"route": "Казань\nМагас", "persons_out": "12", "institution_from": "КФУ"}
KEPT = {"route": ["Казань", "Магас"], "persons_out": 12, "institution_from": "КФУ"}


def exchange(version: Version, **changes: Any) -> Measure:
    return add(version, **({"kind": "student-exchange", "details": EXCHANGE} | changes))


def test_the_values_are_kept_in_one_writing_and_told_in_the_journal() -> None:
    measure = exchange(make_version())

    assert Measure.objects.get(pk=measure.pk).details == KEPT
    entry = Entry.objects.get(verb="measure added")
    told = {one.label: one.after for one in changes(None, entry.after)}
    assert told["Маршрут (точки)"] == "Казань; Магас"
    assert told["Направлено человек"].replace("\u00a0", " ") == "12 чел."


def test_a_value_that_cannot_be_taken_leaves_nothing_half_done() -> None:
    version = make_version()
    measure = exchange(version)
    before = draft_hash(version)

    with pytest.raises(errors.BadDetail) as refusal:
        services.change_measure(
            measure=measure,
            revision=1,
            given=given(version, kind="student-exchange", text="Другое", details={"persons_out": "много"}),
            by=writer_of(version),
        )

    assert message_for(refusal.value).startswith("Направлено человек: «много» — не число.")
    assert draft_hash(version) == before


def test_the_keys_are_turned_on_what_the_kind_tells() -> None:
    version = make_version()
    measure = exchange(version)
    before = draft_hash(version)

    Measure.objects.filter(pk=measure.pk).update(details=KEPT | {"persons_out": 13})

    assert draft_hash(version) != before


def test_a_measure_that_tells_nothing_more_hashes_as_it_did_before() -> None:
    version = make_version()

    content = version_content(contents_of(version), waiver="", starts_on="2026-01-01", ends_on="2027-12-31")

    assert list(content["measures"][0]) == [  # type: ignore[index]
        "line",
        "sector",
        "kind",
        "text",
        "commitment",
        "term_kind",
        "starts_on",
        "ends_on",
        "executors",
        "milestones",
        "expected_result",
        "indicator",
        "money",
    ]


def test_a_new_version_carries_the_values_on_and_tells_what_it_changes() -> None:
    first = make_version()
    measure = exchange(first)
    name_everybody(first)
    first = agree(send(first))
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    copy = second.measures.get(line=measure.line)
    assert copy.details == KEPT

    changed = given(second, kind="student-exchange", details=KEPT | {"persons_out": "15", "route": []})
    services.change_measure(measure=copy, revision=1, given=changed, by=writer_of(second))

    by = writer_of(second)
    choice = plan_choice(second, by, asked_of({}), date(2026, 7, 1))
    [change] = version_page(second, by, choice, None).changes.first
    told = {one.label: (one.before, one.after) for one in change.changes}
    assert told["Маршрут (точки)"] == ("Казань; Магас", "")
    assert told["Направлено человек"] == ("12\u00a0чел.", "15\u00a0чел.")
    assert "Направляющая организация" not in told


def test_what_was_entered_for_another_kind_stands_last_and_is_marked() -> None:
    measure = exchange(make_version(), details={**EXCHANGE, "repertoire": "Балет"})

    assert [(one.code, one.is_former) for one in details_of(measure)] == [
        ("route", False),
        ("institution_from", False),
        ("persons_out", False),
        ("repertoire", True),
    ]


# --- on the page


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def inputs(page: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in page.xpath("//*[starts-with(@name, 'detail_')]"):
        value = one.get("value") or one.xpath("string(.//option[@selected]/@value)")
        found.setdefault(one.get("name").removeprefix("detail_"), []).append(value)
    return {name: [value for value in values if value] for name, values in found.items()}


@pytest.fixture
def version(client: Client) -> Version:
    made = make_version()
    client.force_login(writer_of(made))
    return made


def form_of(version: Version, **fields: Any) -> dict[str, Any]:
    party = version.programme.agreement.parties.first()
    return {"text": "Обмен", "sector": "education", "kind": "student-exchange", f"executors_{party.pk}": "А"} | fields


@pytest.mark.answers
def test_the_form_shows_what_was_entered_and_saves_it_again_without_a_change(client: Client, version: Version) -> None:
    measure = exchange(version, details={**EXCHANGE, "funding_source": "без финансирования"})
    url = reverse("programme:change-measure", args=[measure.pk])

    page = tree(client.get(url))

    shown = inputs(page)
    assert shown["route"] == ["Казань", "Магас"]
    assert (shown["persons_out"], shown["funding_source"]) == (["12"], ["без финансирования"])
    assert set(shown) == {"route", "institution_from", "institution_to", "persons_out", "persons_in", "funding_source"}
    sent: dict[str, list[str]] = {}
    for name, value in page.get_element_by_id("measure-form").form_values():
        sent.setdefault(name, []).append(value)
    assert client.post(url, sent).status_code == 302
    assert Measure.objects.get(pk=measure.pk).revision == 1


@pytest.mark.answers
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_another_kind_brings_its_fields_and_keeps_what_was_typed(
    client: Client, version: Version, headers: dict[str, str]
) -> None:
    url = reverse("programme:add-measure", args=[version.pk])
    typed = {"detail_place": "Магас", "detail_repertoire": "Балет", "detail_participants_plan": "сто"}

    page = tree(client.post(url, form_of(version, offer="kind", **typed), headers=headers))

    shown = inputs(page)
    assert (shown["place"], shown["participants_plan"], shown["route"]) == (["Магас"], ["сто"], [])
    former = page.get_element_by_id("former")
    assert [one.get("name") for one in former.xpath(".//input")] == [
        "detail_place",
        "detail_participants_plan",
        "detail_repertoire",
    ]


@pytest.mark.answers
def test_a_refused_value_is_told_at_its_field_and_stays(client: Client, version: Version) -> None:
    url = reverse("programme:add-measure", args=[version.pk])

    response = client.post(url, form_of(version, detail_persons_out="много", detail_place="Магас"))

    assert response.status_code == 422
    page = tree(response)
    [told] = page.xpath("//a[@href='#id_detail_persons_out']")
    assert told.text_content().startswith("Направлено человек, чел.: «много» — не число.")
    assert inputs(page)["persons_out"] == ["много"]
    assert inputs(page)["place"] == ["Магас"]


@pytest.mark.answers
def test_what_somebody_saved_for_another_kind_is_shown_to_whoever_comes_second(
    client: Client, version: Version
) -> None:
    measure = add(version)
    other = given(version, kind="tour-company", details={"repertoire": "Балет"})
    services.change_measure(measure=measure, revision=1, given=other, by=writer_of(version))
    url = reverse("programme:change-measure", args=[measure.pk])

    page = tree(client.post(url, form_of(version, revision="1", detail_persons_out="12")))

    rows = [[cell.text_content().strip() for cell in row] for row in page.xpath("//table[@id='meanwhile']/tbody/tr")]
    assert ["Программа, репертуар", "Балет", "пусто"] in rows
    assert ["Направлено человек, чел.", "пусто", "12"] in rows


@pytest.mark.answers
def test_the_page_of_a_measure_shows_its_values_with_units(client: Client, version: Version) -> None:
    measure = exchange(version)

    page = tree(client.get(measure.get_absolute_url()))

    rows = page.xpath("//section[@aria-labelledby='h-details']//dl/div")
    told = {row[0].text_content(): row[1].text_content().replace("\u00a0", " ") for row in rows}
    assert told["Направлено человек"] == "12 чел."
    assert told["Чем подтверждается"] == "приказ, списки, отчёт"

"""Kinds and fields of an office's own: added without code, offered by forms at once, never taken from who has them."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.people import make_administrator, make_person
from tests.factories.programme import add, make_version, writer_of

from kunak.core.kinds import planned_fields
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.programme import errors, services
from kunak.programme.forms.steps import with_usual
from kunak.programme.kinds import kind_of, known_fields, offered_kinds
from kunak.programme.models import OwnField, OwnKind
from kunak.programme.queries import details_of
from kunak.programme.services import FieldInput, KindInput
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import kind_name

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
CAMP = KindInput(
    name="Волонтёрский лагерь",
    definition="Смена с участием добровольцев двух сторон.",
    sectors=["education"],
    milestones=["Набор", " ", "Смена", "Отчёт"],
    fields=["place", "participants_plan"],
)
SHIFT = FieldInput(name="Смена", type="enum", options=["летняя", "зимняя", "летняя"], hint="Сезон")


def camp(by: Any = None) -> OwnKind:
    return services.add_kind(code="camp", given=CAMP, by=by or make_administrator())


def test_a_kind_of_ones_own_has_its_steps_fields_and_name_everywhere() -> None:
    made = camp()
    field = services.add_field(kind=made, given=SHIFT, by=made.created_by)

    kind = kind_of("own-camp")

    assert list(offered_kinds())[-1] == "own-camp"
    assert kind_name("own-camp") == "Волонтёрский лагерь"
    assert [step.name_ru for step in kind.milestones] == ["Набор", "Смена", "Отчёт"]
    assert [step.is_final for step in kind.milestones] == [False, False, True]
    assert [one.code for one in planned_fields(kind)] == ["place", "participants_plan", field.code]
    assert field.options == ["летняя", "зимняя"]
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs[-2:] == ["kind added", "field added"]


def test_a_measure_tells_by_a_field_of_ones_own() -> None:
    made = camp()
    field = services.add_field(kind=made, given=SHIFT, by=made.created_by)
    version = make_version()

    measure = add(version, kind="own-camp", details={field.code: "Летняя", "place": "Магас"})

    assert measure.details == {field.code: "летняя", "place": "Магас"}
    assert [(one.label, one.words) for one in details_of(measure)] == [
        ("Место проведения", "Магас"),
        ("Смена", "летняя"),
    ]
    with pytest.raises(errors.BadDetail) as refusal:
        add(version, kind="own-camp", details={field.code: "осенняя"})
    assert message_for(refusal.value).startswith("Смена: ")


def test_a_kind_that_is_switched_off_is_kept_by_those_who_have_it() -> None:
    made = camp()
    measure = add(make_version(), kind="own-camp", details={"place": "Магас"})

    services.switch_kind(kind=made, is_off=True, by=made.created_by)

    assert "own-camp" not in offered_kinds()
    assert "own-camp" in offered_kinds("own-camp")
    assert details_of(measure)[0].is_former is False
    services.switch_kind(kind=made, is_off=False, by=made.created_by)
    assert "own-camp" in offered_kinds()


def test_the_name_of_a_kind_in_use_stays_and_its_fields_may_grow() -> None:
    made = camp()
    measure = add(make_version(), kind="own-camp", details={"place": "Магас"})

    with pytest.raises(errors.KindInUse) as refusal:
        services.change_kind(kind=made, revision=1, given=KindInput(name="Лагерь"), by=made.created_by)
    assert refusal.value.measures == 1
    changed = KindInput(name=CAMP.name, fields=["route"])
    assert services.change_kind(kind=made, revision=1, given=changed, by=made.created_by).revision == 2

    assert [(one.words, one.is_former) for one in details_of(measure)] == [("Магас", True)]
    with pytest.raises(errors.KindChangedMeanwhile):
        services.change_kind(kind=made, revision=1, given=CAMP, by=made.created_by)


def test_a_usual_milestone_stays_the_same_one_when_others_come_before_it() -> None:
    made = camp()
    day = [row | {"due_on": "01.06.2026"} for row in with_usual([], "own-camp") if row["name"] == "Смена"]
    changed = KindInput(name=CAMP.name, milestones=["Объявление", *CAMP.milestones])

    services.change_kind(kind=made, revision=1, given=changed, by=made.created_by)

    found = with_usual(day, "own-camp")
    assert [one["name"] for one in found] == ["Объявление", "Набор", "Смена", "Отчёт"]
    assert found[2]["due_on"] == "01.06.2026"


@pytest.mark.parametrize(
    ("code", "changes", "field", "reason"),
    [
        ("Лагерь", {}, "code", "code"),
        ("a", {}, "code", "code"),
        ("a" * 28, {}, "code", "code"),
        ("camp", {}, "code", "taken"),
        ("other", {"name": " "}, "name", "empty"),
        ("other", {"name": "выставка"}, "name", "kind taken"),
        ("other", {"name": "волонтёрский ЛАГЕРЬ"}, "name", "kind taken"),
        ("other", {"name": "Иное", "sectors": ["magic"]}, "sectors", "unknown"),
        ("other", {"name": "Иное", "fields": ["title"]}, "fields", "unknown"),
        ("other", {"name": "Иное", "fields": ["own_none"]}, "fields", "unknown"),
        ("other", {"name": "Иное", "milestones": ["Набор", "Смена", " Набор"]}, "milestones", "steps alike"),
        ("other", {"name": "Иное", "milestones": ["Н" * 201]}, "milestones", "steps"),
        ("other", {"name": "Иное", "milestones": [f"Смена {n}" for n in range(31)]}, "milestones", "steps"),
    ],
)
def test_what_is_no_kind_is_refused_by_its_field(code: str, changes: dict[str, Any], field: str, reason: str) -> None:
    made = camp()

    with pytest.raises(errors.BadKind) as refusal:
        services.add_kind(code=code, given=KindInput(**({"name": "Лагерь"} | changes)), by=made.created_by)

    assert (refusal.value.field, refusal.value.reason) == (field, reason)
    assert message_for(refusal.value)
    assert OwnKind.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (FieldInput(name="", type="text"), "name"),
        (FieldInput(name="место проведения", type="text"), "name"),
        (FieldInput(name="Цвет", type="file"), "type"),
        (FieldInput(name="Цвет", type="enum", options=["синий", " "]), "options"),
    ],
)
def test_what_is_no_field_is_refused(given: FieldInput, field: str) -> None:
    made = camp()

    with pytest.raises(errors.BadKind) as refusal:
        services.add_field(kind=made, given=given, by=made.created_by)

    assert refusal.value.field == field
    assert not OwnField.objects.exists()


def test_a_coordinator_keeps_the_kinds_of_the_own_side_alone() -> None:
    version = make_version()
    made = camp(by=writer_of(version))
    stranger = make_person(side=version.programme.agreement.parties.get(order=1).side)

    assert made.side == version.drafted_by_side
    with pytest.raises(NotAllowed):
        services.switch_kind(kind=made, is_off=True, by=stranger)
    assert services.switch_kind(kind=made, is_off=True, by=make_administrator()).is_off


@pytest.mark.storage
@pytest.mark.parametrize(
    ("model", "fields", "name"),
    [
        (OwnKind, {"code": "exhibition"}, "own_kind_has_its_code"),
        (OwnKind, {"name": ""}, "own_kind_has_its_name"),
        (OwnField, {"code": "place"}, "own_field_has_its_code"),
        (OwnField, {"name": ""}, "own_field_has_its_name"),
        (OwnField, {"type": "file"}, "own_field_type_is_known"),
        (OwnField, {"group": "else"}, "own_field_group_is_known"),
        (OwnField, {"entered": "own"}, "own_field_is_planned_or_reported"),
    ],
)
def test_the_database_refuses_what_no_kind_or_field_is(model: Any, fields: dict[str, str], name: str) -> None:
    made = camp()
    services.add_field(kind=made, given=SHIFT, by=made.created_by)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**fields)


def test_a_code_and_a_name_are_taken_once() -> None:
    made = camp()
    same = {"created_by": made.created_by, "created_at": made.created_at}

    for fields in ({"code": "own-camp", "name": "Иное"}, {"code": "own-other", "name": made.name}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnKind.objects.create(**fields, **same)


# --- on the pages


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


@pytest.mark.answers
def test_a_kind_is_added_on_the_page_and_the_form_offers_it_with_its_fields(client: Client) -> None:
    client.force_login(make_administrator())
    form = {"name": "Лагерь", "code": "camp", "milestones": "Набор\nСмена", "fields_taken": ["place"]}

    response = client.post(reverse("programme:kinds"), form)
    made = OwnKind.objects.get()
    field = {"field-name": "Смена", "field-type": "enum", "field-options": "летняя\nзимняя", "field-group": "what"}
    client.post(reverse("programme:add-field", args=[made.pk]), field | {"field-entered": "plan"})

    assert response.status_code == 302
    assert list(made.milestones) == ["Набор", "Смена"]
    version = make_version()
    client.force_login(writer_of(version))
    offered = tree(
        client.post(reverse("programme:add-measure", args=[version.pk]), {"offer": "kind", "kind": made.code})
    )
    assert offered.xpath("//select[@id='id_kind']/option[@selected]/text()") == ["Лагерь"]
    assert offered.xpath("//input[starts-with(@name, 'step') and @type='text']/@value") == ["Набор", "Смена"]
    assert offered.xpath("//input[@name='step1-is_final']/@value")
    [code] = OwnField.objects.values_list("code", flat=True)
    assert offered.xpath(f"//select[@name='detail_{code}']/option/text()") == ["—", "летняя", "зимняя"]
    assert code in known_fields()


@pytest.mark.answers
def test_a_refused_kind_keeps_what_was_typed(client: Client) -> None:
    client.force_login(make_administrator())

    response = client.post(reverse("programme:kinds"), {"name": "Выставка", "code": "camp", "milestones": "Набор"})

    assert response.status_code == 422
    page = tree(response)
    assert page.get_element_by_id("id_milestones").text.strip() == "Набор"
    assert page.xpath("//a[@href='#id_name']")

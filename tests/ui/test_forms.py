"""Fields as the style sheet wants them, readable for everybody."""

import pytest
from django import forms
from django.template import engines
from lxml import html
from lxml.html import HtmlElement
from tests.ui.fields import EveryField


def group(name: str, data: dict[str, object] | None = None) -> HtmlElement:
    """Return one field of the form that has every kind, drawn; with data, after it was sent."""
    return html.fromstring(EveryField(data)[name].as_field_group())


def summary(form: forms.Form) -> HtmlElement | None:
    """Return the summary of a form's errors, None where there is none."""
    template = engines["django"].from_string('{% include "ui/components/errors.html" with form=form only %}')
    drawn = template.render({"form": form}).strip()
    return html.fromstring(drawn) if drawn else None


def test_a_field_has_label_hint_and_control_tied_together() -> None:
    drawn = group("name")

    control = drawn.find(".//input")
    assert drawn.get("class") == "field"
    assert drawn.find("label").get("for") == control.get("id")
    assert drawn.get_element_by_id(control.get("aria-describedby")).text_content() == "Так, как увидят другие."


def test_a_refused_field_says_why_and_is_marked_for_everybody() -> None:
    drawn = group("name", {"name": "слишком длинное название"})

    control = drawn.find(".//input")
    told = [drawn.get_element_by_id(one).text_content() for one in control.get("aria-describedby").split()]
    assert drawn.get("class") == "field field--err"
    assert control.get("aria-invalid") == "true"
    assert control.get("value") == "слишком длинное название"
    assert told[0] == "Так, как увидят другие."
    assert "20" in told[1]


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(необязательно)" in group("reason").text_content()
    assert "(необязательно)" not in group("name").text_content()


@pytest.mark.parametrize(
    ("name", "classes"),
    [("name", "input"), ("day", "input input--short"), ("reason", "textarea"), ("sector", "select")],
)
def test_a_widget_gets_the_class_of_the_style_sheet_unless_it_has_one(name: str, classes: str) -> None:
    assert group(name).xpath(".//input|.//textarea|.//select")[0].get("class") == classes


def test_the_parts_of_a_widget_of_several_are_dressed_too() -> None:
    class Moment(forms.Form):
        at = forms.SplitDateTimeField(label="Когда")

    drawn = html.fromstring(Moment()["at"].as_field_group())

    assert [one.get("class") for one in drawn.iter("input")] == ["input", "input"]


def test_choices_stand_in_a_named_group_with_their_error() -> None:
    drawn = group("role", {})

    assert drawn.tag == "fieldset"
    assert drawn.find("legend").text_content().strip() == "Роль"
    assert drawn.get_element_by_id(drawn.get("aria-describedby")).text_content() == "Заполните это поле."
    assert [label.text_content() for label in drawn.iter("label")] == ["Координатор", "Наблюдатель"]


def test_a_checkbox_stands_in_its_label_and_shows_its_error() -> None:
    drawn = group("agreed", {})

    assert drawn.find(".//label/input").get("type") == "checkbox"
    assert "Заполните это поле." in drawn.text_content()
    assert "Без этого план не действует." in drawn.text_content()


def test_the_summary_leads_to_each_field() -> None:
    form = EveryField({"name": "Форум", "sector": "trade"})
    page = html.fromstring("".join(field.as_field_group() for field in form))

    drawn = summary(form)

    assert drawn is not None
    assert drawn.find("h2").text_content() == "Исправьте 3 поля"
    targets = [link.get("href")[1:] for link in drawn.iter("a")]
    assert targets == ["id_day", "id_role", "id_agreed"]
    assert all(page.get_element_by_id(target) is not None for target in targets)


def test_the_summary_of_one_field_speaks_of_one_and_a_good_form_has_none() -> None:
    given = {"name": "Форум", "day": "29.05.2026", "sector": "trade", "role": "a", "agreed": "on"}
    drawn = summary(EveryField(given | {"day": "вчера"}))

    assert drawn is not None
    assert drawn.find("h2").text_content() == "Исправьте 1 поле"
    assert summary(EveryField(given)) is None


def test_an_error_of_the_whole_form_is_told_without_counting_fields() -> None:
    form = EveryField({"name": "Форум"})
    form.add_error(None, "Такое мероприятие уже есть.")

    drawn = summary(form)

    assert drawn is not None
    assert drawn.find("h2").text_content() == "Проверьте введённое"
    assert "Такое мероприятие уже есть." in drawn.text_content()


def test_what_was_typed_never_becomes_markup() -> None:
    drawn = EveryField({"name": '"><script>alert(1)</script>'})["name"].as_field_group()

    assert "<script" not in drawn

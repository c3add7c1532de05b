"""Two people at once: the second learns what the first did, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import add, given, make_version, name_everybody, send, writer_of

from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.models import Measure, Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def url_of(name: str, record: Measure | Version) -> str:
    return reverse(f"programme:{name}", args=[record.pk])


def filled(response: Any) -> dict[str, Any]:
    """Return what the form of the page would send, as a browser does."""
    form = tree(response).get_element_by_id("measure-form")
    values: dict[str, Any] = {}
    for field in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        name = field.get("name")
        if field.tag == "textarea":
            value = (field.text or "").removeprefix("\n")
        elif field.tag == "select":
            value = field.xpath("string(./option[@selected]/@value)")
        else:
            value = field.get("value") or ""
        if name.startswith("executors_"):
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    return values


@pytest.fixture
def measure() -> Measure:
    return add(make_version())


def colleague(measure: Measure) -> Person:
    return make_person(side=measure.version.drafted_by_side, name="Айгуль")


def saved_by_colleague(measure: Measure, **changes: Any) -> None:
    present = Measure.objects.get(pk=measure.pk)
    services.change_measure(
        measure=present, revision=present.revision, given=given(measure.version, **changes), by=colleague(measure)
    )


def test_the_form_comes_back_as_it_was_shown_and_saves_nothing_new(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    form = filled(client.get(url_of("change-measure", measure)))

    response = client.post(url_of("change-measure", measure), form)

    assert response.headers["Location"] == f"{measure.version.get_absolute_url()}#m-{measure.pk}"
    assert Measure.objects.get(pk=measure.pk).revision == 1


def test_the_second_sees_what_the_first_saved_beside_what_was_typed_and_saves_again(
    client: Client, measure: Measure
) -> None:
    client.force_login(writer_of(measure.version))
    form = filled(client.get(url_of("change-measure", measure)))
    party = measure.version.programme.agreement.parties.first()
    saved_by_colleague(measure, text="Форум в Магасе", executors={party.pk: ["Корпорация развития"]})
    typed = form | {"text": "Форум в Казани", "term": "IV квартал 2026", "money": "бюджет", "step0-name": "Программа"}

    refused = client.post(url_of("change-measure", measure), typed)

    assert refused.status_code == 422
    told = tree(refused).xpath("//*[@role='alert']")[0]
    assert "Айгуль" in text_of(told)
    rows = {
        text_of(row.xpath("./th")[0]): [text_of(cell) for cell in row.xpath("./td")] for row in told.xpath(".//tr")[1:]
    }
    assert rows["Мероприятие"] == ["Форум в Магасе", "Форум в Казани"]
    assert rows["Исполнители: Татарстан"] == ["Корпорация развития", "Минпромторг РТ"]
    assert rows["Исполнители: Ингушетия"] == ["пусто", "Минэкономразвития РИ"]
    assert rows["Срок"] == ["III квартал 2026 г.", "IV квартал 2026"]
    assert rows["Источник средств"] == ["пусто", "бюджет"]
    assert rows["Контрольные события"] == ["пусто", "Программа"]
    assert "Сфера" not in rows
    again = filled(refused)
    kept = {name: value for name, value in typed.items() if name not in {"csrfmiddlewaretoken", "revision"}}
    assert {name: again[name] for name in kept} == kept
    assert Measure.objects.get(pk=measure.pk).text == "Форум в Магасе"

    done = client.post(url_of("change-measure", measure), again)

    assert done.status_code == 302
    fresh = Measure.objects.get(pk=measure.pk)
    assert (fresh.text, fresh.revision, fresh.money) == ("Форум в Казани", 3, "бюджет")


def test_a_third_save_meanwhile_is_told_again(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    form = filled(client.get(url_of("change-measure", measure)))
    saved_by_colleague(measure, text="Первый")
    again = filled(client.post(url_of("change-measure", measure), form))
    saved_by_colleague(measure, text="Третий")

    assert client.post(url_of("change-measure", measure), again).status_code == 422
    assert Measure.objects.get(pk=measure.pk).text == "Третий"


def test_both_may_have_written_the_same(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    form = filled(client.get(url_of("change-measure", measure))) | {"text": "Одно и то же"}
    saved_by_colleague(measure, text="Одно и то же")

    assert "Вы написали одно и то же" in text_of(tree(client.post(url_of("change-measure", measure), form)))


def test_a_measure_dropped_meanwhile_keeps_what_was_typed_and_can_be_put_back(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    form = filled(client.get(url_of("change-measure", measure))) | {"text": "Моё"}
    services.drop_measure(measure=measure, revision=1, reason="не ко времени", by=colleague(measure))

    refused = client.post(url_of("change-measure", measure), form)

    assert refused.status_code == 422
    told = text_of(tree(refused).xpath("//*[@role='alert']")[0])
    assert "Айгуль" in told
    assert "не ко времени" in told
    assert filled(refused)["text"] == "Моё"
    client.post(url_of("restore-measure", measure))
    again = client.post(url_of("change-measure", measure), filled(refused))  # what was put back is seen before
    assert client.post(url_of("change-measure", measure), filled(again)).status_code == 302
    assert Measure.objects.get(pk=measure.pk).text == "Моё"


@pytest.mark.parametrize("name", ["change-measure", "add-measure"])
def test_a_version_sent_meanwhile_keeps_what_was_typed(client: Client, measure: Measure, name: str) -> None:
    version = measure.version
    client.force_login(writer_of(version))
    url = url_of(name, measure if name == "change-measure" else version)
    form = filled(client.get(url)) | {"text": "Моё", "sector": "trade"}
    name_everybody(version)
    send(version)

    refused = client.post(url, form)

    assert refused.status_code == 422
    assert "отправлена и ждёт согласования" in text_of(tree(refused).xpath("//*[@role='alert']")[0])
    assert filled(refused)["text"] == "Моё"
    assert not Measure.objects.filter(text="Моё").exists()


def test_what_somebody_has_just_changed_is_looked_at_before_it_is_dropped(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    url = url_of("drop-measure", measure)
    seen = tree(client.get(url)).xpath("//input[@name='revision']/@value")[0]
    saved_by_colleague(measure, text="Важное", money="уже выделено")

    refused = client.post(url, {"revision": seen, "reason": "лишнее"})

    assert refused.status_code == 422
    page = tree(refused)
    assert "Айгуль" in text_of(page.xpath("//*[@role='alert']")[0])
    assert "уже выделено" in text_of(page)
    assert page.get_element_by_id("reason").text.strip() == "лишнее"
    now = page.xpath("//input[@name='revision']/@value")[0]
    assert client.post(url, {"revision": now, "reason": "лишнее"}).status_code == 302
    assert not Measure.objects.filter(pk=measure.pk).exists()


def test_dropping_what_was_dropped_says_by_whom(client: Client, measure: Measure) -> None:
    client.force_login(writer_of(measure.version))
    services.drop_measure(measure=measure, revision=1, reason="", by=colleague(measure))

    refused = client.post(url_of("drop-measure", measure), {"revision": "1", "reason": ""})

    assert refused.status_code == 422
    assert "Айгуль" in text_of(tree(refused))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text": ""}, "Мероприятие: Заполните это поле."),
        ({"term": "когда-нибудь"}, "Срок: «когда-нибудь»: это не похоже на срок"),
        ({"term": "31.02.2026"}, "Срок: «31.02.2026»: такого дня"),
        ({"term": "2031"}, "Срок: Срок за пределами плана: план действует с 1 января 2026 г. по 31 декабря 2027 г."),
        ({"sector": "nowhere"}, "Сфера: "),
        ({"kind": "nothing"}, "Вид мероприятия: "),
        ({"commitment": "999999"}, "Какую договорённость выполняет: "),
        (
            {"step0-name": "Итоги", "step0-due_on": "32.13.2026"},
            "Контрольное событие «Итоги»: «32.13.2026»: это не дата",
        ),
        ({"step0-name": "", "step0-due_on": "01.06.2026"}, "Контрольное событие «1»: Назовите событие"),
        ({"executors": "х" * 301}, "слишком длинное название органа"),
        ({"money": "х" * 301}, "Источник средств: "),
    ],
)
def test_a_slip_names_its_field_and_loses_nothing(
    client: Client, measure: Measure, typed: dict[str, str], told: str
) -> None:
    client.force_login(writer_of(measure.version))
    party = measure.version.programme.agreement.parties.first()
    form = filled(client.get(url_of("change-measure", measure))) | {"expected_result": "Сохраните меня"}
    form |= {f"executors_{party.pk}" if name == "executors" else name: value for name, value in typed.items()}

    refused = client.post(url_of("change-measure", measure), form)

    assert refused.status_code == 422
    assert told in text_of(tree(refused).xpath("//*[contains(@class, 'err-sum')]")[0])
    again = filled(refused)
    assert again["expected_result"] == "Сохраните меня"
    for name, value in typed.items():
        if name not in {"executors", "sector", "kind", "commitment"}:
            assert again[name] == value
    assert Measure.objects.get(pk=measure.pk).revision == 1

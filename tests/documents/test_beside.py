"""What a document says beside its agreements stands on its page, with its words lit in the text."""

import pytest
from django.test import Client
from lxml import html
from tests.factories.people import make_person, make_side

from kunak.documents import services
from kunak.documents.queries import beside as beside_queries
from kunak.people.models import Role

pytestmark = pytest.mark.django_db

MINUTES = """ПРОТОКОЛ № 4
заседания рабочей группы по сотрудничеству Псковской области и Республики Коми
г. Псков 14 октября 2026 года

Присутствовали: Иванов П. С., заместитель губернатора Псковской области.

1. О ходе строительства льнозавода
РЕШИЛИ:
1.1. Министерству экономики Республики Коми до 1 декабря 2026 года представить расчёт потребности в сырье.
2. О межрегиональном автобусном сообщении
РЕШИЛИ: принять информацию к сведению.
"""
PLAN = """ПЛАН МЕРОПРИЯТИЙ
по реализации Соглашения между Правительством Псковской области и Правительством Республики Коми на 2026–2028 годы

1. Проведение выставки льняных изделий. Срок: II квартал 2026 года. Исполнители: Комитет по культуре Псковской области.
2. Обмен делегациями школьников. Срок: ежегодно. Исполнители: Министерство образования Республики Коми.
"""
NOTICE = """УВЕДОМЛЕНИЕ
о прекращении действия Соглашения

Правительство Псковской области уведомляет Правительство Республики Коми о намерении прекратить действие Соглашения
между Правительством Псковской области и Правительством Республики Коми о торговле льном от 12 мая 2019 года.

г. Псков 14 октября 2026 года
"""
AMENDMENT = """ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 1
к Соглашению между Правительством Псковской области и Правительством Республики Коми о льне от 12 мая 2019 года
г. Псков 14 октября 2026 года

Правительство Псковской области и Правительство Республики Коми заключили настоящее дополнительное соглашение:
1. Пункт 5 изложить в следующей редакции: «5. Соглашение заключено на семь лет.»
2. Пункт 7 исключить.
"""


def shown(client: Client, text: str, language: str = "ru") -> html.HtmlElement:
    by = make_person(side=make_side(), role=Role.COORDINATOR)
    client.force_login(by)
    document = services.add_document(name="paper.txt", data=text.encode(), by=by)
    response = client.get(document.get_absolute_url(), headers={"Accept-Language": language})
    return html.fromstring(response.content.decode())


def told(page: html.HtmlElement) -> str:
    return " ".join(" ".join(page.get_element_by_id("record").itertext()).replace("\xa0", " ").split())


def test_minutes_show_their_meeting_and_decisions_before_the_agreement_that_they_have_not(client: Client) -> None:
    page = shown(client, MINUTES)

    assert [next(one.itertext()).split()[0] for one in page.xpath("//h2[contains(@class, 'rec__h')]")][:3] == [
        "Заседание",
        "Решения",
        "Соглашение",
    ]
    text = told(page)
    assert "не нашлось" in text
    assert "Поручение 1.1 Министерству экономики Республики Коми до 1 декабря 2026 года представить" in text
    assert "Заседание Прочитано для справки" in text, "lines about one meeting are not counted as meetings"
    assert "Исполнители: Министерство экономики Республики Коми Срок: до 1 декабря 2026 года" in text
    assert "Решение Принять информацию к сведению" in text


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (PLAN, "Мероприятие 1 Проведение выставки льняных изделий Исполнители: Комитет по культуре Псковской области"),
        (PLAN, "Срок: II квартал 2026 года, по 30 июня 2026 г."),
        (
            NOTICE,
            "Уведомление о прекращении 14 октября 2026 г. Псковская область → Республика Коми Соглашение о торговле",
        ),
        (AMENDMENT, "исключается"),
    ],
)
def test_what_a_paper_says_is_told_in_words(client: Client, paper: str, words: str) -> None:
    assert words in told(shown(client, paper))


@pytest.mark.parametrize("paper", [MINUTES, PLAN, NOTICE, AMENDMENT])
def test_each_thing_leads_to_its_words_and_they_to_it(client: Client, paper: str) -> None:
    page = shown(client, paper)

    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(piece.get("href")[1:] in ids for piece in page.xpath("//div[@id='sheet']//a[contains(@class, 'sp')]"))
    rows = page.xpath("//div[starts-with(@id, 'f-beside')]")
    assert rows
    assert all(row.xpath(".//a[starts-with(@href, '#s-')]/@href")[0][1:] in ids for row in rows)


def test_of_very_many_things_the_first_are_told_and_the_others_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside_queries, "MOST", 1)

    text = told(shown(client, PLAN))

    assert "Мероприятие 1" in text
    assert "Мероприятие 2" not in text
    assert "и ещё 1 в тексте" in text


def test_the_language_of_a_text_is_named_as_the_pages_language_writes_it(client: Client) -> None:
    for language, name in (("ru", "русский"), ("en", "Russian")):
        page = shown(client, MINUTES.replace("№ 4", f"№ 4-{language}"), language)
        assert name in page.xpath("//p[contains(@class, 'dot-list')]")[0].text_content()

"""Announced events with the words of their time, and the groups that an agreement sets up."""

import pytest
from tests.core.reading.given import context_of, scope_of, source_of
from tests.core.reading.marked import unmark

from kunak.core.provenance import Span
from kunak.core.reading import read
from kunak.core.reading.clauses.moments import moment_in, moment_of_row
from kunak.core.reading.clauses.planned.find import find_planned
from kunak.core.reading.clauses.working_groups import find_working_groups
from kunak.core.reading.record import Commitment, Event, Genre, Planned

LEAD = (
    "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение о "
    "сотрудничестве.\n\n"
)


def planned_in(text: str) -> list[Planned]:
    """Return the events ahead of all agreements of a text."""
    return [item for agreement in read(source_of(text)).agreements for item in agreement.planned]


@pytest.mark.parametrize(
    ("marked", "when"),
    [
        ("‹Первая встреча промышленников› запланирована на апрель.", "на апрель"),
        ("‹Первое заседание намечено на ноябрь, в Твери›.", "на ноябрь"),
        ("‹Рабочая группа соберётся в августе в Твери›.", "в августе"),
        ("‹Первые трое учителей поедут в Ухту 1 сентября›.", "1 сентября"),
        ("Апрель: ‹ярмарка саженцев›.", "Апрель"),
        ("Меры: ‹сборка лодок› (2025), гонки по Волге, обмен нотами.", "2025"),
        ("Стороны планируют ‹открыть музей соли› (октябрь).", "октябрь"),
        ("В планах на весну – ‹совместный рейд рыбинспекторов›.", "на весну"),
        ("‹К севу 2026 года стороны издадут атлас полей›.", "К севу 2026 года"),
        ("‹В путину суда двух областей выйдут вместе›.", "В путину"),
        ("‹Через полгода студенты вернутся в Торжок›.", "Через полгода"),
        ("‹Накануне Нового года театр покажет сказку в Ухте›.", "Накануне Нового года"),
        ("‹К новому учебному году в Ухте отремонтируют две школы›.", "К новому учебному году"),
        ("‹До зимы в Торжке восстановят котельную›.", "До зимы"),
        ("‹Первые тверские музеи перейдут на новый портал весной›.", "весной"),
        ("‹В новый театральный сезон труппа поедет в Ухту›.", "В новый театральный сезон"),
        ("Осенью и весной, в распутицу, ‹спасатели проведут общие учения›.", "Осенью и весной, в распутицу"),
        ("‹Первых практикантов вуз примет во втором семестре›.", "во втором семестре"),
        ("‹В сентябре партнёрам предстоит выбрать площадку для ярмарки›.", "В сентябре"),
        ("‹Первую партию сыра рассчитывают отгрузить в августе›.", "в августе"),
        ("‹План мероприятий стороны утвердят до конца месяца›.", "до конца месяца"),
        ("‹Первый совместный фестиваль состоится в 2025 году›.", "в 2025 году"),
        ("Стороны решили ‹провести ярмарку в конце сентября›.", "в конце сентября"),
        ("Коми ‹летом отправит в Тверь сто школьников›.", "летом"),
        ("‹В Сыктывкаре после Пасхи откроется выездная школа кардиологов›.", "после Пасхи"),
        ("‹К 1 сентября архивисты опишут восемьсот книг›.", "К 1 сентября"),
        ("‹До конца 2024 года построим вместе детский сад в Торжке›.", "До конца 2024 года"),
        ("‹Сводный отряд заступит на дежурство в ближайшее воскресенье›.", "в ближайшее воскресенье"),
        ("‹Ярмарка мёда в Торжке› – август 2024 года.", "август 2024 года"),
        ("В День города, 24 июня, ‹откроют аллею дружбы›.", "В День города"),
        ("‹Ответный визит планируется на следующее лето›.", "на следующее лето"),
        ("‹Осенью ждём в Торжке ансамбль из Ухты›.", "Осенью"),
        ("‹Праздник оленевода будет в июне›.", "в июне"),
        ("‹Концерт в Твери перенесён на октябрь 2024 года›.", "на октябрь 2024 года"),
        ("Январь – ‹сверка границ охотничьих хозяйств›.", "Январь"),
        ("Как только сойдёт снег, ‹в Торжке начнут строить питомник›.", "Как только сойдёт снег"),
        ("‹Семена доставят в Ухту›, когда откроется навигация.", "когда откроется навигация"),
        ("Ежегодно в марте – ‹штабная тренировка›, решили стороны.", "в марте"),
        ("‹Первая колонна уходит 12 марта›.", "12 марта"),
        ("‹Первая уборка берегов объявлена на День России›.", "на День России"),
        ("‹Ансамбль из Ухты приедет на Сагаалган›.", "на Сагаалган"),
        ("‹Состязания пекарей пройдут в мае 2025 и сентябре 2026 года›.", "в мае 2025 и сентябре 2026 года"),
        ("‹Первые партии завезут в Коми до наступления холодов›.", "до наступления холодов"),
        ("‹Ближайшее событие – смотр хоров в Ухте 5 марта›.", "5 марта"),
        ("‹Первый набор школы лесников: сентябрь, Торжок›.", "сентябрь"),
        ("Создан клуб пасечников, ‹первая встреча в Торжке 10 сентября›.", "10 сентября"),
        ("‹Сто школьников увидят Торжок во время весенних каникул›.", "во время весенних каникул"),
    ],
)
def test_find_planned_reads_the_marked_words(marked: str, when: str) -> None:
    text, [span] = unmark(LEAD + marked + "\n")

    [planned] = planned_in(text)

    assert (text[planned.spans[0].start : planned.spans[0].end], planned.when) == (text[span.start : span.end], when)


@pytest.mark.parametrize(
    "words",
    [
        "Тарифы согласуют до конца года.",
        "Стороны намерены вернуть обмен хорами, прерванный в 2020 году.",
        "Ещё два протокола минздрав рассчитывает подготовить до Нового года.",
        "В ближайшие четыре года партнёры будут вместе готовить врачей.",
        "Соглашение вступит в силу 1 декабря 2023 года.",
        "Завтра гости осмотрят музей.",
        "Напомним, в 2019 году регионы провели фестиваль.",
        "Соглашение будет действовать пять лет.",
        "О списке школ область расскажет в марте.",
        "Пока не решено, кто поедет в Ухту зимой.",
        "Над вторым протоколом в Твери подумают весной.",
        "Первый документ такого рода – от 5 марта 2020 года.",
        "Первая страница плана – за последний год.",
        "Применять соглашение начнут с 1 июня 2025 года.",
        "Датой вступления соглашения в силу назначено 1 июня 2025 года.",
        "Новый документ придёт на смену договору от 3 марта 2012 года.",
        "Наши автобусы заходят теперь на октябрьский вокзал.",
        "Сведения о клещах лесничие пересылают друг другу в трёхдневный срок.",
    ],
)
def test_find_planned_takes_neither_deadlines_of_news_nor_visits_nor_the_past(words: str) -> None:
    assert planned_in(f"{LEAD}{words}\n") == []


PAPER = (
    "СОГЛАШЕНИЕ О СОТРУДНИЧЕСТВЕ\n\nПравительство Тверской области в лице Губернатора Волжанинова Ивана Петровича и "
    "Правительство Республики Коми в лице Главы Печорина Петра Ильича договорились:\n\n"
)


@pytest.mark.parametrize(
    ("marked", "when"),
    [
        ("первое – меняться садоводами;\nтретье – ‹провести 20 июля 2024 года слёт пасечников›.", "20 июля 2024 года"),
        (
            "во-вторых, ‹устроить до 1 июня 2025 года сборы лесников›;\nв-третьих, делиться семенами.",
            "до 1 июня 2025 года",
        ),
    ],
)
def test_article_or_row_of_a_paper_with_its_day_is_an_event(marked: str, when: str) -> None:
    text, [span] = unmark(f"{PAPER}{marked}\n\nПодписано 12 мая 2024 года в Твери.\n")

    [planned] = planned_in(text)

    assert (text[planned.spans[0].start : planned.spans[0].end], planned.when) == (text[span.start : span.end], when)


@pytest.mark.parametrize(
    "words",
    [
        "Стороны ежегодно меняются садоводами.",
        "Стороны каждый год принимают друг у друга по сто детей.",
        "Стороны делят снимки, сделанные в августе, поровну.",
    ],
)
def test_what_an_article_says_of_every_year_without_its_time_is_no_event(words: str) -> None:
    assert planned_in(f"{PAPER}{words}\n\nПодписано 12 мая 2024 года в Твери.\n") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [("ансамбль уже в марте едет в Ухту с концертом", "в марте"), ("лесники вместе чистят русло", None)],
)
def test_undertaking_that_is_only_likely_is_an_event_if_its_time_is_told(text: str, when: str | None) -> None:
    context = context_of(text + ".\n", genre="release")
    told = Commitment(text, "culture", None, (Span(0, len(text)),), 0.7, "commitment.likely")

    found = find_planned(context, scope_of(context), (told,))

    assert [planned.when for planned in found] == ([when] if when else [])


def test_coming_signing_of_a_planned_agreement_is_an_event() -> None:
    [planned] = planned_in(
        "В Твери 5 июля губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подпишут "
        "соглашение о сотрудничестве.\n"
    )

    assert planned.when == "5 июля"


@pytest.mark.parametrize(
    ("marked", "when"),
    [
        ("Текст готов, ‹подписание пройдёт в Ухте 5 июля›, место ещё ищут.", "5 июля"),
        ("«Поедут пять человек, ‹подпишем в первых числах июля›», – сказал Иван Волжанинов.", "в первых числах июля"),
        ("‹Текст подготовят до Навруза›.", "до Навруза"),
    ],
)
def test_coming_signing_is_told_by_its_clause(marked: str, when: str) -> None:
    lead = "Тверская область и Республика Коми намерены подписать соглашение о сотрудничестве.\n\n"
    text, [span] = unmark(f"{lead}{marked}\n")
    context = context_of(text, genre="release")

    [planned] = find_planned(context, scope_of(context, event="planned"))

    assert (text[planned.spans[0].start : planned.spans[0].end], planned.when) == (text[span.start : span.end], when)


@pytest.mark.parametrize(
    ("genre", "marked", "when"),
    [
        ("minutes", "РЕШИЛИ:\n1. Тверской стороне ‹передать каталог до 1 мая 2024 г.›\n", "до 1 мая 2024 г."),
        ("minutes", "1. Поручить секретариату ‹подготовить смету к 15 июня 2024 года›.\n", "к 15 июня 2024 года"),
        ("minutes", "‹Следующее заседание состоится в Ухте в ноябре 2024 года›.\n", "в ноябре 2024 года"),
        ("minutes", "2) ‹Тверь передаёт музею вагон до 20 октября 2023 года›.\n", "до 20 октября 2023 года"),
        ("letter", "Просим Вас ‹назвать участников до 1 июня›.\n", "до 1 июня"),
        ("letter", "Предлагаем ‹встретиться в Ухте 12 октября›.\n", "12 октября"),
    ],
)
def test_what_minutes_decide_and_letters_ask_for_is_planned(genre: Genre, marked: str, when: str) -> None:
    text, [span] = unmark(marked)
    context = context_of(text, genre=genre)

    [planned] = find_planned(context, scope_of(context, event="in_force"))

    assert planned.spans[0].start == span.start
    assert planned.when == when


@pytest.mark.parametrize(
    "words",
    [
        "Дать согласие на прекращение с 1 января 2018 года Договора о лесах.",
        "Ратифицировать Соглашение о тропах, совершённое в городе Твери 9 ноября 2012 года.",
        "Выразить согласие на продление до 1 мая 2025 года.",
    ],
)
def test_consent_of_an_act_is_no_event(words: str) -> None:
    context = context_of(words + "\n", genre="other")

    assert find_planned(context, scope_of(context, event="in_force")) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "‹в августе›",
        "‹на весну›",
        "‹до 15 ноября 2024 г.› передать",
        "‹в IV квартале 2023 г.›",
        "‹в течение месяца›",
        "‹на ближайшие месяцы›",
        "‹летом 2025 года›",
        "расчистить русло ‹не позднее ледохода›",
        "‹16 сентября›",
        "матч (‹ноябрь›)",
    ],
)
def test_moment_in_reads_the_marked_words(marked: str) -> None:
    text, [span] = unmark(marked)

    assert moment_in(text.lower(), 0, len(text)) == span


@pytest.mark.parametrize(
    "marked", ["‹май 2024 г.› | отдел", "| ‹II квартал 2025 года› |", "‹ежегодно›", "‹март–апрель›"]
)
def test_moment_of_row_reads_bare_months_and_quarters(marked: str) -> None:
    text, [span] = unmark(marked)

    assert moment_of_row(text.lower(), 0, len(text)) == span


@pytest.mark.parametrize(
    "marked",
    [
        "Для этого ‹созданы рабочие группы› по отраслям.",
        "‹Создаётся смешанная рабочая группа›.",
        "Стороны ‹создают Совет приграничных районов›.",
        "‹Рабочая группа соберётся› в мае.",
        "Ход работ обсудит ‹совместная комиссия›.",
        "Протокол их ‹общей комиссии› вывешен на сайтах.",
    ],
)
def test_find_working_groups_reads_the_marked_words(marked: str) -> None:
    text, [span] = unmark(marked)
    context = context_of(text, genre="release")

    found = find_working_groups(context, scope_of(context))

    assert found is not None
    assert found.spans == (span,)


def test_each_row_of_a_plan_has_the_month_that_opens_it() -> None:
    head = "ПЛАН СОВМЕСТНЫХ МЕРОПРИЯТИЙ\nТверской области и Республики Коми\n\n"
    rows = "февраль: лыжный пробег «Тверца»;\nмай: ярмарка народных промыслов;\nсентябрь: обмен учителями.\n"

    assert [one.when for one in planned_in(head + rows)] == ["февраль", "май", "сентябрь"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Совместных мероприятий Комитета в этом году нет.", "signed"),
        ("Сыроделы сдают экзамен на общей комиссии.", "signed"),
        ("Губернатор собрал министров.", "signed"),
        ("Рабочие группы обменяются предложениями.", "negotiated"),
    ],
)
def test_find_working_groups_is_silent_without_a_joint_group(text: str, event: Event) -> None:
    context = context_of(text, genre="release")

    assert find_working_groups(context, scope_of(context, event=event)) is None

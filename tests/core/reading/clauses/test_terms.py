"""Term, renewal, notice and entry into force, on marked text."""

import pytest
from tests.core.reading.given import context_of, scope_of, source_of
from tests.core.reading.marked import unmark

from kunak.core.provenance import Sourced
from kunak.core.reading import read
from kunak.core.reading.clauses.in_force import find_in_force
from kunak.core.reading.clauses.notice import find_notice
from kunak.core.reading.clauses.renewal import find_renewal, find_renewal_period
from kunak.core.reading.clauses.term.find import find_term


def check(found: Sourced[str] | None, value: str, spans: list[object]) -> None:
    assert found is not None
    assert found.value == value
    assert list(found.spans[:1]) == spans


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Соглашение заключено ‹сроком на пять лет›.", "P5Y"),
        ("Соглашение заключается ‹сроком на 5 (пять) лет› и продлевается автоматически.", "P5Y"),
        ("Документ ‹рассчитан на пять лет›.", "P5Y"),
        ("Срок действия нового документа составляет ‹пять лет› с автоматической пролонгацией.", "P5Y"),
        ("Соглашение ‹действует три года›.", "P3Y"),
        ("Соглашение действует ‹в течение двенадцати месяцев›.", "P12M"),
        ("‹Договор бессрочный›.", "indefinite"),
        ("Договор вступает в силу с момента подписания и заключён ‹на неопределённый срок›.", "indefinite"),
        ("Заявление ‹не ограничено сроком›.", "indefinite"),
        ("Срок действия Соглашения ‹не ограничен›.", "indefinite"),
        ("Договор ‹не имеет срока›.", "indefinite"),
        ("Соглашение заключено ‹на 7 лет и 6 месяцев›.", "P7Y6M"),
        ("Соглашение действует ‹полтора года›.", "P18M"),
        ("Соглашение ‹остаётся в силе семь лет›.", "P7Y"),
        ("Срок действия исчисляется с июня и составляет ‹восемь лет›.", "P8Y"),
        ("На какой срок: ‹три года›.", "P3Y"),
        ("Срок соглашения увеличен с пяти до ‹десяти лет›.", "P10Y"),
        ("‹Соглашение продлится три года›.", "P3Y"),
        ("Соглашение ‹действует год›.", "P1Y"),
        ("‹Пятилетнее› соглашение подписали в Туле.", "P5Y"),
        ("Соглашение подписано ‹на 2021–2025 годы›.", "P5Y"),
    ],
)
def test_find_term_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_term(context, scope_of(context))

    assert found is not None
    assert found.value == value
    assert found.spans[0].start <= spans[0].end
    assert spans[0].start <= found.spans[0].end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Дорожная карта подписана в Туле. Её горизонт – 2023–2026 годы.", "P4Y"),
        ("На 2018–2021 годы составлена дорожная карта, её подписали в Туле.", "P4Y"),
        ("Подписана дорожная карта добрососедства на ближайшие три года.", "P3Y"),
        ("Дорожная карта подписана в Туле. Отведено на неё – пять лет.", "P5Y"),
        ("Дорожная карта подписана в Туле. Предыдущая карта охватывала 2019–2022 годы.", None),
        ("Подписан протокол о защите посевов от саранчи и сбыте семян (2024–2027 гг.).", "P4Y"),
    ],
)
def test_years_of_a_plan_are_its_own_and_not_those_of_what_was_before(text: str, value: str | None) -> None:
    agreement = read(source_of(f"Тверская область и Республика Коми. {text}\n")).agreements[0]

    assert (agreement.term.value if agreement.term else None) == value


def test_years_in_letters_are_those_of_an_agreement_to_come() -> None:
    told = (
        "В ходе встречи будет подписано соглашение о сотрудничестве между администрацией Псковской области и "
        "правительством Тверской области на 2021-2024-й годы. Оно охватит и музеи.\n"
    )
    agreement = read(source_of(told)).agreements[0]

    assert agreement.term is not None
    assert agreement.term.value == "P4Y"


def test_a_programme_of_one_year_has_not_the_term_of_the_memorandum_under_it() -> None:
    text = (
        "ОБЩАЯ ПРОГРАММА\nработы Министерства культуры Тверской области и Министерства культуры Республики Коми на "
        "2024 год\n\nОснование: меморандум от 5 мая 2022 года (срок – четыре года)\n\nI КВАРТАЛ\n1. Выставка в Твери\n"
        "2. Концерт в Сыктывкаре\n\nМинистр культуры Тверской области   И. И. Волжанинов\n"
        "Министр культуры Республики Коми   П. П. Печорин\n"
    )
    agreement = read(source_of(text)).agreements[0]

    assert agreement.term is not None
    assert agreement.term.value == "P1Y"


def test_find_term_counts_whole_years_of_a_plan() -> None:
    text, spans = unmark("Дорожная карта рассчитана ‹на 2022–2024 годы›.")
    context = context_of(text)

    check(find_term(context, scope_of(context, kind="roadmap")), "P3Y", list(spans))


@pytest.mark.parametrize(
    "marked",
    [
        "Соглашение охватывает ‹2022–2024 годы›.",
        "Меморандум закрывает период ‹2022–2024 гг.›",
        "Срок действия соглашения – ‹2022–2024 годы›.",
    ],
)
def test_find_term_counts_the_years_that_a_paper_covers(marked: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_term(context, scope_of(context))

    assert found is not None
    assert (found.value, found.spans[0].end >= spans[0].end) == ("P3Y", True)


@pytest.mark.parametrize(
    "text",
    [
        "Выставка охватывает 2022–2024 годы, соглашение подписано.",
        "Отчёт о соглашении закрывает 2022–2024 годы.",
        "Срок строительства – 2022–2024 годы.",
    ],
)
def test_find_term_leaves_the_years_of_anything_else(text: str) -> None:
    context = context_of(text)

    assert find_term(context, scope_of(context)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Соглашение действует до 31 декабря 2030 года.", "term_until"),
        ("Соглашение заключено сроком до 5 лет.", "term_upper_bound"),
        ("Соглашение действует до полного выполнения обязательств.", "term_until_event"),
    ],
)
def test_find_term_gives_a_warning_and_no_value_where_no_length_is_told(text: str, code: str) -> None:
    context = context_of(text)

    assert find_term(context, scope_of(context)) is None
    assert [warning.code for warning in context.warnings] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Стороны уведомляют друг друга за шесть месяцев. Соглашение касается дорог.",
        "Соглашение автоматически продлевается на следующие три года.",
        "Прежнее соглашение действовало пять лет.",
        "Срок действия Меморандума не может превышать трёх лет.",
        "Стороны прекращают действие за шесть месяцев до срока.",
    ],
)
def test_find_term_takes_no_other_length_for_the_term(text: str) -> None:
    context = context_of(text)

    assert find_term(context, scope_of(context)) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Оно ‹автоматически продлевается› на следующий пятилетний период.", "automatic"),
        ("Срок – пять лет ‹с автоматической пролонгацией›.", "automatic"),
        ("Соглашение заключено на три года ‹с возможностью автоматической пролонгации›.", "automatic"),
        ("Договор заключён ‹с правом пролонгации›.", "by_consent"),
        ("Соглашение ‹может быть продлено› по согласию сторон.", "by_consent"),
        ("Соглашение ‹продлевается только после получения› от обеих Сторон ‹подтверждения›.", "by_consent"),
        ("‹Пролонгации не подлежит›.", "none"),
        ("Пункт дополнить словами «с последующим ‹автоматическим продлением› на год».", "automatic"),
        ("Три года, потом ‹каждый год само›.", "automatic"),
        ("Действует год, ‹продлевается› на следующий, если стороны не против.", "automatic"),
        ("Соглашение ‹продлевается, если Стороны письменно подтвердят› намерение.", "by_consent"),
        ("‹Продление – не более одного раза, на год, решением обеих› Сторон.", "by_consent"),
        ("Оно ‹продлевается на новый срок на основании дополнительного соглашения›.", "by_consent"),
    ],
)
def test_find_renewal_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_renewal(context, scope_of(context))

    assert found is not None
    assert (found.value, found.spans[0].start) == (value, spans[0].start)


def test_find_renewal_is_empty_where_the_text_is_silent() -> None:
    context = context_of("Соглашение заключено сроком на пять лет.")

    assert find_renewal(context, scope_of(context)) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Оно автоматически продлевается ‹на следующий пятилетний период›.", "P5Y"),
        ("Соглашение автоматически продлевается ‹на последующие годовые периоды›.", "P1Y"),
        ("Оно автоматически продлевается ‹на каждый последующий год›.", "P1Y"),
        ("Оно автоматически продлевается ‹на следующие три года›, если никто не против.", "P3Y"),
        ("Оно в дальнейшем автоматически пролонгируется ‹на последующее пятилетие›.", "P5Y"),
        ("Соглашение действует два года и автоматически продлевается ‹на тот же срок›.", "P2Y"),
        ("Оно заключено сроком на два года и автоматически продлевается ‹на каждые последующие два года›.", "P2Y"),
        ("Договор предусматривал автоматическое продление ‹каждые пять лет›.", "P5Y"),
        ("Договор автоматически ‹продлевается на год›.", "P1Y"),
        ("Его ‹продлили ещё на три года›. Продление возможно по согласованию.", "P3Y"),
    ],
)
def test_find_renewal_period_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)
    scope = scope_of(context)

    found = find_renewal_period(context, scope, find_renewal(context, scope), find_term(context, scope))

    check(found, value, list(spans))


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("если ни одна из Сторон ‹не позднее чем за три месяца› до истечения не уведомит другую", "P3M"),
        ("уведомляет об этом другую Сторону ‹не менее чем за 30 календарных дней›.", "P30D"),
        ("вправе отказаться, письменно предупредив об этом другую ‹за 60 дней›.", "P60D"),
        ("Для выхода достаточно предупредить партнёра ‹за шесть месяцев›.", "P6M"),
        ("утрачивает силу ‹по истечении 90 дней после получения› уведомления об отказе.", "P90D"),
        ("Уведомление направили, соблюдя ‹трёхмесячный срок›.", "P3M"),
    ],
)
def test_find_notice_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    check(find_notice(context, scope_of(context)), value, list(spans))


@pytest.mark.parametrize(
    "text",
    [
        "Уведомление о выходе допускается не ранее чем через 3 года.",
        "Материалы представляются не позднее чем за десять дней до заседания.",
        "Соглашение вступает в силу по истечении 10 дней после уведомления.",
    ],
)
def test_find_notice_takes_no_other_length_for_notice(text: str) -> None:
    context = context_of(text)

    assert find_notice(context, scope_of(context)) is None


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Соглашение ‹вступает в силу со дня его подписания› Сторонами.", "on_signing"),
        ("Соглашение ‹действует с момента подписания›.", "on_signing"),
        ("Соглашение ‹вступает в силу с 1 января 2022 года› и действует три года.", "2022-01-01"),
        ("Соглашение ‹вступает в силу с даты получения последнего письменного уведомления›.", "on_notification"),
        ("Договор ‹вступает в силу со дня ратификации›.", "on_ratification"),
        ("Соглашение ‹вступает в силу со дня его опубликования›.", "on_publication"),
        ("Меморандум ‹становится обязательным для Сторон со дня обмена нотами›.", "on_notification"),
        ("Документ ‹вступит в силу, как только стороны уведомят› друг друга.", "on_notification"),
        ("‹Соглашение заработает после ратификации›.", "on_ratification"),
        ("‹Действовать соглашение начнёт с 1 апреля 2021 года›.", "2021-04-01"),
    ],
)
def test_find_in_force_reads_the_marked_words(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_in_force(context, scope_of(context))

    assert found is not None
    assert (found.value, found.spans[0].start) == (value, spans[0].start)


def test_find_in_force_leaves_the_rule_of_the_order_alone() -> None:
    context = context_of("Распоряжение вступает в силу со дня его подписания.")

    assert find_in_force(context, scope_of(context)) is None


def test_find_in_force_takes_no_notice_of_the_end_for_the_beginning() -> None:
    context = context_of("Соглашение действует бессрочно и может быть прекращено по уведомлению.")

    assert find_in_force(context, scope_of(context)) is None


def test_find_in_force_gives_a_day_its_year_by_the_day_of_the_news() -> None:
    context = context_of("Соглашение заработает 1 октября.\n\nДата публикации: 25 сентября 2019 года")

    found = find_in_force(context, scope_of(context))

    assert found is not None
    assert found.value == "2019-10-01"


def test_find_in_force_warns_of_provisional_application() -> None:
    context = context_of("Соглашение временно применяется с даты подписания.")

    find_in_force(context, scope_of(context))

    assert [warning.code for warning in context.warnings] == ["provisional_application"]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Сторона может выйти, предупредив другую ‹за полгода›.", "P6M"),
        ("Договор прекращается, если о том сообщено не менее чем ‹за квартал› до конца срока.", "P3M"),
        ("Если никто не возразит ‹за тридцать дней до› конца, договор продлевается.", "P30D"),
    ],
)
def test_find_notice_reads_whole_stretches_and_objections(marked: str, value: str) -> None:
    text, [span] = unmark(marked)
    context = context_of(text)

    found = find_notice(context, scope_of(context))

    assert found is not None
    assert (found.value, found.spans[0].end) == (value, span.end)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Соглашение ‹вступит в силу 1 января 2023 года›.", "2023-01-01"),
        ("Оно ‹вступило в действие с 1 июня 2023 года›.", "2023-06-01"),
        ("Документ ‹вступил в силу в тот же день›.", "on_signing"),
        ("Меморандум ‹начал действовать с момента подписания›.", "on_signing"),
    ],
)
def test_find_in_force_reads_days_and_the_day_of_signing(marked: str, value: str) -> None:
    text, [span] = unmark(marked)
    context = context_of(text)

    found = find_in_force(context, scope_of(context))

    assert found is not None
    assert (found.value, found.spans[0]) == (value, span)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Пролонгация соглашением не предусмотрена.", "none"),
        ("Договор продлевается само собой каждый год.", "automatic"),
        ("Дальнейшее продление требует отдельного решения всех Сторон.", "by_consent"),
        ("Договор продлевается по решению обеих Сторон.", "by_consent"),
        ("Соглашение продлевается на три года, если обе Стороны подтвердят такое намерение.", "by_consent"),
    ],
)
def test_find_renewal_tells_consent_from_what_comes_by_itself(text: str, value: str) -> None:
    context = context_of(text)

    found = find_renewal(context, scope_of(context))

    assert found is not None
    assert found.value == value

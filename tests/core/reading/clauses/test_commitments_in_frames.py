"""Frames that open a list, times ways of joining, times things to do: each must give each item by itself."""

from itertools import cycle, islice

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read

LEAD = (
    "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали соглашение о "
    "сотрудничестве.\n\n"
)
NOUNS = {
    "nomn": ("поставка комбайнов", "единый реестр перевозчиков", "стажировка молодых учёных", "обмен делегациями"),
    "accs": ("поставку комбайнов", "единый реестр перевозчиков", "стажировку молодых учёных", "обмен делегациями"),
    "loct": ("поставке комбайнов", "едином реестре перевозчиков", "стажировке молодых учёных", "обмене делегациями"),
    "datv": ("поставке комбайнов", "единому реестру перевозчиков", "стажировке молодых учёных", "обмену делегациями"),
    "gent": ("поставки комбайнов", "единого реестра перевозчиков", "стажировки молодых учёных", "обмена делегациями"),
    "infn": ("поставлять комбайны", "показывать общие спектакли", "координировать вылеты авиации", "высадить кедр"),
}
FRAMES = [
    ("accs", "Документ предусматривает {}."),
    ("accs", "Документ предусматривает, в частности, {}."),
    ("accs", "Соглашение включает, среди прочего, {}."),
    ("accs", "Соглашение предполагает следующие шаги: {}."),
    ("accs", "Меморандум закрепляет такие меры, как {}."),
    ("accs", "Документ фиксирует прежде всего {}."),
    ("nomn", "Предусмотрен целый комплекс мер – {}."),
    ("nomn", "Приоритетами названы {}."),
    ("nomn", "Основными направлениями сотрудничества станут {}."),
    ("nomn", "Стороны назвали приоритеты: {}."),
    ("nomn", "Главная цель соглашения – {}."),
    ("nomn", "Особое место занимают {}."),
    ("nomn", "Соседям обещаны {}."),
    ("loct", "Достигнута договорённость о {}."),
    ("loct", "Речь идёт о {}."),
    ("datv", "Особое внимание будет уделено {}."),
    ("datv", "Отдельный раздел посвящён {}."),
    ("datv", "Документ даст старт {}."),
    ("gent", "Договорённости касаются {}."),
    ("infn", "Стороны выразили готовность {}."),
    ("infn", "Область взялась {}."),
    ("infn", "Документ предусматривает возможность {}."),
    ("infn", "По соглашению регионы должны {}."),
]
JOINED = (
    "{0}, {1} и {2}",
    "{0}; {1}; {2}",
    "{0} и {1}, а также {2}",
    "не только {0}, но и {1}",
    "как {0}, так и {1}",
    "{0}, а кроме того, {1}",
    "{0}, в том числе {1}",
    "во-первых, {0}, во-вторых, {1}",
)


def told(words: str) -> list[str]:
    """Return the undertakings that news with these words tells."""
    return [item.text for agreement in read(source_of(f"{LEAD}{words}\n")).agreements for item in agreement.commitments]


@pytest.mark.parametrize(("case", "frame"), FRAMES)
def test_each_item_of_a_list_is_an_undertaking_however_it_is_joined(case: str, frame: str) -> None:
    for shift, joined in enumerate(JOINED):
        items = list(islice(cycle(NOUNS[case]), shift, shift + joined.count("{")))

        assert told(frame.format(joined.format(*items))) == items, joined


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("Первое – два прямых рейса в неделю.", ["два прямых рейса в неделю"]),
        ("Коми – ежегодно принимать школьников.", ["ежегодно принимать школьников"]),
        ("По договору 300 студентов пройдут практику на заводах.", ["300 студентов пройдут практику на заводах"]),
        (
            "Среди первых шагов – чартер Тверь – Сыктывкар; гастроли ансамбля.",
            ["чартер Тверь – Сыктывкар", "гастроли ансамбля"],
        ),
        (
            "В нём семь пунктов, включая выпуск вездеходов и стажировку врачей.",
            ["выпуск вездеходов", "стажировку врачей"],
        ),
        ("В ноябре пройдёт выставка мёда.", ["В ноябре пройдёт выставка мёда"]),
    ],
)
def test_short_headings_routes_and_counted_people_do_not_hide_what_is_undertaken(words: str, items: list[str]) -> None:
    assert told(words) == items


def test_an_action_that_only_the_title_names_is_an_undertaking() -> None:
    lead = LEAD.replace("о сотрудничестве.", "о совместном использовании пастбищ.")

    [found] = [item for agreement in read(source_of(lead)).agreements for item in agreement.commitments]

    assert (found.text, found.rule) == ("совместном использовании пастбищ", "commitment.title")


@pytest.mark.parametrize(
    "words",
    [
        "Ваш вопрос не будет опубликован.",
        "Документ касается торговли и высоких технологий.",
        "Пролонгация соглашением не предусмотрена.",
        "Для этого создаётся совместная рабочая группа.",
        "Доля области составит 60 процентов.",
        "Координировать исполнение соглашения будут министерства экономики.",
        "Со стороны Твери работу ведёт министерство экономики, со стороны Коми – министерство торговли.",
        "Речь шла о Договоре о дружбе между городами.",
        "Документ предусматривает, что стороны не несут расходов.",
    ],
)
def test_what_is_denied_counted_or_of_the_paper_itself_is_no_undertaking(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("Документ предусматривает:", "accs"), ("Соглашением предусмотрены:", "nomn"), ("Стороны договорились:", "infn")],
)
@pytest.mark.parametrize("mark", ["- ", "• ", "1) ", ""])
def test_rows_below_a_cue_are_undertakings_whatever_marks_them(opening: str, closing: str, mark: str) -> None:
    items = list(NOUNS[closing])
    rows = ";\n".join(mark + item for item in items)

    assert told(f"{opening}\n{rows}.") == items

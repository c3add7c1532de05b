"""The Word paper, opened again: every block, the order of sides, the table, what is empty, long or forbidden."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree
from tests.factories.papers import DAGESTAN, HASH, INGUSHETIA, TATARSTAN, a_plan, a_row, an_edition

from kunak.papers.content import HeadOnPaper, PartyOnPaper, SectionOnPaper
from kunak.papers.docx_plan import plan_docx

UNION = PartyOnPaper("Союз заводов «Север»", "Союз заводов «Север»")


def opened(**changes: Any) -> Paper:
    return Document(io.BytesIO(plan_docx(a_plan(**changes))))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def texts(paper: Paper) -> list[str]:
    return [plain(one.text) for one in paper.paragraphs if one.text]


def cells(table: Table) -> list[list[str]]:
    """Return the texts of a table; a cell across the row is told once."""
    rows = ({id(cell._tc): cell.text for cell in row.cells} for row in table.rows)
    return [[plain(text) for text in row.values()] for row in rows]


def headers(paper: Paper) -> tuple[str, str]:
    section = paper.sections[0]
    return plain(section.first_page_header.paragraphs[0].text), plain(section.header.paragraphs[0].text)


# --- the page


def test_the_page_is_landscape_a4_with_the_fields_of_papers_that_are_kept() -> None:
    section = opened().sections[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert [one and round(one.mm) for one in (section.page_width, section.page_height)] == [297, 210]
    fields = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [one and round(one.mm) for one in fields] == [30, 10, 20, 20]


def test_pages_are_numbered_from_the_second_on() -> None:
    section = opened().sections[0]

    assert section.different_first_page_header_footer
    assert [one.text for one in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))


def test_the_paper_says_that_it_is_russian_and_what_it_is() -> None:
    paper = opened()

    languages = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {"ru-RU"}
    assert paper.core_properties.title.startswith(
        "План мероприятий по реализации Соглашения между Республикой Татарстан"
    )
    assert paper.core_properties.language == "ru-RU"
    assert "python" not in paper.core_properties.comments.lower()


# --- the blocks above the table


def test_who_is_known_to_sign_stands_in_the_block_with_the_post() -> None:
    head = HeadOnPaper("Раис Республики Татарстан", "И. И. Иванов")

    [blocks] = cells(opened(parties=(replace(TATARSTAN, head=head), INGUSHETIA)).tables[0])

    assert blocks[0].split("\n")[3:7] == [
        "Раис Республики Татарстан",
        "(должность)",
        "",
        "_____________ / И. И. Иванов",
    ]
    assert "_____________ / __________________" in blocks[1]


@pytest.mark.parametrize("own_first", [(TATARSTAN, INGUSHETIA), (INGUSHETIA, TATARSTAN)])
def test_both_heads_approve_and_the_own_side_stands_first(own_first: tuple[PartyOnPaper, ...]) -> None:
    paper = opened(parties=own_first)

    [blocks] = cells(paper.tables[0])
    assert [one.split("\n")[:2] for one in blocks] == [["УТВЕРЖДАЮ", f"от имени {one.name_gen}"] for one in own_first]
    for block in blocks:
        assert "(должность)" in block
        assert "(подпись, инициалы, фамилия)" in block
        assert "«___» ______________ 20___ г." in block
    first, second = (one.name_ins for one in own_first)
    assert f"по реализации Соглашения между {first} и {second} о сотрудничестве от 29 мая 2025 г." in texts(paper)
    heads = cells(paper.tables[1])[0]
    assert heads[2:4] == [f"Ответственные исполнители: {one.short}" for one in own_first]
    assert [row[0] for row in cells(paper.tables[3])[1:]] == [one.name for one in own_first]


def test_the_heading_stands_in_its_order() -> None:
    assert texts(opened())[:3] == [
        "ПЛАН МЕРОПРИЯТИЙ",
        (
            "по реализации Соглашения между Республикой Татарстан и Республикой Ингушетия о сотрудничестве "
            "от 29 мая 2025 г."
        ),
        "на 2026–2028 годы",
    ]


def test_a_party_that_is_no_territory_is_named_without_a_case() -> None:
    paper = opened(parties=(TATARSTAN, UNION))

    assert "по реализации Соглашения о сотрудничестве от 29 мая 2025 г." in texts(paper)
    assert "Стороны: Республика Татарстан и Союз заводов «Север»" in texts(paper)
    assert cells(paper.tables[0])[0][1].startswith("УТВЕРЖДАЮ\nСоюз заводов «Север»")


def test_a_title_that_names_the_parties_is_left_as_it_was_signed() -> None:
    title = "между Правительством Татарстана и Правительством Ингушетии о торговле"

    told = texts(opened(title=f"о дружбе {title}"))

    assert f"по реализации Соглашения о дружбе {title} от 29 мая 2025 г." in told
    assert not [one for one in told if one.startswith("Стороны")]


# --- drafts


@pytest.mark.parametrize(
    ("edition", "mark"),
    [
        ({"in_force_on": None, "is_sent": True}, "ПРОЕКТ. Версия 2 от 24 ноября 2026 г., на согласовании сторон"),
        ({"in_force_on": None, "is_returned": True}, "ПРОЕКТ. Версия 2 от 24 ноября 2026 г., возвращена на доработку"),
        ({"in_force_on": None, "is_given_up": True}, "ПРОЕКТ. Версия 2 от 24 ноября 2026 г., работа прекращена"),
        ({"in_force_on": None}, "ПРОЕКТ. Версия 2 от 24 ноября 2026 г."),
        ({"replaced_by": 3}, "Утратил силу: действует версия 3"),
    ],
)
def test_what_is_not_in_force_is_marked_on_every_page(edition: dict[str, Any], mark: str) -> None:
    first, others = headers(opened(edition=an_edition(**edition)))

    assert first.strip() == mark
    assert others.strip().endswith(mark)


def test_the_plan_in_force_bears_no_mark() -> None:
    assert [one.strip() for one in headers(opened())] == ["", ""]


# --- the table


def test_the_table_has_the_nine_official_columns_and_a_measure_in_them() -> None:
    rows = cells(opened().tables[1])

    assert rows[0] == [
        "№ п/п",
        "Наименование мероприятия",
        "Ответственные исполнители: Татарстан",
        "Ответственные исполнители: Ингушетия",
        "Срок исполнения",
        "Ожидаемый результат",
        "Показатель",
        "Источник средств",
        "Положение соглашения",
    ]
    assert rows[1] == [str(number) for number in range(1, 10)]
    assert rows[2] == ["I. Закупки"]
    assert rows[3] == [
        "1.1",
        "Проведение встречи заказчиков двух республик по вопросам закупок",
        "Министерство промышленности и торговли;\nГосударственный комитет по закупкам",
        "Министерство экономического развития",
        "20 марта 2026 г.",
        "Перечень общих закупок",
        "2 закупки в год",
        "Бюджеты сторон",
        "обмениваться опытом закупок",
    ]


def test_what_nobody_entered_is_told_and_not_invented() -> None:
    empty = a_row(executors=((), ()), term="", expected_result="", indicator="", money="", commitment="")

    row = cells(opened(sections=(SectionOnPaper("I", "Закупки", (empty,)),)).tables[1])[3]

    assert row[2:] == ["не назначен", "не назначен", "не указан", "—", "—", "—", "—"]


def test_the_head_comes_again_on_every_page_and_no_row_is_divided() -> None:
    paper = opened()

    for table in paper.tables:
        assert all(row._tr.trPr is not None for row in table.rows)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in paper.tables[1].rows]
    assert marked == [True, True, False, False]


def test_a_section_stays_with_its_first_measure() -> None:
    band = opened().tables[1].rows[2].cells[0]

    assert band.paragraphs[0].paragraph_format.keep_with_next


@pytest.mark.parametrize("parties", [(TATARSTAN, INGUSHETIA), (TATARSTAN, INGUSHETIA, DAGESTAN)])
def test_columns_are_fixed_and_fill_the_page_exactly(parties: tuple[PartyOnPaper, ...]) -> None:
    row = a_row(executors=(("А",), ("Б",), ("В",))[: len(parties)])

    table = opened(parties=parties, sections=(SectionOnPaper("I", "Закупки", (row,)),)).tables[1]

    assert table.autofit is False
    assert sum(column.width.mm for column in table.columns if column.width) == pytest.approx(257, abs=0.5)
    assert [cell.width for cell in table.rows[-1].cells] == [column.width for column in table.columns]


def test_three_parties_have_three_blocks_and_one_column_of_executors_with_names() -> None:
    row = a_row(executors=(("Министерство торговли",), ("Комитет",), ()))

    paper = opened(
        parties=(DAGESTAN, TATARSTAN, INGUSHETIA), sections=(SectionOnPaper("I", "Закупки", (row,)),), steps=()
    )

    [blocks] = cells(paper.tables[0])
    assert [one.split("\n")[1] for one in blocks] == [
        "от имени Республики Дагестан",
        "от имени Республики Татарстан",
        "от имени Республики Ингушетия",
    ]
    assert cells(paper.tables[1])[3][2] == "Дагестан: Министерство торговли\nТатарстан: Комитет\nИнгушетия: не назначен"
    assert "между Республикой Дагестан, Республикой Татарстан и Республикой Ингушетия" in texts(paper)[1]
    assert "Составлено в трёх экземплярах, имеющих равную силу, по одному для каждой стороны." in texts(paper)


def test_five_parties_approve_in_rows_of_three() -> None:
    parties = (TATARSTAN, INGUSHETIA, DAGESTAN, UNION, UNION)

    blocks = cells(opened(parties=parties, sections=(), steps=()).tables[0])

    assert [[one.split("\n")[0] for one in row] for row in blocks] == [["УТВЕРЖДАЮ"] * 3, ["УТВЕРЖДАЮ"] * 2 + [""]]


def test_two_hundred_measures_are_all_there() -> None:
    sections = tuple(
        SectionOnPaper(str(n), f"Сфера {n}", tuple(a_row(number=f"{n}.{m}") for m in range(1, 21)))
        for n in range(1, 11)
    )

    rows = cells(opened(sections=sections).tables[1])

    assert len(rows) == 2 + 10 + 200
    assert [row[0] for row in rows[-3:]] == ["10.18", "10.19", "10.20"]


def test_a_plan_without_measures_is_still_a_paper() -> None:
    paper = opened(sections=(), steps=())

    assert len(cells(paper.tables[1])) == 2


# --- below the table


def test_milestones_with_days_are_listed_under_their_measures() -> None:
    paper = opened()

    assert "Контрольные события" in texts(paper)
    assert cells(paper.tables[2]) == [
        ["Контрольное событие", "Дата"],
        ["1.1. Проведение встречи заказчиков двух республик по вопросам закупок"],
        ["Повестка согласована", "10 февраля 2026 г."],
    ]


def test_without_days_there_is_no_list_of_milestones() -> None:
    assert "Контрольные события" not in texts(opened(steps=()))


def test_who_agreed_and_when_stands_with_the_hash_of_the_content() -> None:
    paper = opened(parties=(TATARSTAN, DAGESTAN))

    assert cells(paper.tables[3]) == [
        ["Сторона", "Кто согласовал", "Когда"],
        ["Республика Татарстан", "Координатор, Татарстан", "24 ноября 2026 г., 14:05"],
        ["Республика Дагестан", "не согласовано", "—"],
    ]
    assert texts(paper)[-1] == (
        f"Версия 2, действует с 25 ноября 2026 г. Контрольная сумма содержания (SHA-256): {HASH}"
    )


def test_a_draft_that_still_changes_has_no_hash_and_nobodys_consent() -> None:
    paper = opened(edition=an_edition(in_force_on=None, content_hash=""))

    assert "Сведения о согласовании в системе «Кунак»" not in texts(paper)
    assert len(paper.tables) == 3
    assert HASH not in "".join(texts(paper))


def test_the_reason_for_one_sided_measures_is_told() -> None:
    told = texts(opened(edition=an_edition(waiver="партнёр назовёт исполнителей позже")))

    assert "Мероприятия с исполнителями одной стороны включены по причине: партнёр назовёт исполнителей позже" in told


# --- texts of any kind

EVIL = "а\x00б\x07в\x0bг\x1fд\x7f\ufffe\U0001f91d</w:t>&<b>\u202eе\r\nж"


def test_no_text_breaks_the_file() -> None:
    party = PartyOnPaper(EVIL, EVIL, EVIL, EVIL, None)
    row = a_row(
        number=EVIL,
        text=EVIL,
        executors=((EVIL,), (EVIL,)),
        term=EVIL,
        expected_result=EVIL,
        indicator=EVIL,
        money=EVIL,
        commitment=EVIL,
    )

    paper = opened(
        title=EVIL,
        parties=(party, INGUSHETIA),
        sections=(SectionOnPaper("I", EVIL, (row,)),),
        edition=an_edition(waiver=EVIL, content_hash=EVIL),
    )

    assert cells(paper.tables[1])[3][1] == "абв\nгд\U0001f91d</w:t>&<b>е\nж"


def test_every_part_of_the_file_is_well_formed_and_nothing_comes_from_outside() -> None:
    with zipfile.ZipFile(io.BytesIO(plan_docx(a_plan(title=EVIL)))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        relations = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))

    assert not re.search(rb'TargetMode="External"', relations)


def test_long_words_and_long_texts_stay_in_their_cells() -> None:
    row = a_row(text="Ж" * 2000, expected_result="слово " * 3000)

    table = opened(sections=(SectionOnPaper("I", "Закупки", (row,)),)).tables[1]

    assert table.rows[3].cells[1].text == "Ж" * 2000
    assert table.autofit is False


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "на 2026 год"),
        (date(2026, 1, 1), date(2028, 12, 31), "на 2026–2028 годы"),
        (date(2025, 6, 1), date(2027, 5, 31), "на период с 1 июня 2025 г. по 31 мая 2027 г."),
        (date(2026, 1, 1), date(2026, 6, 30), "на период с 1 января 2026 г. по 30 июня 2026 г."),
    ],
)
def test_the_period_is_told_to_the_day_unless_it_is_whole_years(first: date, last: date, told: str) -> None:
    assert told in texts(opened(starts_on=first, ends_on=last))

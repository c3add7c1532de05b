"""PDF: words put back into the order of reading, whatever the page looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.reading.formats.pdf_files import grid, line, lines, pdf_file, picture, rule

from kunak.core.reading.formats import open_source, pdf
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, NeedsTool, NoText, TooComplex
from kunak.core.reading.source import SourceText

FIRST = (
    "Стороны осуществляют сотрудничество в торговле и",
    "промышленности, обмениваются опытом и проводят",
    "ярмарки.",
)
SECOND = (
    "Соглашение действует пять лет и продлевается на",
    "каждый следующий год, если ни одна из Сторон не",
    "возразит.",
)
MANY = (*FIRST[:2], *SECOND[:2]) * 3


def opened(*pages: str, **changes: object) -> SourceText:
    return open_source(pdf_file(*pages, **changes), "соглашение.pdf")  # type: ignore[arg-type]


def pieces(source: SourceText) -> list[tuple[str, str, str]]:
    return [(block.kind, block.path, source.raw[block.start : block.end]) for block in source.blocks]


def texts(*pages: str, **changes: object) -> list[str]:
    return [text for _, _, text in pieces(opened(*pages, **changes))]


def seen(*words: tuple[str, int, int]) -> str:
    """Return a table as tesseract prints it: of an A4 page at 300 dots an inch, with these words, each a line."""
    rows = ["1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t"]
    for text, left, top in words:
        rows.append(f"4\t1\t1\t1\t1\t0\t{left}\t{top}\t{20 * len(text)}\t36\t-1\t")
        for number, word in enumerate(text.split()):
            place = left + 20 * len(" ".join(text.split()[:number])) + 20 * bool(number)
            rows.append(f"5\t1\t1\t1\t1\t{number + 1}\t{place}\t{top + 2}\t{20 * len(word)}\t30\t90\t{word}")
    return "\n".join(rows)


def test_lines_of_a_paragraph_are_one_and_a_wider_gap_parts_two() -> None:
    source = opened(lines(70, 80, *FIRST) + lines(70, 140, *SECOND), title="Соглашение")

    assert (source.media_type, source.title_hint) == ("application/pdf", "Соглашение")
    assert pieces(source) == [("paragraph", "s1/p1", " ".join(FIRST)), ("paragraph", "s1/p2", " ".join(SECOND))]
    assert source.raw == f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"


def test_an_indented_first_line_begins_a_paragraph() -> None:
    page = line(100, 80, FIRST[0]) + lines(70, 94, *FIRST[1:]) + line(100, 122, SECOND[0]) + lines(70, 136, *SECOND[1:])

    assert texts(page) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_line_into_which_the_next_word_would_have_fitted_ends_a_paragraph() -> None:
    assert texts(lines(70, 80, *FIRST, *SECOND)) == [" ".join(FIRST), " ".join(SECOND)]


@pytest.mark.parametrize(
    ("end", "beginning", "whole"),
    [
        ("сотруд-", "ничество", "сотрудничество"),
        ("торгово-", "экономическое", "торгово-экономическое"),
        ("межрегио-", "нальное", "межрегиональное"),
        ("Улан-", "Удэ", "Улан-Удэ"),
        ("СОТРУД-", "НИЧЕСТВО", "СОТРУДНИЧЕСТВО"),
        ("какой-", "либо", "какой-либо"),
        ("2024-", "2026", "2024-2026"),
        ("5-", "летний", "5-летний"),
        ("сотруд\u00ad", "ничество", "сотрудничество"),
        ("обмен -", "в мае", "обмен - в мае"),
        ("Калимато-", "вым", "Калиматовым"),
        ("план-", "график", "план-график"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one_again(end: str, beginning: str, whole: str) -> None:
    long = "Стороны осуществляют взаимовыгодное"

    assert texts(lines(70, 80, f"{long} {end}", f"{beginning} и содействуют развитию торговли"))[0].startswith(
        f"{long} {whole} и"
    )


def test_two_columns_are_read_one_after_the_other_with_the_title_first() -> None:
    page = line(150, 60, "Новость о подписании соглашения в Туле", 16)
    page += lines(50, 90, *FIRST, size=9, step=11) + lines(320, 92, *SECOND, size=9, step=11)

    assert texts(page) == ["Новость о подписании соглашения в Туле", " ".join(FIRST), " ".join(SECOND)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    pages = (
        lines(50, 90, *MANY, size=9, step=11) + lines(320, 90, *MANY, size=9, step=11),
        lines(50, 90, *MANY, "конец.", size=9, step=11),
    )

    source = opened(*pages)

    assert pieces(source) == [("paragraph", "s1/p1", " ".join((*MANY * 3, "конец.")))]


def test_a_place_and_a_date_in_one_line_are_parted_by_a_tab() -> None:
    assert texts(lines(70, 80, *MANY) + line(70, 300, "г. Тула") + line(400, 300, "11 мая 2020 г."))[1] == (
        "г. Тула\t11 мая 2020 г."
    )


def test_wide_gaps_of_lines_set_to_one_width_are_blanks() -> None:
    wide = line(70, 80 + 14 * len(MANY), "Могилёвский") + line(300, 80 + 14 * len(MANY), "областной")

    assert texts(lines(70, 80, *MANY) + wide + line(70, 94 + 14 * len(MANY), "комитет.")) == [
        f"{' '.join(MANY)} Могилёвский областной комитет."
    ]


def test_signatures_side_by_side_are_read_one_side_after_the_other() -> None:
    left = lines(70, 300, "За Правительство", "Тульской области", "И. И. Иванов")
    right = lines(330, 300, "За Правительство", "Орловской области", "П. П. Петров")

    assert texts(lines(70, 80, *MANY, "конец.") + left + right)[1:] == [
        "За Правительство\nТульской области\nИ. И. Иванов",
        "За Правительство\nОрловской области\nП. П. Петров",
    ]


def test_a_ruled_table_gives_cells_by_tab_and_rows_by_line() -> None:
    page = line(70, 60, "План") + grid([70, 250, 400], [80, 110, 150]) + line(70, 200, "Итог")
    page += line(75, 98, "Мера") + line(255, 98, "Срок") + lines(75, 124, "Ярмарка", "в мае") + line(255, 124, "май")

    source = opened(page)

    assert source.raw == "План\n\nМера\tСрок\nЯрмарка в мае\tмай\n\nИтог"
    assert pieces(source)[1:4] == [
        ("cell", "s1/t1/r1/c1", "Мера"),
        ("cell", "s1/t1/r1/c2", "Срок"),
        ("cell", "s1/t1/r2/c1", "Ярмарка в мае"),
    ]


def test_cells_that_no_line_parts_are_one() -> None:
    page = rule(70, 80, 400, 80) + rule(70, 110, 400, 110) + rule(70, 140, 400, 140)
    page += rule(70, 80, 70, 140) + rule(400, 80, 400, 140) + rule(250, 110, 250, 140)
    page += line(200, 98, "I. Торговля") + line(75, 128, "Ярмарка") + line(255, 128, "май")

    assert [path for _, path, _ in pieces(opened(page))] == ["s1/t1/r1/c1", "s1/t1/r2/c1", "s1/t1/r2/c2"]


def test_words_close_to_a_ruled_line_stay_in_their_cells() -> None:
    page = grid([70, 112, 400], [80, 110, 140]) + line(75, 98, "Ярмар") + line(117, 98, "в мае")

    assert texts(page) == ["Ярмар", "в мае"]


def test_a_box_round_a_text_is_no_table() -> None:
    assert pieces(opened(grid([60, 500], [60, 200]) + lines(70, 80, *FIRST)))[0][1] == "s1/p1"


def test_the_head_of_a_table_repeated_on_the_next_page_is_read_once() -> None:
    head = grid([70, 250, 400], [80, 110, 150]) + line(75, 98, "Мера") + line(255, 98, "Срок")

    source = opened(head + line(75, 124, "Ярмарка"), head + line(75, 124, "Выставка"))

    assert source.raw == "Мера\tСрок\nЯрмарка\t\n\nВыставка\t"


def test_running_heads_and_numbers_of_pages_are_left_out() -> None:
    pages = [
        line(70, 40, f"Проект соглашения, лист {number}") + lines(70, 100, *text) + line(290, 820, f"- {number} -")
        for number, text in enumerate((FIRST, SECOND, FIRST), start=1)
    ]

    assert texts(*pages) == [" ".join(FIRST), " ".join(SECOND), " ".join(FIRST)]
    assert texts(lines(70, 100, *FIRST) + line(290, 820, "Страница 1 из 1")) == [" ".join(FIRST)]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    assert texts(line(70, 300, "Приложение") + line(70, 340, "1996")) == ["Приложение", "1996"]


def test_small_print_with_a_mark_at_the_foot_is_a_note_at_the_end() -> None:
    first = lines(70, 80, *MANY) + lines(70, 760, "1 Далее также Стороны.", size=8)

    source = opened(first, lines(70, 80, *SECOND))

    assert [path for _, path, _ in pieces(source)][-1] == "s1/f1"
    assert source.raw.endswith("1 Далее также Стороны.")
    assert source.raw.startswith(f"{' '.join(MANY)} {' '.join(SECOND)}")


def test_titles_articles_and_items_are_told() -> None:
    page = line(200, 80, "О сотрудничестве", 18) + line(70, 120, "Статья 1") + lines(70, 150, *MANY)
    page += line(70, 340, "– ярмарки;") + line(70, 354, "– выставки.")

    assert [kind for kind, _, _ in pieces(opened(page))] == [
        "heading",
        "heading",
        "paragraph",
        "list_item",
        "list_item",
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_upright(rotate: int) -> None:
    turns = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}

    page = f"{turns[rotate]} cm\n" + lines(70, 80, *FIRST) + lines(70, 140, *SECOND)

    assert texts(page, rotate=rotate) == [" ".join(FIRST), " ".join(SECOND)]


def test_words_drawn_twice_to_look_bold_are_read_once() -> None:
    assert texts(line(70, 80, "Соглашение") + line(70.3, 80, "Соглашение")) == ["Соглашение"]


def test_a_page_that_is_a_picture_is_named_and_its_recognised_text_takes_its_place() -> None:
    data = pdf_file(lines(70, 80, *FIRST), picture(), lines(70, 80, *SECOND))

    content = pdf.read(data, {2: seen(("Приложе-", 300, 100), ("ние", 300, 140), ("к соглашению", 300, 260))})

    assert open_source(data, "a.pdf").unread == ("s2",)
    assert not open_source(data, "a.pdf").is_recognised
    assert (content.unread, content.is_recognised) == ((), True)
    assert content.raw == f"{' '.join(FIRST)}\n\nПриложение\n\nк соглашению\n\n{' '.join(SECOND)}"
    assert [block.path for block in content.blocks] == ["s1/p1", "s2/p1", "s2/p2", "s3/p1"]


def test_columns_and_numbers_of_recognised_pages_are_told_as_on_others() -> None:
    left = [(text, 300, 400 + 40 * n) for n, text in enumerate(("За Правительство", "Тульской области", "И. Иванов"))]
    right = [
        (text, 1400, y) for (_, _, y), text in zip(left, ("За Думу", "Орловской области", "П. Петров"), strict=True)
    ]

    content = pdf.read_recognised(seen(*left, *right, ("- 7 -", 1200, 3400)))

    assert content.is_recognised
    assert content.raw == "За Правительство\nТульской области\nИ. Иванов\n\nЗа Думу\nОрловской области\nП. Петров"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_recognised_page_on_its_side_or_its_head_is_laid_upright(turn: int) -> None:
    words = (*((text, 300, 400 + 50 * number) for number, text in enumerate(MANY)), ("Итого", 1500, 3000))

    assert pdf.read_recognised(lying(seen(*words), turn)) == pdf.read_recognised(seen(*words))


def lying(table: str, turn: int) -> str:
    """Return a table of tesseract as it is when the page of it was laid `turn` degrees clockwise."""
    rows = [row.split("\t") for row in table.splitlines()]
    for _ in range(turn // 90):
        high = int(rows[0][9])
        for row in rows:
            left, top, width, height = map(int, row[6:10])
            row[6:10] = map(str, (high - top - height, left, height, width))
    return "\n".join(map("\t".join, rows))


def test_a_short_last_line_is_seen_lower_and_belongs_to_its_paragraph_all_the_same() -> None:
    table = seen(*((text, 300, 400 + 50 * number) for number, text in enumerate((*MANY, "ярмарки."))))
    low = table.replace("\t160\t36\t-1", "\t160\t26\t-1")

    assert low != table
    assert pdf.read_recognised(low).raw == " ".join((*MANY, "ярмарки."))


def test_rows_of_the_table_that_are_none_are_passed_over() -> None:
    table = seen(("Слова", 300, 400)) + "\nнет\n5\t1\t1\t1\t1\t1\t-1\tx\t1\t1\t90\tбеда\n" + "\t" * 40

    assert pdf.read_recognised(table).raw == "Слова"
    assert pdf.read_recognised("").raw == pdf.read_recognised("5" + "\t1" * 11).raw == ""


def test_unseen_words_on_a_picture_are_recognised_ones() -> None:
    assert opened(picture() + line(70, 80, "Соглашение", mode=3)).is_recognised
    assert not opened(picture() + line(70, 80, "Соглашение")).is_recognised
    assert not opened(line(70, 80, "Соглашение", mode=3)).is_recognised


def test_a_scan_needs_a_program_that_sees_letters_and_an_empty_page_has_none() -> None:
    with pytest.raises(NeedsTool) as refusal:
        opened(picture(), picture())
    with pytest.raises(NoText):
        opened(rule(70, 80, 400, 80))

    assert (refusal.value.kind, refusal.value.tool) == ("PDF", "tesseract")


def test_a_document_with_a_password_is_told_from_a_damaged_one() -> None:
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'11' * 32}>/U<{'22' * 32}>/P -4>>/ID[<{'33' * 16}><{'33' * 16}>]"

    with pytest.raises(EncryptedFile):
        opened(line(70, 80, "Соглашение"), extra=lock)
    with pytest.raises(DamagedFile):
        open_source(b"%PDF-1.4\nno more", "a.pdf")
    with pytest.raises(DamagedFile):
        open_source(pdf_file(line(70, 80, "а"))[:300], "a.pdf")


def test_pages_and_characters_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    page = line(70, 80, "Соглашение")
    monkeypatch.setattr(pdf, "MAX_PDF_PAGES", 2)
    monkeypatch.setattr(pdf, "MAX_PDF_CHARACTERS", 15)

    assert opened(page).raw == "Соглашение"
    with pytest.raises(TooComplex) as pages:
        opened(page, page, page)
    with pytest.raises(TooComplex) as characters:
        opened(page, page)
    assert (pages.value.what, characters.value.what) == ("pages", "characters")


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    drawing = "".join(rule(number, 50, number, 700) + rule(50, number, 500, number) for number in range(50, 2_000, 4))

    assert pieces(opened(drawing + line(70, 80, "Схема")))[0][:2] == ("paragraph", "s1/p1")


places = st.tuples(
    st.integers(-50, 650), st.integers(-50, 900), st.integers(1, 40), st.sampled_from((*FIRST, "1", "а"))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(places, max_size=30), st.lists(st.tuples(*[st.integers(0, 800)] * 4), max_size=20))
def test_any_page_keeps_every_word_that_is_not_at_its_edge(
    words: list[tuple[int, int, int, str]], rules: list[tuple[int, int, int, int]]
) -> None:
    page = "".join(line(x, y, text, size) for x, y, size, text in words) + "".join(rule(*ends) for ends in rules)

    content = pdf.read(pdf_file(page, page))

    assert all(a.end <= b.start for a, b in zip(content.blocks, content.blocks[1:], strict=False))
    assert all(content.raw[b.start : b.end].strip() == content.raw[b.start : b.end] != "" for b in content.blocks)

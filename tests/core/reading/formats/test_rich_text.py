"""Rich Text: what a person sees of it, in order, in whatever way its letters are written."""

import pytest

from kunak.core.reading.formats import open_source, rich_text_walk
from kunak.core.reading.formats.errors import DamagedFile, NoText, TooComplex
from kunak.core.reading.formats.limits import MAX_RICH_DEPTH
from kunak.core.reading.source import SourceText

FONTS = r"{\fonttbl{\f0\fcharset204 Times New Roman;}{\f1\fcharset0 Arial;}{\f2\fcharset238 Arial CE;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\*\cs10 heading 2;}{\s5 List Bullet;}}"


def opened(body: str, *, head: str = r"\ansi\ansicpg1251\deff0") -> SourceText:
    return open_source(rf"{{\rtf1{head}{FONTS}{STYLES}{coded(body)}}}".encode("ascii"), "соглашение.rtf")


def coded(text: str, encoding: str = "cp1251") -> str:
    """Return the text with each letter that is not Latin as a code of two digits, as most programs write it."""
    return "".join(sign if sign < "\x80" else f"\\'{sign.encode(encoding)[0]:02x}" for sign in text)


def pieces(source: SourceText) -> list[tuple[str, str, str]]:
    return [(block.kind, block.path, source.raw[block.start : block.end]) for block in source.blocks]


def test_paragraphs_are_parted_by_a_blank_line_and_know_their_number() -> None:
    source = opened(r"\pard О сотрудничестве\par\pard\par Стороны договорились.\par")

    assert source.media_type == "application/rtf"
    assert source.raw == "О сотрудничестве\n\nСтороны договорились."
    assert pieces(source) == [("paragraph", "p1", "О сотрудничестве"), ("paragraph", "p3", "Стороны договорились.")]


def test_the_last_paragraph_needs_no_end() -> None:
    assert opened("Слова").raw == "Слова"


@pytest.mark.parametrize(
    "written",
    [
        r"\u1058\'3f\u1091\'3f\u1083\'3f\u1072\'3f",
        r"\u1058?\u1091?\u1083?\u1072?",
        r"\u1058 ?\u1091 ?\u1083 ?\u1072 ?",
        r"\uc0\u1058\u1091\u1083\u1072",
        r"\uc2\u1058 Tu\u1091\'3f\'3f\uc1\u1083 l\u1072 a",
        r"{\uc0\u1058 }\u1091\'f3\u1083\'eb\u1072 a",
        r"{\upr{Tula}{\*\ud{\u1058\'3f\u1091\'3f\u1083\'3f\u1072\'3f}}}",
        coded("Тула"),
        rf"\f1{coded('Тула')}",
    ],
)
def test_letters_are_read_in_every_way_they_are_written(written: str) -> None:
    assert opened(rf"г. {written}\par").raw == "г. Тула"


def test_raw_bytes_line_breaks_of_the_file_and_letters_of_other_fonts_are_read() -> None:
    data = rb"{\rtf1\ansi\ansicpg1251" + FONTS.encode() + "Ту\r\nла ".encode("cp1251") + rb"\f2 \'8a\'9d\par}"

    assert open_source(data, "a.rtf").raw == "Тула Šť"


def test_russian_letters_that_were_called_western_are_told_by_themselves() -> None:
    text = "Стороны договорились о сотрудничестве в сфере торговли."

    assert opened(text, head=r"\ansi").raw == text
    assert opened(coded(text, "mac-cyrillic"), head=r"\mac").raw == text
    assert opened(r"caf\'e9", head=r"\ansi\ansicpg1252").raw == "café"


def test_a_letter_of_two_numbers_is_one() -> None:
    assert opened(r"а\u-10179?\u-8704?б\par").raw == "а😀б"
    assert opened(r"а\u-10179?б\par").raw == "а\ufffdб"


def test_signs_are_the_characters_they_look_like() -> None:
    body = r"а\tab б\line в\~г\_д\-е \emdash\endash\ldblquote\rdblquote \{\}\\"

    assert opened(body).raw == "а\tб\nв\u00a0г\u2011де —–“”{}\\"


def test_headings_and_lists_are_told_by_style_level_and_number() -> None:
    body = (
        r"\pard\s1 Раздел\par\pard\outlinelevel1 Статья\par\pard\outlinelevel9 Текст\par"
        r"{\listtext 1.\tab}\pard\ls1 ярмарка;\par\pard\s5 выставка.\par\pard\s10 Итог\par"
    )

    assert [kind for kind, _, _ in pieces(opened(body))] == [
        "heading",
        "heading",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]
    assert opened(body).raw.endswith("Текст\n\nярмарка;\nвыставка.\n\nИтог")


@pytest.mark.parametrize(
    "hidden",
    [
        r"{\header Шапка\par}",
        r"{\footerr Подвал\par}",
        r"{\pict\wmetafile8 0a0b}",
        r"{\pict\bin5 {{{{{}",
        r"{\*\unknown Чужое}",
        r"{\*\annotation Спросить}",
        r"{\v тайна}",
        r"{\deleted три}",
        r"\v тайна\v0 ",
        r"{\field{\*\fldinst HYPERLINK}}",
        r"{\object{\*\objdata 0a0b}}",
        r"{\nonshppict{\pict 0a}}",
        r"{\*\bkmkstart метка}",
    ],
)
def test_what_is_not_seen_is_left_out(hidden: str) -> None:
    assert opened(rf"на {hidden}пять лет\par").raw == "на пять лет"


def test_what_is_hidden_ends_with_its_group_and_with_a_plain_beginning() -> None:
    assert opened(r"{\v а{б}\plain в}г\par").raw == "вг"


def test_results_of_fields_and_words_of_boxes_are_read() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt УТВЕРЖДАЮ\par}}{\shprslt УТВЕРЖДАЮ}}"
    field = r"{\field{\*\fldinst PAGE}{\fldrslt 7}}"

    assert opened(rf"Лист {field}{box}\par Меры\par").raw == "Лист 7\n\nУТВЕРЖДАЮ\n\nМеры"


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    assert pieces(opened(r"на срок {\deleted\par}пять лет\par")) == [("paragraph", "p1", "на срок пять лет")]


def test_a_table_gives_cells_by_tab_and_rows_by_line() -> None:
    row = r"\trowd\cellx1000\cellx2000\pard\intbl Мера\cell Срок\cell\row"
    other = r"\trowd\cellx1000\cellx2000\pard\intbl Ярмарка\par в мае\cell\cell\row"

    source = opened(rf"План\par{row}{other}\pard Итог\par")

    assert source.raw == "План\n\nМера\tСрок\nЯрмарка\nв мае\t\n\nИтог"
    assert pieces(source)[1:4] == [
        ("cell", "t1/r1/c1", "Мера"),
        ("cell", "t1/r1/c2", "Срок"),
        ("cell", "t1/r2/c1", "Ярмарка\nв мае"),
    ]


def test_columns_are_counted_by_the_edges_of_all_rows() -> None:
    narrow = r"\trowd\cellx1000\cellx2000\cellx3000\intbl 1\cell 2\cell 3\cell\row"
    wide = r"\trowd\cellx2010\cellx3000\intbl Торговля\cell май\cell\row"

    assert [path for _, path, _ in pieces(opened(narrow + wide))][3:] == ["t1/r2/c1", "t1/r2/c3"]


def test_two_tables_with_a_paragraph_between_are_two() -> None:
    row = r"\trowd\cellx9\pard\intbl а\cell\row"

    assert [path for _, path, _ in pieces(opened(rf"{row}\pard и\par{row}"))] == ["t1/r1/c1", "p1", "t2/r1/c1"]


def test_notes_stand_at_the_end() -> None:
    notes = r"{\footnote\pard \chftn С 2013 года.}{\footnote\ftnalt\pard Конец.}"

    source = opened(rf"Соглашение{notes} действует.\par")

    assert source.raw == "Соглашение действует.\n\nС 2013 года.\n\nКонец."
    assert [path for _, path, _ in pieces(source)] == ["p1", "f1/p1", "e1/p1"]


def test_the_title_is_that_of_the_properties() -> None:
    both = r"{\info{\upr{\title ????}{\*\ud{\title \u1055\'3f\u1083\'3f\u1072\'3f\u1085\'3f}}}{\author Некто}}"

    assert opened(r"{\info{\title План  мер}{\author Некто}}Слова").title_hint == "План мер"
    assert opened(f"{both}Слова").title_hint == "План"
    assert opened("Слова").raw == "Слова"


def test_a_document_that_ends_within_a_group_may_lack_words_and_is_refused() -> None:
    for cut in (rb"{\b signed", rb"\bin999999999 }"):
        with pytest.raises(DamagedFile) as refusal:
            open_source(rb"{\rtf1\ansi Agreement\par " + cut, "a.rtf")

        assert refusal.value.kind == "RTF"


def test_braces_too_many_at_the_end_do_no_harm() -> None:
    assert open_source(rb"{\rtf1 Agreement}}}\par more}", "a.rtf").raw == "Agreement\n\nmore"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{" * (MAX_RICH_DEPTH + 1), "groups within groups"),
        (b"{}" * 5_000, "commands"),
        (b"\\b" * 10_001, "commands"),
        (rb"{\shptxt}" * 301, "notes and text boxes"),
        (rb"{\footnote}" * 301, "notes and text boxes"),
    ],
)
def test_groups_and_commands_are_counted(data: bytes, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rich_text_walk, "MAX_RICH_TOKENS", 10_000)
    monkeypatch.setattr(rich_text_walk, "MAX_RICH_ASIDES", 300)

    with pytest.raises(TooComplex) as refusal:
        open_source(rb"{\rtf1 " + data, "a.rtf")

    assert (refusal.value.kind, refusal.value.what) == ("RTF", what)


@pytest.mark.parametrize(
    "hostile",
    [
        r"\bin-5 ",
        r"\u99999999999999999999 ",
        r"\ansicpg99999 ",
        r"\uc999999999\u1058 ",
        r"\f-999999999 ",
        r"\cell\row\cell\row",
        r"\cellx999999999" * 1000 + r"\cell" * 1000 + r"\row",
        r"{\shptxt" * (MAX_RICH_DEPTH - 1) + "}" * (MAX_RICH_DEPTH - 1),
        r"\shptxt " * 5_000,
        r"{\footnote\shptxt " + r"\footnote " * 5_000 + "}",
        r"{\footnote" * 100 + "}" * 100,
        r"{\upr{\*\ud" * 50 + "}}" * 50,
    ],
)
def test_commands_without_sense_do_no_harm(hostile: str) -> None:
    assert open_source(rb"{\rtf1\ansi Before\par " + hostile.encode() + b"}", "a.rtf").raw.startswith("Before")


def test_a_document_of_pictures_alone_has_no_words() -> None:
    with pytest.raises(NoText):
        opened(r"{\pict 00ff}")

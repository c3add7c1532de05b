"""OpenDocument texts: what a person sees of them, in order, and where each piece came from."""

import pytest
from tests.core.reading.formats.open_document_files import MEDIA_TYPE, cells, odt_file, p, table
from tests.core.reading.formats.word_files import packed

from kunak.core.reading.formats import open_source
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, TooComplex
from kunak.core.reading.source import SourceText


def opened(body: str, *, styles: str = "", **parts: str) -> SourceText:
    return open_source(odt_file(body, styles=styles, **parts), "соглашение.odt")


def pieces(source: SourceText) -> list[tuple[str, str, str]]:
    return [(block.kind, block.path, source.raw[block.start : block.end]) for block in source.blocks]


def note(kind: str, text: str) -> str:
    body = f"<text:note-citation>1</text:note-citation><text:note-body>{p(text)}</text:note-body>"
    return f'<text:note text:note-class="{kind}">{body}</text:note>'


def test_paragraphs_are_parted_by_a_blank_line_and_know_their_number() -> None:
    source = opened(p("О сотрудничестве") + p("") + p("Стороны договорились."))

    assert source.media_type == MEDIA_TYPE
    assert pieces(source) == [("paragraph", "p1", "О сотрудничестве"), ("paragraph", "p3", "Стороны договорились.")]
    assert source.raw == "О сотрудничестве\n\nСтороны договорились."


def test_spans_links_and_fields_within_a_paragraph_are_its_text() -> None:
    inner = "Респуб<text:span>лика</text:span> <text:a>Тыва</text:a>, лист <text:page-number>7</text:page-number>"

    assert opened(p(inner)).raw == "Республика Тыва, лист 7"


def test_blanks_are_folded_but_for_those_that_are_set() -> None:
    assert (
        opened(p(' г.  Тула\n<text:s text:c="3"/>11<text:tab/>мая<text:line-break/>2020')).raw
        == "г. Тула    11\tмая\n2020"
    )


def test_an_endless_run_of_set_blanks_is_cut_short() -> None:
    assert len(opened(p('а<text:s text:c="999999999"/>б')).raw) < 300


def test_headings_are_told_by_their_tag_and_by_the_style_they_come_from() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>'

    source = opened(
        "<text:h>Раздел</text:h>" + p("Соглашение", "Title") + p("Статья", "P1") + p("Текст", "P2"), styles=styles
    )

    assert [kind for kind, _, _ in pieces(source)] == ["heading", "heading", "heading", "paragraph"]


def test_list_items_stand_on_lines_of_their_own() -> None:
    items = "".join(f"<text:list-item>{p(word)}</text:list-item>" for word in ("торгуют;", "учат."))

    source = opened(p("Стороны:") + f"<text:list>{items}</text:list>" + p("Срок"))

    assert source.raw == "Стороны:\n\nторгуют;\nучат.\n\nСрок"
    assert [kind for kind, _, _ in pieces(source)] == ["paragraph", "list_item", "list_item", "paragraph"]


def test_what_was_deleted_under_tracking_is_not_read_and_what_was_inserted_is() -> None:
    region = f"<text:changed-region><text:deletion>{p('три')}</text:deletion></text:changed-region>"
    gone = f"<text:tracked-changes>{region}</text:tracked-changes>"
    kept = "на <text:change/><text:change-start/>пять<text:change-end/> лет"

    assert opened(gone + p(kept)).raw == "на пять лет"


def test_comments_and_hidden_words_are_left_out() -> None:
    inner = f"Текст<office:annotation>{p('спросить')}</office:annotation><text:hidden-text>тайна</text:hidden-text>."

    assert opened(p(inner)).raw == "Текст."


def test_a_table_gives_cells_by_tab_and_rows_by_line() -> None:
    source = opened(p("План") + table([p("Мера"), p("Срок")], [p("Ярмарка") + p("в мае"), ""]) + p("Итог"))

    assert source.raw == "План\n\nМера\tСрок\nЯрмарка\nв мае\t\n\nИтог"
    assert pieces(source)[1:4] == [
        ("cell", "t1/r1/c1", "Мера"),
        ("cell", "t1/r1/c2", "Срок"),
        ("cell", "t1/r2/c1", "Ярмарка\nв мае"),
    ]


def test_columns_are_counted_with_covered_and_repeated_cells() -> None:
    wide = f"<table:table-cell>{p('Торговля')}</table:table-cell><table:covered-table-cell/>" + cells([p("май")])
    apart = '<table:table-cell table:number-columns-repeated="2"/>' + cells([p("июнь")])
    rows = f"<table:table-header-rows><table:table-row>{wide}</table:table-row></table:table-header-rows>"

    source = opened(f"<table:table>{rows}<table:table-row>{apart}</table:table-row></table:table>")

    assert [path for _, path, _ in pieces(source)] == ["t1/r1/c1", "t1/r1/c3", "t1/r2/c3"]


def test_a_table_within_a_cell_parts_its_text() -> None:
    source = opened(table([p("до") + table([p("внутри")]) + p("после"), p("рядом")]))

    assert source.raw == "до\nвнутри\nпосле\tрядом"
    assert [path for _, path, _ in pieces(source)] == ["t1/r1/c1", "t1/r1/c1/t1/r1/c1", "t1/r1/c1", "t1/r1/c2"]


def test_a_text_box_is_read_after_its_paragraph_and_one_in_a_cell_with_it() -> None:
    box = f"<drawing:frame><drawing:text-box>{p('УТВЕРЖДАЮ')}</drawing:text-box></drawing:frame>"

    assert opened(p(f"План{box}") + p("Меры")).raw == "План\n\nУТВЕРЖДАЮ\n\nМеры"
    assert opened(table([p(f"План{box}")])).raw == "План\nУТВЕРЖДАЮ"


def test_notes_stand_at_the_end_footnotes_first() -> None:
    source = opened(
        p("Раз" + note("endnote", "Конец.") + note("footnote", "Внизу.")) + table([p("Два" + note("footnote", "Ещё."))])
    )

    assert source.raw == "Раз\n\nДва\n\nВнизу.\n\nЕщё.\n\nКонец."
    assert [path for _, path, _ in pieces(source)][2:] == ["f1/p1", "f2/p1", "e1/p1"]


def test_sections_and_contents_are_read_as_the_text_they_hold() -> None:
    assert opened(f"<text:section><text:section>{p('Приложение')}</text:section></text:section>").raw == "Приложение"


def test_the_title_is_that_of_the_properties() -> None:
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>План \n мер</dc:title></office:meta>'
        "</office:document-meta>"
    )

    assert opened(p("Слова"), meta=meta).title_hint == "План мер"


def test_an_encrypted_text_is_told_from_a_damaged_one() -> None:
    locked = {"mimetype": MEDIA_TYPE, "content.xml": b"\xff\0", "META-INF/manifest.xml": "<a><encryption-data/></a>"}

    with pytest.raises(EncryptedFile) as refusal:
        open_source(packed(locked), "a.odt")
    with pytest.raises(DamagedFile):
        open_source(packed({"mimetype": MEDIA_TYPE}), "a.odt")
    with pytest.raises(DamagedFile):
        open_source(packed({"mimetype": MEDIA_TYPE, "content.xml": "<a/>"}), "a.odt")
    assert refusal.value.kind == "ODT"


def test_depth_is_bounded_and_ends_in_a_refusal() -> None:
    nested = p("дно")
    for _ in range(30):
        nested = table([nested])

    with pytest.raises(TooComplex):
        opened(nested)
    with pytest.raises(DamagedFile):
        opened("<text:section>" * 300 + p("дно") + "</text:section>" * 300)
    with pytest.raises(DamagedFile):
        opened(p("<text:span>" * 300 + "дно" + "</text:span>" * 300))
    assert opened(p("<text:span>" * 200 + "дно" + "</text:span>" * 200)).raw == "дно"

"""Word documents: what a person sees of them, in order, and where each piece came from."""

from io import BytesIO

import docx
from tests.core.reading.formats.word_files import p, packed, r, root, table, word_file

from kunak.core.reading.formats import open_source
from kunak.core.reading.source import SourceText

Pieces = list[tuple[str, str, str]]


def opened(body: str, **parts: str) -> SourceText:
    return open_source(word_file(body, **parts), "соглашение.docx")


def pieces(source: SourceText) -> Pieces:
    return [(block.kind, block.path, source.raw[block.start : block.end]) for block in source.blocks]


def test_paragraphs_are_parted_by_a_blank_line_and_know_their_number() -> None:
    source = opened(p("О сотрудничестве") + p("") + p("Стороны договорились."))

    assert source.raw == "О сотрудничестве\n\nСтороны договорились."
    assert pieces(source) == [("paragraph", "p1", "О сотрудничестве"), ("paragraph", "p3", "Стороны договорились.")]


def test_a_paragraph_of_many_runs_is_one_text() -> None:
    source = opened(f"<w:p>{r('Респуб')}{r('лика')}<w:hyperlink>{r(' Тыва')}</w:hyperlink></w:p>")

    assert source.raw == "Республика Тыва"


def test_tabs_breaks_and_hyphens_are_the_characters_they_look_like() -> None:
    signs = ("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>")
    runs = "".join(f"{r(letter)}<w:r>{sign}</w:r>" for letter, sign in zip("абвг", signs, strict=True))

    assert opened(f"<w:p>{runs}{r('д')}</w:p>").raw == "а\tб\nв\u2011гд"


def test_a_soft_hyphen_that_nobody_sees_parts_no_word() -> None:
    assert opened(p("сотруд\u00adничество")).raw == "сотрудничество"


def test_tracked_insertions_are_kept_and_deletions_are_not() -> None:
    deleted = (
        "<w:del><w:r><w:delText>три</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>четыре</w:t></w:r></w:moveFrom>"
    )

    source = opened(f"<w:p>{r('на ')}{deleted}<w:ins>{r('пять')}</w:ins>{r(' лет')}</w:p>")

    assert source.raw == "на пять лет"


def test_an_inserted_paragraph_and_one_in_a_content_control_are_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Предмет')}</w:sdtContent></w:sdt>"

    assert opened(f"{control}<w:ins>{p('Срок')}</w:ins>").raw == "Предмет\n\nСрок"


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    source = opened(p("на срок ", "<w:rPr><w:del/></w:rPr>") + p("пять лет"))

    assert pieces(source) == [("paragraph", "p2", "на срок пять лет")]


def test_hidden_words_and_prompts_of_empty_controls_are_left_out() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Место для ввода") + "</w:sdtContent></w:sdt>"
    )
    shown = r(" видно", '<w:vanish w:val="0"/>')

    assert opened(f"<w:p>{r('Текст')}{r('тайна', '<w:vanish/>')}{prompt}{shown}</w:p>").raw == "Текст видно"


def test_field_instructions_are_left_out_and_their_results_are_read() -> None:
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"

    assert opened(f"<w:p>{r('Лист ')}{field}{r('7')}</w:p>").raw == "Лист 7"


def test_headings_are_told_by_style_name_by_its_base_and_by_outline_level() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="mine"><w:name w:val="Статья"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="Кольцо"/><w:basedOn w:val="loop"/></w:style>'
    )
    body = (
        p("Раздел", '<w:pStyle w:val="1"/>')
        + p("Статья 1", '<w:pStyle w:val="mine"/>')
        + p("Глава", '<w:outlineLvl w:val="0"/>')
        + p("Текст", '<w:pStyle w:val="loop"/>')
    )

    assert [kind for kind, _, _ in pieces(opened(body, styles=styles))] == [
        "heading",
        "heading",
        "heading",
        "paragraph",
    ]


def test_list_items_stand_on_lines_of_their_own() -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'

    source = opened(p("Стороны:") + p("торгуют;", number) + p("учат.", number) + p("Срок", none))

    assert source.raw == "Стороны:\n\nторгуют;\nучат.\n\nСрок"
    assert [kind for kind, _, _ in pieces(source)] == ["paragraph", "list_item", "list_item", "paragraph"]


def test_a_table_gives_cells_by_tab_and_rows_by_line() -> None:
    source = opened(p("План") + table([p("Мера"), p("Срок")], [p("Ярмарка") + p("в мае"), ""]) + p("Итог"))

    assert source.raw == "План\n\nМера\tСрок\nЯрмарка\nв мае\t\n\nИтог"
    assert pieces(source)[1:4] == [
        ("cell", "t1/r1/c1", "Мера"),
        ("cell", "t1/r1/c2", "Срок"),
        ("cell", "t1/r2/c1", "Ярмарка\nв мае"),
    ]


def test_columns_are_counted_on_the_grid() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Торговля")

    source = opened(table([p("1"), p("2"), p("3")], [wide, p("май")]))

    assert [path for _, path, _ in pieces(source)][-2:] == ["t1/r2/c1", "t1/r2/c3"]


def test_a_table_within_a_cell_parts_its_text() -> None:
    source = opened(table([p("до") + table([p("внутри")]) + p("после"), p("рядом")]))

    assert source.raw == "до\nвнутри\nпосле\tрядом"
    assert [path for _, path, _ in pieces(source)] == ["t1/r1/c1", "t1/r1/c1/t1/r1/c1", "t1/r1/c1", "t1/r1/c2"]


def test_a_deleted_row_is_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('прежнее')}</w:tc></w:tr>"

    assert opened(f"<w:tbl><w:tr><w:tc>{p('нынешнее')}</w:tc></w:tr>{gone}</w:tbl>").raw == "нынешнее"


def test_rows_and_blocks_in_wrappers_of_other_programs_are_found() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p('ячейка')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    other = (
        f"<mc:AlternateContent><mc:Fallback>{p('запасной')}</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>"
    )

    assert opened(f"<w:tbl>{row}</w:tbl>{other}").raw == "ячейка\n\nзапасной"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('УТВЕРЖДАЮ')}</w:txbxContent>"
    new = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"

    source = opened(
        f"<w:p>{r('План')}<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r></w:p>" + p("Меры")
    )

    assert source.raw == "План\n\nУТВЕРЖДАЮ\n\nМеры"


def test_notes_stand_at_the_end_and_separators_do_not() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("черта")}</w:footnote>'
        f'<w:footnote w:id="2">{p("С 2013 года.")}</w:footnote>'
    )

    source = opened(p("Соглашение"), footnotes=notes, endnotes=f'<w:endnote w:id="2">{p("Приложение.")}</w:endnote>')

    assert pieces(source)[1:] == [("paragraph", "f1/p1", "С 2013 года."), ("paragraph", "e1/p1", "Приложение.")]


def test_a_note_whose_mark_was_deleted_is_gone_with_it() -> None:
    marks = '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del><w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Прежнее.")}</w:footnote><w:footnote w:id="3">{p("Новое.")}</w:footnote>'

    source = opened(f"<w:p>{r('Срок')}{marks}</w:p>", footnotes=notes)

    assert pieces(source)[1:] == [("paragraph", "f1/p1", "Новое.")]


def test_page_headers_and_footers_are_left_out() -> None:
    assert opened(p("Текст"), header1=p("Лист"), footer1=p("Подвал")).raw == "Текст"


def test_the_strict_dialect_is_read_too() -> None:
    main = root("document", f"<w:body>{p('Строго')}</w:body>")
    strict = main.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert open_source(packed({"word/document.xml": strict}), "a.docx").raw == "Строго"


def test_the_main_part_is_found_by_its_relation_and_in_utf16() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/main.xml"/>'
        "</Relationships>"
    )
    main = root("document", f"<w:body>{p('Найдено')}</w:body>").replace("UTF-8", "UTF-16").encode("utf-16")

    assert open_source(packed({"_rels/.rels": relation, "word/main.xml": main}), "a.docx").raw == "Найдено"


def test_a_document_of_python_docx_is_read_with_its_title_headings_and_table() -> None:
    made, buffer = docx.Document(), BytesIO()
    made.core_properties.title = "План  мероприятий"
    made.add_heading("Раздел I", level=1)
    made.add_paragraph("провести ярмарку", style="List Bullet")
    grid = made.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "май", "июнь"
    made.save(buffer)

    source = open_source(buffer.getvalue(), "план.docx")

    assert source.title_hint == "План мероприятий"
    assert source.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert pieces(source) == [
        ("heading", "p1", "Раздел I"),
        ("list_item", "p2", "провести ярмарку"),
        ("cell", "t1/r1/c1", "май"),
        ("cell", "t1/r1/c2", "июнь"),
    ]

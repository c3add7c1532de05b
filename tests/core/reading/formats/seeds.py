"""Valid files of every kind, made in memory: what fuzzing begins with."""

from email.message import EmailMessage
from io import BytesIO

import docx
from tests.core.reading.formats import open_document_files as odt
from tests.core.reading.formats import pdf_files as pdf
from tests.core.reading.formats import word_files as word

WORDS = (
    "30.05.2025 г.",
    "СОГЛАШЕНИЕ",
    "Тульская область и Калужская область (далее – Стороны) договорились о сотрудничестве в сфере торговли:",
    "1) проводят ярмарки;",
    "– обмениваются опытом.",
    "Соглашение действует пять лет и «продлевается» на тот же срок.",
)
TEXT = "\r\n".join(WORDS)
PAGE = (
    "<!DOCTYPE html><html><head><meta charset=windows-1251><title>Новость &mdash; портал</title>"
    '<script type="application/ld+json">{"datePublished": "2025-05-30"}</script></head><body><nav class=menu>Меню</nav>'
    f"<article><h1>{WORDS[1]}</h1><p>{WORDS[2]}<ul><li>{WORDS[3]}<li><a href='/1'>{WORDS[4]}</a></ul>"
    f"<table><tr><th colspan=2>Мера<tr><td>Ярмарка<td>май</table><pre>{TEXT}</pre></article><!-- {WORDS[0]} --></body>"
)
RICH = (
    r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}}{\stylesheet{\s1 heading 1;}}{\info{\title a}}"
    r"\pard\s1 \'d1\'ee\'e3\par\pard\u1057\'3f\u1086\'3f{\b \'e2}\uc2\u1075 ab{\footnote\pard note\par}\par"
    r"\trowd\cellx1000\cellx2000\pard\intbl one\cell two\cell\row\pard{\field{\*\fldinst PAGE}{\fldrslt 7}}"
    r"{\shp{\*\shpinst{\shptxt box\par}}}{\pict\bin4 abcd}{\listtext 1.\tab}\ls1 item\par{\deleted gone}{\v hidden}}"
)


def _word() -> bytes:
    made, buffer = docx.Document(), BytesIO()
    made.add_heading(WORDS[1])
    for text in WORDS:
        made.add_paragraph(text)
    made.add_table(rows=2, cols=2).cell(0, 0).text = WORDS[2]
    made.save(buffer)
    return buffer.getvalue()


def _tracked() -> bytes:
    deleted = "<w:del><w:r><w:delText>три</w:delText></w:r></w:del>"
    note = '<w:footnote w:id="2">' + word.p("С 2013 года.") + "</w:footnote>"
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{word.r('на ')}{deleted}<w:ins>{word.r('пять')}</w:ins>{mark}</w:p>"
    return word.word_file(body + word.table([word.p("а"), word.table([word.p("б")])]), footnotes=note)


def _odt() -> bytes:
    note = f'<text:note text:note-class="footnote"><text:note-body>{odt.p("Внизу.")}</text:note-body></text:note>'
    items = f"<text:list><text:list-item>{odt.p(WORDS[3])}</text:list-item></text:list>"
    body = f"<text:h>{WORDS[1]}</text:h>" + odt.p(f'{WORDS[2]}<text:s text:c="3"/>{note}<text:tab/>') + items
    return odt.odt_file(body + odt.table([odt.p("а"), odt.p("б")], [odt.table([odt.p("в")]), ""]))


def _pdf() -> bytes:
    page = pdf.lines(70, 80, *WORDS) + pdf.grid([70, 250, 400], [200, 230, 260]) + pdf.line(75, 220, "Мера")
    return pdf.pdf_file(page + pdf.line(290, 820, "- 1 -"), pdf.picture(), title="Соглашение")


def _letter() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.ru", "b@example.ru", "О проекте соглашения"
    message["Date"] = "Fri, 30 May 2025 10:00:00 +0300"
    message.set_content(TEXT, charset="windows-1251")
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(_tracked(), maintype="application", subtype="octet-stream", filename="План мер.docx")
    message.add_attachment(message_within())
    return message.as_bytes()


def message_within() -> EmailMessage:
    """Return a letter to be attached to another."""
    message = EmailMessage()
    message["Subject"] = "Прежнее"
    message.set_content(WORDS[2])
    return message


def _archive() -> bytes:
    inner = word.packed({"план.docx": _tracked(), "../../а.txt": TEXT})
    return word.packed(
        {"релиз.txt": TEXT.encode("cp1251"), "внутри.zip": inner, "письмо.eml": _letter(), "а.pdf": _pdf()}
    )


SEEDS: dict[str, list[bytes]] = {
    "TXT": [
        TEXT.encode(encoding, "replace")
        for encoding in ("utf-8", "cp1251", "koi8-r", "cp866", "mac-cyrillic", "utf-16")
    ],
    "HTML": [PAGE.encode("cp1251"), PAGE.encode()],
    "DOCX": [_word(), _tracked()],
    "ODT": [_odt()],
    "RTF": [RICH.encode()],
    "PDF": [_pdf()],
    "EML": [_letter()],
    "ZIP": [_archive()],
}
"""By kind, files that are opened without a refusal."""

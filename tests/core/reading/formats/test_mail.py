"""Letters: their words, their day, and every document attached to them."""

from email.message import EmailMessage

import pytest
from tests.core.reading.formats.word_files import p, packed, word_file

from kunak.core.reading.formats import open_source, open_sources
from kunak.core.reading.formats.errors import FormatError, NoText, SeveralDocuments, TooComplex
from kunak.core.reading.source import SourceText

BODY = "Направляем проект соглашения о сотрудничестве.\n\nС уважением, Иванов"
PAGE = "<html><body><p>Направляем проект.</p></body></html>"
DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def letter(body: str = BODY, subject: str = "О проекте соглашения", charset: str = "utf-8") -> EmailMessage:
    """Return a letter as mail programs write it."""
    message = EmailMessage()
    message["From"] = "Иванов <a@example.ru>"
    message["To"] = "b@example.ru"
    message["Date"] = "Fri, 30 May 2025 10:00:00 +0300"
    message["Subject"] = subject
    message.set_content(body, charset=charset)
    return message


def outcomes(message: EmailMessage) -> dict[str, str | type[FormatError]]:
    return {
        opened.path: opened.outcome.raw if isinstance(opened.outcome, SourceText) else type(opened.outcome)
        for opened in open_sources(message.as_bytes(), "письмо.eml")
    }


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("name", ["письмо.eml", "без имени", "письмо.txt"])
def test_a_letter_is_its_subject_and_its_words(charset: str, name: str) -> None:
    source = open_source(letter(charset=charset).as_bytes(), name)

    assert source.raw == f"О проекте соглашения\n\n{BODY}\n"
    assert (source.media_type, source.published_hint) == ("message/rfc822", "2025-05-30")
    assert (source.title_hint, source.unread) == ("О проекте соглашения", ())
    assert [(block.kind, block.path) for block in source.blocks][:2] == [("heading", "subject"), ("paragraph", "p1")]
    assert all(source.raw[block.start : block.end].strip() for block in source.blocks)


def test_a_text_that_begins_like_a_letter_is_a_text() -> None:
    assert open_source("Дата: 30 мая\n\nТема: мост".encode(), "а.txt").media_type == "text/plain"
    assert open_source(b"Subject: a bridge\nDate: May\n\nWords", "a.txt").media_type == "text/plain"
    assert open_source(b"Subject: a bridge\nDate: May\n\nWords", "a.eml").media_type == "message/rfc822"


def test_of_a_letter_written_twice_the_plain_words_are_taken_once() -> None:
    message = letter()
    message.add_alternative(PAGE, subtype="html")

    assert open_source(message.as_bytes(), "a.eml").raw.count("Направляем") == 1


def test_a_page_alone_is_read_as_a_page_and_a_plain_footer_does_not_hide_it() -> None:
    message = EmailMessage()
    message["Subject"] = "О проекте"
    message.set_content(f"<html><nav>Меню</nav><p>{BODY}</p></html>", subtype="html")
    footer = letter("Рассылка", "О проекте")
    footer.add_alternative(f"<html><p>{BODY}</p></html>", subtype="html")

    assert open_source(message.as_bytes(), "a.eml").raw == f"О проекте\n\n{' '.join(BODY.split())}"
    assert "Направляем" in open_source(footer.as_bytes(), "a.eml").raw


def test_a_subject_that_the_words_begin_with_is_not_said_twice() -> None:
    assert open_source(letter(subject="Направляем проект").as_bytes(), "a.eml").raw == f"{BODY}\n"


def test_attachments_are_named_by_the_letter_and_opened_beside_it() -> None:
    message = letter()
    message.add_attachment(word_file(p("Меры")), maintype=DOCX[0], subtype=DOCX[1], filename="План мер.docx")
    message.add_attachment("Слова", filename="../релиз.txt")
    message.add_attachment(packed({"а.txt": "раз"}), maintype="application", subtype="zip", filename="а.zip")

    assert open_source(message.as_bytes(), "письмо.eml").unread == ("План мер.docx", "релиз.txt", "а.zip")
    assert outcomes(message) == {
        "письмо.eml": f"О проекте соглашения\n\n{BODY}\n",
        "письмо.eml/План мер.docx": "Меры",
        "письмо.eml/релиз.txt": "Слова\n",
        "письмо.eml/а.zip/а.txt": "раз",
    }
    first = next(open_sources(message.as_bytes(), "письмо.eml"))
    assert isinstance(first.outcome, SourceText)
    assert first.outcome.unread == ()


def test_a_letter_without_words_is_its_one_attachment() -> None:
    message = letter("\n", "")
    message.add_attachment(word_file(p("Меры")), maintype=DOCX[0], subtype=DOCX[1], filename="план.docx")

    assert open_source(message.as_bytes(), "a.eml").raw == "Меры"
    assert list(outcomes(message)) == ["письмо.eml/план.docx"]
    message.add_attachment("Слова", filename="релиз.txt")
    with pytest.raises(SeveralDocuments) as refusal:
        open_source(message.as_bytes(), "a.eml")
    assert (refusal.value.kind, refusal.value.count) == ("EML", 2)


def test_a_letter_within_a_letter_is_a_document_of_its_own() -> None:
    message = letter()
    message.add_attachment(letter("Прежние слова", "Прежнее"))

    assert outcomes(message)["письмо.eml/2.eml"] == "Прежнее\n\nПрежние слова\n"


def test_pictures_within_the_words_and_signatures_are_no_documents() -> None:
    message = letter()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline", filename="лого")
    message.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"0", maintype="application", subtype="octet-stream", filename="план.docx.sig")

    assert list(outcomes(message)) == ["письмо.eml"]


def test_headers_in_bare_russian_letters_are_read() -> None:
    data = "From: a\nTo: b\nSubject: Соглашение о сотрудничестве\nDate: no\n\nСлова".encode("cp1251")

    source = open_source(data, "a.eml")

    assert (source.raw, source.published_hint) == ("Соглашение о сотрудничестве\n\nСлова", None)


def test_a_saved_page_of_a_browser_is_read_as_the_page() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSubject: News\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><h1>Agreement</h1><p>Signed in=\r\n Tula.</p></html>\r\n--x\r\n"
        b"Content-Type: image/png\r\n\r\n0\r\n--x--"
    )

    assert open_source(data, "page.mht").raw == "News\n\nAgreement\n\nSigned in Tula."


def test_a_letter_without_anything_has_no_words() -> None:
    with pytest.raises(NoText):
        open_source(letter("\n", "").as_bytes(), "a.eml")
    assert outcomes(letter("\n", "")) == {"письмо.eml": NoText}


def parts(count: int) -> bytes:
    part = b'--x\nContent-Type: application/pdf; name="a.pdf"\n\n%PDF-1.4\n'
    return b"From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n" + part * count + b"--x--"


def nested(kind: bytes, levels: int) -> bytes:
    return b"From: a\nTo: b\nSubject: c\n" + b"Content-Type: %s; boundary=x\n\n--x\n" % kind * levels


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (parts(1_000), "parts"),
        (nested(b"multipart/mixed", 5_000), "parts within parts"),
        (nested(b"message/rfc822", 5_000), "parts within parts"),
        (b"From: a\nTo: b\nSubject: c\n\n" + b"\n" * 1_300_000, "lines"),
        (b"From: a\nTo: b\nSubject: " + b"=?utf-8?q?a?=\n " * 1_000 + b"\n\n", "characters of a header"),
        (b'From: a\nTo: b\nContent-Type: text/plain; a="' + b"b;" * 10_000 + b"\n\n", "characters of a header"),
    ],
)
def test_parts_depth_and_lines_are_counted(data: bytes, what: str) -> None:
    with pytest.raises(TooComplex) as refusal:
        open_source(data, "a.eml")

    assert (refusal.value.kind, refusal.value.what) == ("EML", what)


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: text/plain; charset=nonsense",
        b"Content-Type: text/plain; charset*=a'b'%ff",
        b"Content-Type: ;;;=",
        b"Content-Transfer-Encoding: nonsense",
        b"Content-Disposition: inline; filename*99999999999999=a; filename*0*=x''%",
        b"Date: Mon, 99 Foo 99999 99:99:99 +99999",
        b"X: " + b"=?" * 20_000,
        b"Subject: =?utf-8?b?####?= =?nonsense?q?=ff?=",
        b"Content-Type: multipart/mixed",
    ],
)
def test_headers_without_sense_do_no_harm(header: bytes) -> None:
    data = b"From: a\nTo: b\n" + header + b"\nMessage-ID: c\n\nAgreement signed\n"

    assert "Agreement signed" in open_source(data, "a.eml").raw


def plain(words: str, more: str = "", head: str = "") -> bytes:
    kind = f"Content-Type: text/plain; charset=utf-8{more}"
    return f"From: a@example.org\nTo: b@example.org\nMessage-ID: c\n{kind}\n{head}\n{words}".encode()


def test_lines_that_a_mail_program_broke_are_one_again() -> None:
    words = "Стороны договорились \nобмениваться опытом.\nДействует \n>два года\n-- \nОтдел\n From \n\n"

    flowed = open_source(plain(words, "; format=flowed"), "a.eml").raw
    glued = open_source(plain("Сто \nроны \nдого-\nвор", "; Format=Flowed; DelSp=Yes"), "a.eml").raw

    assert flowed.split("\n")[:6] == [
        "Стороны договорились обмениваться опытом.",
        "Действует ",
        "два года",
        "-- ",
        "Отдел",
        "From ",
    ]
    assert glued == "Стороныдого-\nвор"


def test_marks_of_quoting_are_no_words() -> None:
    words = "Пересылаю.\n> > Губернатор Тверской области и глава\n>> Республики Коми подписали\n>\n> соглашение\n>\n"

    raw = open_source(plain(words), "a.eml").raw

    assert raw == "Пересылаю.\nГубернатор Тверской области и глава\nРеспублики Коми подписали\n\nсоглашение\n\n"
    assert open_source(plain("Рост 3 > 2 и <b> > a"), "a.eml").raw == "Рост 3 > 2 и <b> > a"
    assert isinstance(next(iter(open_sources(plain(">\n>>\n"), "a.eml"))).outcome, NoText)


@pytest.mark.parametrize("charset", ["utf-8", "cp1251"])
@pytest.mark.parametrize("header", ["Content-Disposition: attachment; filename", "Content-Type: text/plain; name"])
def test_names_of_attachments_in_bare_russian_letters_are_read(header: str, charset: str) -> None:
    data = (
        "From: a@example.org\nTo: b@example.org\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\n"
        f'--B\n{header}="Соглашение о сотрудничестве.txt"\n\nagreement\n--B--\n'
    ).encode(charset)

    assert [opened.path for opened in open_sources(data, "a.eml")] == ["a.eml/Соглашение о сотрудничестве.txt"]

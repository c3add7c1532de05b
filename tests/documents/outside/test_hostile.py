"""Files made to do harm: each ends in a refusal with a sentence of its own kind, in memory that is counted."""

import re
import tracemalloc
from collections.abc import Callable

import pytest
from django.utils.translation import override
from tests.core.reading.formats.open_document_files import MEDIA_TYPE, odt_file
from tests.core.reading.formats.open_document_files import p as odt_p
from tests.core.reading.formats.pdf_files import assembled, line, pdf_file, stream
from tests.core.reading.formats.word_files import p, packed, root, table, word_file

from kunak.core.reading.formats.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    FormatError,
    NotText,
    SeveralDocuments,
    TooComplex,
    TooLong,
)
from kunak.core.reading.formats.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from kunak.documents.outside import open_source
from kunak.ui.errors import message_for

MEGABYTE = 1024 * 1024
LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ха'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


def nested_tables() -> bytes:
    body = p("дно")
    for _ in range(30):
        body = table([body])
    return word_file(body)


def nested_archives() -> bytes:
    data = packed({"а.txt": "дно"})
    for _ in range(10):
        data = packed({"а.zip": data})
    return data


def parts(count: int) -> bytes:
    part = b"--x\nContent-Type: application/pdf\n\n%PDF-1.4\n"
    return b"From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n" + part * count + b"--x--"


def pages_in_a_ring() -> bytes:
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 90000>>"])


def drawing_in_itself() -> bytes:
    form = stream(b"/X Do " * 9, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>")
    return pdf_file("/X Do", objects=(form,))


def with_password() -> bytes:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/O(11111111111111111111111111111111)/U(2)/P -4>>/ID[(3)(3)]"
    return pdf_file(line(70, 80, "тайна"), extra=lock)


HOSTILE: dict[str, tuple[Callable[[], bytes], type[FormatError]]] = {
    "пусто.docx": (lambda: b"", EmptyFile),
    "одна буква.txt": (lambda: b"a" * (50 * MEGABYTE), FileTooLarge),
    "шум.txt": (lambda: bytes(range(256)) * 100, NotText),
    "шум.pdf": (lambda: bytes(range(256)) * 100, DamagedFile),
    "бомба.docx": (lambda: packed({"word/document.xml": b"<w>" + b" " * (40 * MEGABYTE)}), TooComplex),
    "бомба.odt": (lambda: odt_file(odt_p("а") + " " * (30 * MEGABYTE)), TooComplex),
    "бомба.zip": (lambda: packed({"а.txt": b"0" * MAX_FILE_BYTES}), TooComplex),
    "бомба.html": (lambda: b"<html>" + b"<p>a" * 300_000, TooComplex),
    "сущности.docx": (lambda: packed({"word/document.xml": f"{LAUGHS}]><a>&j;</a>"}), DamagedFile),
    "сущности.odt": (lambda: packed({"mimetype": MEDIA_TYPE, "content.xml": f"{LAUGHS}]><a>&j;</a>"}), DamagedFile),
    "глубина.docx": (nested_tables, TooComplex),
    "глубина.odt": (lambda: odt_file("<text:section>" * 900 + "</text:section>" * 900), DamagedFile),
    "глубина.html": (lambda: b"<html>" + b"<div>" * 50_000 + b"a", TooComplex),
    "глубина.rtf": (lambda: rb"{\rtf1 " + b"{" * 50_000 + b"a" + b"}" * 50_001, TooComplex),
    "глубина.zip": (nested_archives, TooComplex),
    "тысяча частей.eml": (lambda: parts(1_000), TooComplex),
    "вложенные письма.eml": (lambda: b"From: a\nTo: b\n" + b"Content-Type: message/rfc822\n\n" * 900, TooComplex),
    "обрыв.rtf": (lambda: rb"{\rtf1 words {\b and", DamagedFile),
    "обрыв.docx": (lambda: word_file(p("слова"))[:300], DamagedFile),
    "обрыв.pdf": (lambda: pdf_file(line(70, 80, "слова"))[:300], DamagedFile),
    "кольцо.pdf": (pages_in_a_ring, FormatError),
    "рисунок в себе.pdf": (drawing_in_itself, FormatError),
    "пароль.pdf": (with_password, EncryptedFile),
    "пароль.odt": (
        lambda: packed({"mimetype": MEDIA_TYPE, "META-INF/manifest.xml": "<encryption-data/>"}),
        EncryptedFile,
    ),
    "пути.zip": (lambda: packed({"../../etc/passwd": "слова", "C:\\windows\\a.txt": "слова"}), SeveralDocuments),
    "чужое.docx": (lambda: packed({"word/document.xml": root("document", "")}), DamagedFile),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_and_in_little_memory(name: str) -> None:
    make, refusal = HOSTILE[name]
    data = make()

    tracemalloc.start()
    with pytest.raises(refusal) as refused:
        open_source(data, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    with override("ru"):
        sentence = message_for(refused.value)
    assert re.fullmatch(r"[А-ЯЁ].*[.]", sentence)
    assert "Возьмите" not in sentence or isinstance(refused.value, NotText)  # its own words, not those of the family
    assert peak < 150 * MEGABYTE


OF_ONE_LETTER = {
    "a.txt": b"",
    "a.html": b"<html>",
    "a.rtf": rb"{\rtf1 ",
    "a.eml": b"From: b\nTo: c\nSubject: d\n\n",
    "a.docx": b"",
    "a.pdf": b"%PDF-1.4\n",
    "a": b"",
}


@pytest.mark.parametrize("name", OF_ONE_LETTER)
def test_as_much_of_one_letter_as_is_taken_is_read_or_refused_in_memory_of_a_few_copies(name: str) -> None:
    data = OF_ONE_LETTER[name] + b"a" * (MAX_CHARACTERS - 10)

    tracemalloc.start()
    try:
        assert len(open_source(data, name).raw) >= MAX_CHARACTERS - 10
    except DamagedFile:
        assert name in {"a.rtf", "a.pdf"}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 16 * len(data)


@pytest.mark.parametrize("name", OF_ONE_LETTER)
def test_more_of_one_letter_is_refused_in_memory_of_a_few_copies(name: str) -> None:
    data = OF_ONE_LETTER[name] + b"a" * (10 * MEGABYTE)

    tracemalloc.start()
    with pytest.raises(DamagedFile if name in {"a.rtf", "a.pdf"} else TooLong):
        open_source(data, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 12 * len(data)

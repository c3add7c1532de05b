"""Opening a file: what it is, and every way to say no."""

import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.core.reading.formats.word_files import p, packed, root, table, word_file

from kunak.core.errors import KunakError
from kunak.core.reading.formats import FORMATS, Format, open_source
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    NeedsTool,
    NoText,
    NotText,
    SeveralDocuments,
    TooComplex,
    TooLong,
    UnknownFormat,
)
from kunak.core.reading.formats.limits import (
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_XML_ATTRIBUTES,
    MAX_XML_TAGS,
    MAX_ZIP_ENTRIES,
)
from kunak.core.reading.formats.package import parse_xml
from kunak.core.reading.formats.sniff import Kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 500


def encrypted_zip() -> bytes:
    data = bytearray(word_file(p("тайна")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


def test_the_source_carries_name_hash_and_kind() -> None:
    data = "Соглашение подписано.".encode()

    source = open_source(data, r"C:\Документы\../релиз.txt")

    assert (source.name, source.sha256) == ("релиз.txt", sha256(data).hexdigest())


def test_the_bytes_count_before_the_name() -> None:
    assert open_source(word_file(p("Слова")), "релиз.txt").raw == "Слова"
    assert open_source("Слова".encode(), "релиз.docx").media_type == "text/plain"
    assert open_source("<!doctype html><p>Слова".encode(), "релиз").media_type == "text/html"
    assert open_source("<!-- а --><HTML><p>Слова".encode("utf-16"), "").media_type == "text/html"


def test_a_text_that_speaks_of_tags_is_a_text_unless_called_a_page() -> None:
    data = "Тег <p> ставят перед абзацем.".encode()

    assert open_source(data, "a.txt").media_type == "text/plain"
    assert open_source(data, "a.html").media_type == "text/html"


def test_no_bytes_are_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        open_source(b"", "a.txt")


def test_a_file_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(FileTooLarge) as refusal:
        open_source(b"a" * (MAX_FILE_BYTES + 1), "a.txt")

    assert (refusal.value.size, refusal.value.limit) == (20 * 1024 * 1024 + 1, 20 * 1024 * 1024)


def test_a_file_at_the_limit_is_taken() -> None:
    page = b"<html><body><p>a</p>"

    assert open_source(page + b" " * (MAX_FILE_BYTES - len(page)), "a.html").raw == "a"


def test_a_text_at_the_limit_is_taken_and_a_longer_one_is_refused() -> None:
    taken = open_source("а".encode() * MAX_CHARACTERS, "a.txt")
    with pytest.raises(TooLong) as refusal:
        open_source("а".encode() * (MAX_CHARACTERS + 1), "a.txt")

    assert (len(taken.raw), refusal.value.limit) == (MAX_CHARACTERS, MAX_CHARACTERS)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ole("WordDocument"), "DOC"),
        (ole("Workbook"), "XLS"),
        (OLE, "OLE"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ODS"),
        (packed({"xl/workbook.xml": "<a/>"}), "XLSX"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b'<?xml version="1.0"?><data>1</data>', "XML"),
        (packed({"mimetype": "application/epub+zip"}), "EPUB"),
    ],
)
def test_a_format_that_is_not_read_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(UnknownFormat) as refusal:
        open_source(data, "a.txt")

    assert refusal.value.kind == kind


@pytest.mark.parametrize(
    ("data", "kind", "tool"),
    [
        (ole("WordDocument"), "DOC", "LibreOffice"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "tesseract"),
        (b"\xff\xd8\xff\xe0", "JPEG", "tesseract"),
        (b"II*\0", "TIFF", "tesseract"),
    ],
)
def test_a_format_that_a_program_outside_reads_names_it(data: bytes, kind: str, tool: str) -> None:
    with pytest.raises(NeedsTool) as refusal:
        open_source(data, "a.txt")

    assert (refusal.value.kind, refusal.value.tool) == (kind, tool)


def test_whoever_has_the_program_adds_its_format() -> None:
    formats = FORMATS | {Kind.PNG: Format("image/png", lambda data: Content("Слова", (), is_recognised=True))}

    assert open_source(b"\x89PNG\r\n\x1a\n", "a.png", formats).is_recognised


def test_a_text_about_pdf_is_no_pdf() -> None:
    assert open_source("Файл начинается с %PDF-1.4.".encode(), "a.txt").media_type == "text/plain"


def test_bytes_that_nobody_knows_are_refused_by_their_name() -> None:
    data = bytes(range(256)) * 10

    with pytest.raises(NotText):
        open_source(data, "a.txt")
    with pytest.raises(DamagedFile) as refusal:
        open_source(data, "a.DOCX")
    assert refusal.value.kind == "DOCX"
    with pytest.raises(UnknownFormat) as unknown:
        open_source(data, "a.dat")
    assert unknown.value.kind == ""


@pytest.mark.parametrize("data", [ole("EncryptedPackage"), encrypted_zip()])
def test_an_encrypted_document_is_told_from_a_damaged_one(data: bytes) -> None:
    with pytest.raises(EncryptedFile) as refusal:
        open_source(data, "a.docx")

    assert refusal.value.kind == "DOCX"


def broken(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 20]) + data[place + 20 :]


@pytest.mark.parametrize(
    "data",
    [
        word_file(p("слово"))[:200],
        broken(word_file(p("слово")), word_file(p("слово")).find(b"word/document.xml") + 30),
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": root("document", "")}),
        packed({"word/other.xml": "<a/>"}),
        packed({"readme.txt": "слова"}),
        packed({"word/document.xml": b"\xff\xfe\x00"}),
    ],
)
def test_a_broken_word_document_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile) as refusal:
        open_source(data, "a.docx")

    assert refusal.value.kind == "DOCX"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "аааааааааа"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">']
)
def test_a_document_with_entities_of_its_own_is_refused(entity: str, encoding: str) -> None:
    main = f"<!DOCTYPE w [{entity}]>" + root("document", f"<w:body>{p('&b;')}</w:body>").partition("?>")[2]

    with pytest.raises(DamagedFile, match="document type"):
        open_source(packed({"word/document.xml": main.encode(encoding)}), "a.docx")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-7", "cp037"])
def test_an_encoding_that_documents_may_not_use_hides_nothing(encoding: str) -> None:
    main = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY b "а">]><w>&b;</w>'

    with pytest.raises(DamagedFile):
        open_source(packed({"word/document.xml": main.encode(encoding, "ignore")}), "a.docx")


@pytest.mark.parametrize(
    ("bomb", "what", "limit"),
    [
        (lambda: word_file(p("а") + " " * (MAX_PART_BYTES + 1)), "unpacked bytes", MAX_PART_BYTES),
        (lambda: word_file(p("а") + " " * 2_000_000), "times its packed size", MAX_RATIO),
        (lambda: packed({f"word/{number}": "" for number in range(MAX_ZIP_ENTRIES + 1)}), "parts", MAX_ZIP_ENTRIES),
    ],
)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(bomb: Callable[[], bytes], what: str, limit: int) -> None:
    data = bomb()  # not while tests are collected, which every process does
    assert len(data) < 2_000_000

    with pytest.raises(TooComplex) as refusal:
        open_source(data, "a.docx")

    assert (refusal.value.what, refusal.value.limit) == (what, limit)


@pytest.mark.parametrize(
    ("part", "what"), [(b"<a>" * (MAX_XML_TAGS + 1), "tags"), (b"a=" * (MAX_XML_ATTRIBUTES + 1), "attributes")]
)
def test_a_part_of_endless_tags_or_attributes_is_not_parsed(part: bytes, what: str) -> None:
    with pytest.raises(TooComplex) as refusal:
        parse_xml(part, kind="DOCX")

    assert refusal.value.what == what


def test_depth_is_bounded_and_ends_in_a_refusal() -> None:
    nested = p("дно")
    for _ in range(30):
        nested = table([nested])

    with pytest.raises(TooComplex):
        open_source(word_file(nested), "a.docx")
    with pytest.raises(DamagedFile):
        open_source(word_file("<w:sdt><w:sdtContent>" * 300 + p("дно") + "</w:sdtContent></w:sdt>" * 300), "a.docx")


def test_names_within_a_package_reach_no_disk() -> None:
    buffer = BytesIO(word_file(p("Слова")))
    with ZipFile(buffer, "a") as archive:
        archive.writestr("../../../../etc/cron.d/x", "зло")

    assert open_source(buffer.getvalue(), "../../a.docx").name == "a.docx"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b" \n\t\r\n", "TXT"),
        ("№ 12 — 34".encode(), "TXT"),
        (b"<html><script>let word = 1</script><p>1</p></html>", "HTML"),
        (word_file(p(" ")), "DOCX"),
    ],
)
def test_a_document_without_a_word_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(NoText) as refusal:
        open_source(data, "a")

    assert refusal.value.kind == kind


def test_every_refusal_is_one_of_the_house() -> None:
    refusals = (
        EmptyFile,
        FileTooLarge,
        EncryptedFile,
        DamagedFile,
        TooComplex,
        UnknownFormat,
        NeedsTool,
        SeveralDocuments,
    )
    refusals += (NotText, NoText)

    assert all(issubclass(refusal, KunakError) for refusal in refusals)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.rtf", rb"{\rtf1\ansi\uc0 abc\u-10240 \u0 def}", "abc\ufffd\ufffddef"),
        ("a.eml", b"From: a@example.org\nSubject: =?utf-7?q?one+2AA-?=\n\ntwo\n", "one\ufffd"),
    ],
)
def test_letters_that_no_database_can_bear_are_marked_as_unknown(name: str, data: bytes, text: str) -> None:
    source = open_source(data, name)

    assert not re.search("[\x00\ud800-\udfff]", f"{source.raw}{source.title_hint}")
    assert [
        source.raw[block.start : block.end] for block in source.blocks if text in source.raw[block.start : block.end]
    ]

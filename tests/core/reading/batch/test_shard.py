"""The contract of reading in bulk: rows in order, a row for every fault, and the same rows on every way to them."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from tests.factories.documents import TEXT

from kunak.core.errors import KunakError
from kunak.core.reading.batch import Capture, File, Item, Line, Loaded, Manner, Page, Refused, Row, Step, read_shard
from kunak.core.reading.batch import shard as module
from kunak.core.reading.batch.errors import CannotOpen, ReaderLost
from kunak.core.reading.formats.errors import FileTooLarge

FILES = {"/a.txt": TEXT.encode("cp1251"), "/empty.docx": b"", "/b.txt": TEXT.encode()}


def load(path: str) -> bytes:
    if path not in FILES:
        raise CannotOpen(reason="gone")
    return FILES[path]


def tell(error: KunakError) -> str:
    return f"told: {type(error).__name__}"


def rows(*items: Item, **more: object) -> list[Row]:
    return list(read_shard(items, **({"manner": Manner(), "load": load, "tell": tell} | more)))  # type: ignore[arg-type]


def file(path: str) -> File:
    return File(path, path, 1, 1)


def packed(**files: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return data.getvalue()


def test_each_document_gives_a_row_in_order_and_none_stops_the_others() -> None:
    found = rows(file("/a.txt"), file("/empty.docx"), file("/gone.txt"), Page("#1", "Погода ясная."), file("/b.txt"))

    assert [(row.document, row.status) for row in found] == [
        ("/a.txt", "read"),
        ("/empty.docx", "failed"),
        ("/gone.txt", "failed"),
        ("#1", "empty"),
        ("/b.txt", "read"),
    ]
    assert found[1].error == {"code": "EmptyFile", "sentence": "told: EmptyFile", "reason": "the file is empty"}
    assert found[2].error == {"code": "CannotOpen", "sentence": "told: CannotOpen", "reason": "cannot be opened: gone"}


def test_the_documents_of_an_archive_are_named_by_the_way_to_them() -> None:
    data = packed(a=TEXT, inner=TEXT)

    found = rows(Loaded("x/arc.zip", data))

    assert [row.document for row in found] == ["x/arc.zip/a.txt", "x/arc.zip/inner.txt"]
    assert found[0].record is not None
    assert found[0].record["source"]["name"] == "a.txt"


def test_a_letter_is_a_document_beside_its_attachments() -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@example.org", "b@example.org", "Соглашение"
    letter.set_content(TEXT)
    letter.add_attachment(TEXT, filename="релиз.txt")

    first, second = rows(Loaded("письмо.eml", letter.as_bytes()))

    assert (first.document, second.document) == ("письмо.eml", "письмо.eml/релиз.txt")
    assert first.record is not None
    assert first.record["source"]["media_type"] == "message/rfc822"
    assert "unread" not in json.dumps(first.record["warnings"])


def test_a_step_in_faults_is_told_and_not_made() -> None:
    made: list[Step] = []
    fallen = Step(0, 1, is_reading=True)

    found = rows(Loaded("a.zip", packed(a=TEXT, b=TEXT, c=TEXT)), faults={fallen: ReaderLost()}, watch=made.append)

    assert [row.status for row in found] == ["read", "failed", "read"]
    assert found[1].document == "a.zip/b.txt"
    assert found[1].error is not None
    assert found[1].error["code"] == "ReaderLost"
    assert made == [Step(0, number // 2, is_reading=bool(number % 2)) for number in range(7)]


def test_a_fault_on_the_way_to_a_document_ends_its_archive_and_not_the_shard() -> None:
    fallen = Step(0, 1, is_reading=False)

    found = rows(Loaded("a.zip", packed(a=TEXT, b=TEXT)), file("/b.txt"), faults={fallen: ReaderLost()})

    assert [(row.document, row.status) for row in found] == [
        ("a.zip/a.txt", "read"),
        ("a.zip", "failed"),
        ("/b.txt", "read"),
    ]


@pytest.mark.parametrize("where", ["read", "documents_of"])
def test_a_fault_of_ours_becomes_a_row_with_its_place_and_none_of_the_words(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError(f"in {TEXT}")
        yield

    monkeypatch.setattr(module, where, broken if where == "documents_of" else lambda *_: next(iter(broken())))  # type: ignore[call-overload]

    [row] = rows(file("/a.txt"))

    assert row.error is not None
    assert row.error["code"] == "ReaderFault"
    assert row.error["reason"].startswith("ValueError at test_shard.py:")


def test_what_is_known_of_a_page_helps_to_read_it() -> None:
    text = "Сегодня Татарстан и Ингушетия подписали соглашение о сотрудничестве."

    plain, dated = rows(Page("#1", text), Page("#2", text, published="2025-05-29", url="https://example.org/1"))

    assert plain.record is not None
    assert dated.record is not None
    assert plain.record["agreements"][0]["signed_on"] is None
    assert dated.record["agreements"][0]["signed_on"]["value"] == "2025-05-29"
    assert (plain.url, dated.url) == (None, "https://example.org/1")


@pytest.mark.parametrize("text", ["From: a@b.c\nTo: d@e.f\nSubject: x\n\nтекст", "<p>слово</p><p>слово</p>"])
def test_what_is_given_as_text_is_text_whatever_it_looks_like(text: str) -> None:
    [row] = rows(Page("#1", text))

    assert row.record is not None
    assert row.record["text"] == text
    assert row.record["source"]["media_type"] == "text/plain"


def test_a_page_with_the_word_of_another_encoding_is_not_misread() -> None:
    html = f'<html><head><meta charset="windows-1251"></head><body><p>{TEXT}</p></body></html>'

    [row] = rows(Page("#1", html, is_html=True))

    assert row.record is not None
    assert "Магасе" in row.record["text"]


def test_half_a_letter_from_json_stops_nothing() -> None:
    [row] = rows(Line("#1", json.dumps({"text": f"\ud800 {TEXT}", "name": "\ud800"}).encode()))

    assert row.status == "read"
    assert json.loads(row.line())["record"]["source"]["name"] == "\ud800"


def test_pages_without_words_and_pages_too_large_are_refused() -> None:
    found = rows(
        Page("#1", ""), Page("#2", " . "), Page("#3", "я" * (11 * 1024 * 1024)), Page("#4", "я" * (2 * 1024 * 1024))
    )

    assert [row.error and row.error["code"] for row in found] == ["EmptyFile", "NoText", "FileTooLarge", "TooLong"]


def test_what_a_server_answered_is_read_by_its_bytes() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    page = f"<html><body><p>{TEXT}</p></body></html>".encode("cp1251")

    [row] = rows(Capture("w.warc#2", "https://example.org/news/1", head + page, has_head=True))

    assert (row.status, row.url) == ("read", "https://example.org/news/1")
    assert row.record is not None
    assert row.record["source"]["name"] == "1.html"


def test_a_refusal_that_was_known_before_is_told() -> None:
    [row] = rows(Refused("#7", FileTooLarge, {"size": 10, "limit": 5}))

    assert (row.document, row.error and row.error["reason"]) == ("#7", "10 bytes, at most 5 are taken")


def test_the_manner_goes_into_the_record() -> None:
    [row] = rows(file("/a.txt"), manner=Manner("1", with_text=False))

    assert row.record is not None
    assert "text" not in row.record
    assert row.record["schema"] == "kunak.reading/1"


def test_a_shard_gives_the_same_bytes_again() -> None:
    items = (file("/a.txt"), Loaded("a.zip", packed(a=TEXT, b="")), Page("#1", TEXT))

    assert [row.line() for row in rows(*items)] == [row.line() for row in rows(*items)]

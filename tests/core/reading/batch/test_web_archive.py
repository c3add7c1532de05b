"""Web archives: which records are documents, and where an archive is damaged."""

import io

import pytest

from kunak.core.reading.batch import web_archive
from kunak.core.reading.batch.web_archive import Archived, archived
from kunak.core.reading.formats.errors import DamagedFile

ANSWER = b"HTTP/1.1 200 OK\r\n\r\nbody"


def record(kind: str, data: bytes, *, size: int | None = None, more: str = "") -> bytes:
    length = len(data) if size is None else size
    more += f"Content-Length: {length}\r\n\r\n"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org>\r\n{more}"
    return head.encode() + data + b"\r\n\r\n"


def found(*records: bytes) -> list[Archived]:
    return list(archived(io.BytesIO(b"".join(records))))


def test_good_answers_files_and_texts_are_documents_and_nothing_else() -> None:
    given = [
        record("warcinfo", b"software: x"),
        record("request", b"GET / HTTP/1.1"),
        record("response", ANSWER),
        record("response", b"HTTP/1.1 404 Not Found\r\n\r\nnone"),
        record("resource", b"%PDF-1.7"),
        record("conversion", b"text"),
        record("metadata", b"a: b"),
    ]

    assert found(*given) == [
        Archived(3, "https://example.org", ANSWER, len(ANSWER), has_head=True),
        Archived(5, "https://example.org", b"%PDF-1.7", 8, has_head=False),
        Archived(6, "https://example.org", b"text", 4, has_head=False),
    ]


@pytest.mark.parametrize("kind", ["image/png", "Image/JPEG", "text/css", "application/javascript", "font/woff2"])
def test_what_makes_a_page_look_and_move_is_no_document(kind: str) -> None:
    answer = f"HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: {kind}; charset=x\r\n\r\nbody".encode()

    assert found(record("response", answer), record("resource", b"body", more=f"Content-Type: {kind}\r\n")) == []


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", "image/tiff", "text/plain"])
def test_pages_and_scans_are_documents_whatever_their_words_are(kind: str) -> None:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\nContent-Type: image/png".encode()

    assert len(found(record("response", answer), record("resource", b"a", more=f"Content-Type: {kind}\r\n"))) == 2


def test_a_film_too_large_for_a_file_is_no_document_either(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
    monkeypatch.setattr(web_archive, "MAX_FILE_BYTES", len(answer))

    assert found(record("response", answer + b"a" * 50), record("resource", b"a")) == [
        Archived(2, "https://example.org", b"a", 1, has_head=False)
    ]


def test_a_record_larger_than_a_file_may_be_is_passed_over_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_archive, "MAX_FILE_BYTES", 10)
    monkeypatch.setattr(web_archive, "_PIECE", 7)

    large, small = found(record("resource", b"a" * 11), record("resource", b"a" * 10))

    assert (large.data, large.size, large.is_too_large) == (b"", 11, True)
    assert (small.size, small.is_too_large) == (10, False)


@pytest.mark.parametrize(
    "data",
    [
        b"<html>",
        record("resource", b"short", size=50),
        record("request", b"short", size=50),
        b"WARC/1.0\r\nWARC-Type: resource\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\n" + b"A: b\r\n" * 600,
        b"WARC/1.0\r\nA: b",
    ],
)
def test_damage_is_told_after_what_came_before_it(data: bytes) -> None:
    records = archived(io.BytesIO(record("resource", b"a") + data))

    assert next(records).data == b"a"
    with pytest.raises(DamagedFile):
        list(records)


def test_an_empty_archive_holds_nothing() -> None:
    assert found(b"\r\n\r\n") == found(b"") == []

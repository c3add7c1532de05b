"""Answers of web servers as archives keep them: in chunks, packed, or said to be."""

import gzip
import zlib

import pytest

from kunak.core.reading.batch import http_answer
from kunak.core.reading.batch.http_answer import body_of, name_of, split_answer
from kunak.core.reading.formats.errors import DamagedFile, FileTooLarge, UnknownFormat

PAGE = "<html><p>слово</p></html>".encode()
CHUNKED = {"transfer-encoding": "chunked"}


def test_the_head_is_parted_from_the_body() -> None:
    head, body = split_answer(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX:  a:b \r\n\r\nbody\r\n\r\nmore")

    assert head == {"content-type": "text/html", "x": "a:b"}
    assert body == b"body\r\n\r\nmore"


def test_a_head_without_an_end_is_damage() -> None:
    with pytest.raises(DamagedFile):
        split_answer(b"HTTP/1.1 200 OK\r\nA: b")


@pytest.mark.parametrize(
    "sent",
    [
        b"5;x=1\r\n<html\r\n3\r\n>ab\r\n0\r\n\r\n",
        b"5\n<html\n3\n>ab\n0\n\n",
        b"5\r\n<html\r\n3\r\n>ab\r\n",  # the last chunk was not kept
    ],
)
def test_chunks_are_joined(sent: bytes) -> None:
    assert body_of(CHUNKED, sent) == b"<html>ab"


@pytest.mark.parametrize("sent", [PAGE, b"", b"zz", b"ffffffff\r\nrest is missing of a page", b"5\r\n<html, no chunk"])
def test_a_body_without_chunks_is_left_as_it_is(sent: bytes) -> None:
    assert len(body_of(CHUNKED, sent)) <= len(sent)
    assert body_of(CHUNKED, PAGE) == PAGE


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip", PAGE),
        ("identity", PAGE),
    ],
)
def test_a_packed_body_is_unpacked(name: str, packed: bytes) -> None:
    assert body_of({"content-encoding": name}, packed) == PAGE


def test_bombs_damage_and_other_packings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_answer, "MAX_FILE_BYTES", 1000)

    with pytest.raises(FileTooLarge):
        body_of({"content-encoding": "gzip"}, gzip.compress(b"a" * 1001))
    with pytest.raises(DamagedFile):
        body_of({"content-encoding": "gzip"}, b"\x00\x01\x02\x03")
    with pytest.raises(UnknownFormat):
        body_of({"content-encoding": "br"}, b"\x0b")


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("https://example.org/news/1", "text/html; charset=utf-8", "1.html"),
        ("https://example.org/", "text/html", "page.html"),
        ("https://example.org/a.htm", "text/html", "a.htm"),
        ("https://example.org/%D0%B0.pdf?x=1", "application/pdf", "а.pdf"),
        ("http://[", "text/html", "page.html"),
        ("", "", "page"),
    ],
)
def test_a_name_comes_from_the_address(url: str, media_type: str, name: str) -> None:
    assert name_of(url, media_type) == name

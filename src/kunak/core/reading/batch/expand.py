"""From an item of a shard to its documents: an archive holds many, most items are one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import assert_never

from kunak.core.errors import KunakError
from kunak.core.reading.batch.http_answer import body_of, name_of, split_answer
from kunak.core.reading.batch.items import Capture, File, Item, Line, Loaded, Page, Refused
from kunak.core.reading.batch.json_line import page_of_line
from kunak.core.reading.formats import FORMATS, Format, open_source, open_sources, plain_text, web_page
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import EmptyFile, FileTooLarge, NoText
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.core.reading.formats.opening import check_length, checked_kind
from kunak.core.reading.formats.sniff import Kind
from kunak.core.reading.formats.whole_letters import in_one_piece
from kunak.core.reading.record import Meta
from kunak.core.reading.source import SourceText

Formats = Mapping[Kind, Format]
Load = Callable[[str], bytes]

_SEVERAL = frozenset((Kind.ZIP, Kind.EML))


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found; `source` opens it, and raises the refusal of one that cannot be opened."""

    place: str
    source: Callable[[], SourceText]
    meta: Meta = field(default=Meta())


def documents_of(item: Item, *, load: Load, formats: Formats = FORMATS) -> Iterator[Found]:
    """Yield the documents of an item; what is in an archive is unpacked one by one, and not read yet.

    Args:
        item: of a shard.
        load: gives the bytes of a `File`, at most one more than a file may have.
        formats: how each kind is read.

    Raises:
        KunakError: the item cannot be had, or is none.
    """
    match item:
        case File():
            yield from _of_file(load(item.path), item, formats)
        case Loaded():
            yield from _of_file(item.data, item, formats)
        case Line():
            yield _of_page(page_of_line(item))
        case Page():
            yield _of_page(item)
        case Capture():
            yield from _of_capture(item, formats)
        case Refused():
            raise item.error()
        case _:
            assert_never(item)


def _of_file(data: bytes, item: File | Loaded, formats: Formats) -> Iterator[Found]:
    return _of_bytes(data, item.place, PurePosixPath(item.place).name, Meta(), formats)


def _of_bytes(data: bytes, place: str, name: str, meta: Meta, formats: Formats) -> Iterator[Found]:
    if checked_kind(data, name) not in _SEVERAL:
        yield Found(place, partial(open_source, data, name, formats), meta)
        return
    for opened in open_sources(data, "-", _looked_at(formats)):
        inner = place + opened.path.removeprefix("-")
        if isinstance(opened.outcome, KunakError):
            yield Found(inner, partial(_refuse, opened.outcome), meta)
        elif opened.outcome.media_type == formats[Kind.EML].media_type:
            yield Found(inner, partial(_given, opened.outcome), meta)
        else:
            yield Found(inner, partial(open_source, opened.data, opened.path, formats), meta)


def _looked_at(formats: Formats) -> Formats:
    """Return formats that read nothing: a walk through an archive must not be where a document takes its time.

    Letters are read, for their words decide whether they are documents themselves.
    """
    looked = {kind: Format(form.media_type, lambda _: Content("слово", ())) for kind, form in formats.items()}
    return looked | {Kind.EML: formats[Kind.EML]}


def _refuse(error: KunakError) -> SourceText:
    raise error


def _given(source: SourceText) -> SourceText:
    return source


def _of_page(page: Page) -> Found:
    return Found(page.place, partial(_source_of_page, page), Meta(published=page.published, url=page.url))


def _source_of_page(page: Page) -> SourceText:
    """Return the text of a page whose kind is known: nothing is guessed from its bytes."""
    kind = Kind.HTML if page.is_html else Kind.TEXT
    data = page.body.encode("utf-8", "replace")  # half a pair of UTF-16, that JSON lets through, is no letter
    if not data:
        raise EmptyFile
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(size=len(data), limit=MAX_FILE_BYTES)
    content = in_one_piece((web_page if page.is_html else plain_text).read(data, "utf-8"))
    check_length(content, kind)
    if not any(map(str.isalpha, content.raw)):
        raise NoText(kind=kind)
    return SourceText(
        name=page.name or page.url or page.place,
        media_type=FORMATS[kind].media_type,
        sha256=sha256(data).hexdigest(),
        raw=content.raw,
        blocks=content.blocks,
        published_hint=content.published_hint,
        title_hint=content.title_hint,
    )


def _of_capture(capture: Capture, formats: Formats) -> Iterator[Found]:
    head, sent = split_answer(capture.data) if capture.has_head else ({}, capture.data)
    name = name_of(capture.url, head.get("content-type", ""))
    return _of_bytes(body_of(head, sent), capture.place, name, Meta(url=capture.url or None), formats)

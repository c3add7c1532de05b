"""E-mail messages: what a letter says, and the documents attached to it."""

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_tz

from kunak.core.reading.formats import mail_lines, plain_text, web_page
from kunak.core.reading.formats.archive import Member, is_no_document, safe_path
from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.encoding import decode, decode_declared
from kunak.core.reading.formats.errors import DamagedFile, FormatError, NotText, TooComplex
from kunak.core.reading.formats.limits import MAX_MAIL_LINES, MAX_MAIL_PARTS

KIND = "EML"
_NESTING = (b"multipart/", b"message/")
_MAX_NESTING = 100
_TOLD_HEADER = re.compile(  # those that are taken apart, in time that grows with the square of their length
    rb"^(?:content-[\w-]+|subject|date)\s*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEADER = 10_000
_MUCH_LONGER = 2
_FIRST_YEAR = 1990
_NO_DOCUMENTS = frozenset(
    str.split(
        "application/pkcs7-signature application/x-pkcs7-signature application/pgp-signature text/calendar "
        "message/delivery-status message/disposition-notification text/rfc822-headers application/ms-tnef"
    )
)
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml", "application/pdf": ".pdf"}


def read(data: bytes) -> Content:
    """Return the text of a letter: its subject as a heading, then its words; the day it was written is a hint.

    Where the letter has its words twice, as plain text and as a page, the plain ones are taken unless they are only a
    part. Attachments are named in `unread`.

    Raises:
        TooComplex: more parts, or parts within parts, than a letter has.
    """
    message = _parsed(data)
    builder = ContentBuilder()
    subject = " ".join(_header(message, "Subject").split())
    body = _body(message)
    if subject and not body.raw.lstrip().startswith(subject):
        builder.block(subject, kind="heading", path="subject")
    builder.whole(body)
    names = tuple(member.path for member in _attachments(message))
    return builder.content(published_hint=_written_on(message), title_hint=subject or None, unread=names)


def members(data: bytes) -> list[Member]:
    """Return the attachments of a letter in its order; raises as `read`."""
    return list(_attachments(_parsed(data)))


def _parsed(data: bytes) -> "Message[str, str]":
    lower = data.lower()
    if any(lower.count(mark) > _MAX_NESTING for mark in _NESTING):
        raise TooComplex(kind=KIND, what="parts within parts", limit=_MAX_NESTING)
    if any(found.end() - found.start() > _LONGEST_HEADER for found in _TOLD_HEADER.finditer(data)):
        raise TooComplex(kind=KIND, what="characters of a header", limit=_LONGEST_HEADER)
    if data.count(b"\n") + data.count(b"\r") > 2 * MAX_MAIL_LINES:  # a break may be two characters
        raise TooComplex(kind=KIND, what="lines", limit=MAX_MAIL_LINES)
    message = message_from_bytes(data, policy=policy.compat32)
    if sum(1 for _ in _leaves(message)) > MAX_MAIL_PARTS:
        raise TooComplex(kind=KIND, what="parts", limit=MAX_MAIL_PARTS)
    return message


def _leaves(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """Yield the parts that hold something; a letter within the letter is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = _letters_within(part)
        if part.get_content_maintype() == "multipart" and inner:
            waiting += reversed(inner)
        else:
            yield part


def _letters_within(part: "Message[str, str]") -> "list[Message[str, str]]":
    inner = part.get_payload() if part.is_multipart() else ()  # words would be decoded, by any charset named
    return [message for message in inner if isinstance(message, Message)]


def _body(message: "Message[str, str]") -> Content:
    plain = _together(_plain(payload, part) for payload, part in _texts(message, "text/plain"))
    page = _together(
        web_page.read(payload, part.get_content_charset()) for payload, part in _texts(message, "text/html")
    )
    return page if _letters(page) > _MUCH_LONGER * _letters(plain) else plain


def _plain(payload: bytes, part: "Message[str, str]") -> Content:
    text = decode_declared(payload, part.get_content_charset())
    flow, glue = (str(part.get_param(name, "")).lower() for name in ("format", "delsp"))
    text = mail_lines.told(text, is_flowed=flow == "flowed", is_glued=glue == "yes")
    return plain_text.read(text.encode("utf-8", "replace"), "utf-8")


def _texts(message: "Message[str, str]", kind: str) -> "Iterator[tuple[bytes, Message[str, str]]]":
    """Yield the bytes of the parts that are the letter itself, with the part."""
    for part in _leaves(message):
        if _kind(part) == kind and not _is_attached(part):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                yield payload, part


def _kind(part: "Message[str, str]") -> str:
    """Return the media type of a part that holds something; one that says it has parts and has none is plain."""
    return "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()


def _together(contents: Iterator[Content]) -> Content:
    builder = ContentBuilder()
    for content in contents:
        builder.whole(content)
    return builder.content()


def _letters(content: Content) -> int:
    return sum(block.end - block.start for block in content.blocks)


def _attachments(message: "Message[str, str]") -> Iterator[Member]:
    for number, part in enumerate(_leaves(message), start=1):
        if not _is_attached(part):
            continue
        path = safe_path(_filename(part)) or f"{number}{_SUFFIXES.get(part.get_content_type(), '')}"
        if not is_no_document(path):
            yield Member(path, _content(part))


def _is_attached(part: "Message[str, str]") -> bool:
    """Tell a document from the letter's own words, from pictures within them, and from signatures."""
    kind, disposition = part.get_content_type(), part.get_content_disposition()
    if kind in _NO_DOCUMENTS or part.get_content_maintype() == "multipart":
        return False
    if kind.startswith("image/"):
        return disposition == "attachment"
    return disposition == "attachment" or not kind.startswith("text/") or bool(_filename(part))


def _content(part: "Message[str, str]") -> bytes | FormatError:
    try:
        if inner := _letters_within(part):
            return b"\n".join(message.as_bytes() for message in inner)
        payload = part.get_payload(decode=True)
    except (LookupError, ValueError) as error:
        return DamagedFile(kind=KIND, reason=str(error))
    return payload if isinstance(payload, bytes) else b""


def _filename(part: "Message[str, str]") -> str:
    told: Message[str, str] = Message()  # with headers whose letters are no bytes any more
    for key, value in part.raw_items():
        if key.lower() in {"content-disposition", "content-type"}:
            told[key] = value if str(value).isascii() else _decoded(str(value))
    try:
        return _decoded(told.get_filename() or "")
    except (LookupError, ValueError):
        return ""


def _header(message: "Message[str, str]", name: str) -> str:
    return next((_decoded(str(value)) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _decoded(value: str) -> str:
    """Return the characters of a header, whether its letters are written as they are or in words of signs."""
    if value.isascii():
        try:
            parts = decode_header(value)
        except HeaderParseError:
            return value
        return "".join(part if isinstance(part, str) else _word(part, charset) for part, charset in parts)
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return decode(raw)
    except NotText:
        return raw.decode(errors="replace")


def _word(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return data.decode("latin-1")


def _written_on(message: "Message[str, str]") -> str | None:
    moment = parsedate_tz(_header(message, "Date"))
    try:
        day = date(*moment[:3]) if moment else None
    except (ValueError, OverflowError):  # a day of the year 99999999999 is none
        return None
    return day.isoformat() if day and day.year >= _FIRST_YEAR else None

"""Bytes to characters: which encoding a Russian text is in, told by its bytes alone."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache
from math import log2

from kunak.core.reading.formats.errors import NotText

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_RUSSIAN = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_NAMES = {  # what pages and letters call the encodings that are worth telling apart
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "cp-1251": "cp1251",
    "win-1251": "cp1251",
    "koi8-r": "koi8-r",
    "koi8": "koi8-r",
    "ibm866": "cp866",
    "cp866": "cp866",
    "iso-8859-5": "iso8859-5",
    "x-mac-cyrillic": "mac-cyrillic",
}
_SAMPLE = 16_384
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"

_PER_MILLE = {  # how often each letter stands in a thousand Russian letters
    entry[0]: float(entry[1:])
    for entry in str.split(
        "а80 б16 в45 г17 д30 е84 ж9 з16 и74 й12 к35 л44 м32 н67 о110 п28 р47 с55 т63 у26 ф3 х10 ц5 ч14 ш7 щ4 ъ.4 "
        "ы19 ь17 э3 ю6 я20 ё.4"
    )
}
_PAIRS = str.split(
    "ст но ен то на ов ни ра во ко ро ре ос пр по ал ер ли ол го от ор ан не ка ат ом та ес ет ел ль ло ле ти "
    "де ва ны ие ия ий ск ог ит ри ть ве ил ам тв об"
)
_SIGNS, _QUOTES, _DASHES = "«»№…\u00ad§°·•", "“”„‘’", "—–"
_OTHER_LETTERS = "іїєґўІЇЄҐЎ"
_LOWER, _UPPER, _SIGN, _DASH, _OTHER, _ODD, _ASCII, _BLANK = b"lUpdioab"
_OTHERS = ((_SIGNS, -1.5, _SIGN), (_QUOTES, -2.0, _SIGN), (_DASHES, -0.5, _DASH), (_OTHER_LETTERS, -1.5, _OTHER))
_UNLIKELY = (  # neighbours, by the classes above, and what each costs
    (b"lU", 6),
    (b"UUl", 6),
    (b"lpl", 3),
    (b"lpU", 3),
    (b"Upl", 3),
    (b"dl", 3),
    (b"dU", 3),
    (b"ld", 3),
    (b"al", 3),
    (b"la", 3),
    (b"aU", 3),
    (b"Ua", 3),
)


def decode(data: bytes) -> str:
    """Return the characters of a text, without the byte order mark; nothing else is changed.

    Raises:
        NotText: the bytes hold NULs or many control characters, or fit no encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _strictly(data, wide)
    _refuse_binary(data)
    text = _utf8(data)
    return text if text is not None else data.decode(_single_byte(data), "replace")


def decode_declared(data: bytes, declared: str | None) -> str:
    """Return the characters where the text itself names its encoding: it is believed unless its bytes say otherwise.

    Args:
        data: the text.
        declared: as pages and letters name it (``windows-1251``), or as this language does.

    Raises:
        NotText: as in `decode`.
    """
    declared = _NAMES.get(declared.strip().lower(), declared) if declared else None
    if declared not in _RUSSIAN or any(data.startswith(mark) for mark, _ in _MARKS) or _wide(data):
        return decode(data)
    _refuse_binary(data)
    text = _utf8(data)
    if text is not None:
        return text
    sample = _sample(data)
    best = max(_RUSSIAN, key=lambda encoding: _score(sample, encoding))
    close = _score(sample, declared) >= _score(sample, best) - 8
    return data.decode(declared if close else best, "replace")


def russian_encoding(data: bytes) -> str | None:
    """Return the encoding in which these bytes look Russian, None where they look so in none."""
    if not _HIGH.search(data):
        return None
    encoding = max(_RUSSIAN, key=lambda encoding: _score(data[:_SAMPLE], encoding))
    return encoding if _score(data[:_SAMPLE], encoding) > 0 else None


def first_characters(data: bytes, count: int) -> str:
    """Return the beginning of a text, good enough to find tags in: only UTF-16 and UTF-32 are told apart."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : count].decode(encoding, "ignore")
    return data[:count].decode(_wide(data) or "latin-1", "ignore")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText from error
    if "\0" in text:
        raise NotText
    return text


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin, Cyrillic and punctuation leave 0, 4 or 32 in every other byte."""
    if len(data) < 4 or len(data) % 2:
        return None
    head = data[:_SAMPLE]
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        halves = head[start::2]
        telling = halves.count(0) + halves.count(4)
        if telling and telling + halves.count(32) >= 0.9 * len(halves):
            return encoding
    return None


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > 2 + len(data) / 100:
        raise NotText


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8; a rare broken byte, as in a page cut at its end, becomes the replacement character."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    whole = len(data) - len(text)  # every letter of two bytes adds one
    broken = text.count("\ufffd")
    return text if broken * 50 <= whole else None


def _single_byte(data: bytes) -> str:
    sample = _sample(data)
    scores = {encoding: _score(sample, encoding) for encoding in _RUSSIAN}
    best = max(_RUSSIAN, key=lambda encoding: scores[encoding] + _pairs(sample, encoding))
    return best if scores[best] > 0 else _foreign(sample)


def _pairs(sample: bytes, encoding: str) -> float:
    """Count the commonest pairs of letters: they settle what the letters alone leave open."""
    text = sample[:512].decode(encoding, "replace").lower()
    return 2.0 * sum(text.count(pair) for pair in _PAIRS)


def _foreign(sample: bytes) -> str:
    """Ask charset-normalizer about a text that does not look Russian."""
    from charset_normalizer import from_bytes  # 30 ms, and hardly ever needed

    match = from_bytes(sample).best()
    if match is None or match.encoding.startswith("utf"):
        raise NotText
    return match.encoding


def _sample(data: bytes) -> bytes:
    found = _HIGH.search(data)
    start = max(found.start() - 64, 0) if found else 0
    return data[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    """Tell how Russian the sample looks in this encoding: letters as often as usual, capitals where they stand."""
    weights, classes = _model(encoding)
    kinds = sample.translate(classes)
    letters = sum(weights[byte] * sample.count(byte) for byte in set(sample) if byte >= 0x80)
    return letters - sum(cost * kinds.count(neighbours) for neighbours, cost in _UNLIKELY)


@cache
def _model(encoding: str) -> tuple[tuple[float, ...], bytes]:
    """Return the weight and the class of every byte."""
    kinds = [_byte_model(bytes([byte]), encoding) for byte in range(256)]
    return tuple(weight for weight, _ in kinds), bytes(kind for _, kind in kinds)


def _byte_model(byte: bytes, encoding: str) -> tuple[float, int]:
    letter = byte.decode(encoding, "replace")
    if letter.lower() in _PER_MILLE:
        weight = max(log2(_PER_MILLE[letter.lower()] / 20), -2.0)
        return (weight, _LOWER) if letter.islower() else (weight - 0.5, _UPPER)
    if byte < b"\x80":
        return 0.0, _ASCII if letter.isalpha() else _BLANK
    if letter == "\u00a0":
        return -0.5, _BLANK
    for letters, weight, kind in _OTHERS:
        if letter in letters:
            return weight, kind
    return -6.0, _ODD

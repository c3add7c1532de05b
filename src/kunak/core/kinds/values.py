"""Values of the fields of a measure as they are kept: JSON in one canonical writing, or refused by the field's name.

Money and other decimals are kept as text («1500000.00»), days as ISO 8601, whole numbers and years as numbers,
answers of a choice in the Russian words of the paper, lists as lists of text. What is empty is not kept at all.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from kunak.core.errors import BadInput
from kunak.core.reference import Field

Detail = str | int | bool | list[str]
Details = dict[str, Detail]
LONGEST, MOST_ROWS = 500, 50  # characters of one text; rows of a list
FIRST_YEAR, LAST_YEAR = 1900, 2200  # others are slips of the hand
BIGGEST = Decimal(10) ** 15
DECIMALS = 6
MOST_DIGITS = 25  # written; more than that would be rounded
SCALES = {"тыс": 10**3, "млн": 10**6, "млрд": 10**9, "k": 10**3, "m": 10**6, "bn": 10**9}
NUMBER = re.compile(
    r"([0-9]+(?:\.[0-9]+)?)(?:(тыс|млн|млрд|k|m|bn)\.?)?(?:руб(?:\.|лей|ля|ль)?|₽|р\.|rub)?", re.IGNORECASE
)
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")  # 1,500,000.50
DOUBTFUL = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")  # fifteen hundred or one and a half
WRITTEN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YES, NO = {"yes", "true", "да", "1"}, {"no", "false", "нет", "0"}


def clean(field: Field, given: object) -> Detail | None:
    """Return a value in its canonical writing, None where it is empty; what is canonical comes back as it is.

    Raises:
        BadInput: it cannot be a value of this field; `field` is its code and `reason` one of ``number``, ``whole``,
            ``negative``, ``big``, ``decimals``, ``day``, ``year``, ``answer``, ``address``, ``doubtful``, ``long``,
            ``rows``, ``sign`` (of no letter), ``unplanned``.
    """
    try:
        return CLEANERS[field.type.partition(":")[0]](field, given)
    except BadValueError as error:
        raise BadInput(field=field.code, value=given, reason=error.reason) from None


def clean_all(known: Mapping[str, Field], given: Mapping[str, object]) -> Details:
    """Return the values that are not empty, in canonical writing and in the order of the fields.

    Args:
        known: all fields by code.

    Raises:
        BadInput: as for `clean`; ``unknown`` for a code that no field has.
    """
    strange = next((code for code in given if code not in known), None)
    if strange is not None:
        raise BadInput(field=strange, value=given[strange], reason="unknown")
    cleaned = ((code, clean(field, given[code])) for code, field in known.items() if code in given)
    return {code: value for code, value in cleaned if value is not None}


class BadValueError(ValueError):
    """A value is not understood; the reason is one word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _text(_field: Field, given: object) -> str | None:
    text = str(given or "")
    if "\x00" in text:
        raise BadValueError("sign")
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise BadValueError("long")
    return text or None


def _decimal(given: object, *, may_have_thirds: bool = False) -> Decimal | None:
    """Return what «1 234,5», «1,5 млн руб.» or 1,500,000.00 say; «1,500» is doubtful where it may be one and a half."""
    text = str("" if given is None else given).strip()
    if not text:
        return None
    digits = "".join(text.split()).replace("\u2212", "-")
    if digits.startswith("-"):
        raise BadValueError("negative")
    figures = digits[: len(digits) - len(digits.lstrip("0123456789.,"))]
    found = NUMBER.fullmatch(digits.replace(",", "" if GROUPED.fullmatch(figures) else "."))
    if found is None:
        raise BadValueError("number")
    if DOUBTFUL.fullmatch(figures) and (may_have_thirds or found[2]):
        raise BadValueError("doubtful")
    if len(found[1]) > MOST_DIGITS:
        raise BadValueError("big")
    value = Decimal(found[1]) * SCALES.get((found[2] or "").lower(), 1)
    if value >= BIGGEST:
        raise BadValueError("big")
    return value


def _whole(_field: Field, given: object) -> int | None:
    if isinstance(given, bool):
        raise BadValueError("number")
    value = _decimal(given)
    if value is None:
        return None
    if value != value.to_integral_value():
        raise BadValueError("whole")
    return int(value)


def _number(_field: Field, given: object) -> str | None:
    value = _decimal(given, may_have_thirds=True)
    if value is None:
        return None
    if value != round(value, DECIMALS):
        raise BadValueError("decimals")
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _money(_field: Field, given: object) -> str | None:
    value = _decimal(given)
    if value is None:
        return None
    if value != round(value, 2):
        raise BadValueError("decimals")
    return f"{value:.2f}"


def _day(_field: Field, given: object) -> str | None:
    text = given.isoformat() if isinstance(given, date) else str(given or "").strip()
    if not text:
        return None
    written, iso = WRITTEN_DAY.fullmatch(text), ISO_DAY.fullmatch(text)
    parts = (written[3], written[2], written[1]) if written else iso.groups() if iso else ()
    try:
        day = date(*map(int, parts))
    except (TypeError, ValueError):
        raise BadValueError("day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadValueError("day")
    return day.isoformat()


def _year(field: Field, given: object) -> int | None:
    try:
        value = _whole(field, given)
    except BadValueError:
        raise BadValueError("year") from None
    if value is not None and not FIRST_YEAR <= value <= LAST_YEAR:
        raise BadValueError("year")
    return value


def _yesno(_field: Field, given: object) -> bool | None:
    text = str("" if given is None else given).strip().lower()
    if not text:
        return None
    if text not in YES | NO:
        raise BadValueError("answer")
    return text in YES


def _address(field: Field, given: object) -> str | None:
    text = _text(field, given)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        raise BadValueError("address") from None
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or " " in text:
        raise BadValueError("address")
    return text


def _answer(field: Field, given: object) -> str | None:
    text = _text(field, given)
    found = [
        one.name_ru for one in field.options if text and text.lower() in {one.name_ru.lower(), one.name_en.lower()}
    ]
    if text and not found:
        raise BadValueError("answer")
    return found[0] if found else None


def _list(field: Field, given: object) -> list[str] | None:
    rows: Sequence[object] = given if isinstance(given, list | tuple) else str(given or "").splitlines()
    part = _part_of(field)
    found = [value for value in (part(field, row) for row in rows) if value is not None]
    if len(found) > MOST_ROWS:
        raise BadValueError("rows")
    return found or None


def _part_of(field: Field) -> Callable[[Field, object], str | None]:
    of = field.type.removeprefix("list:")
    return _address if of == "url" else _unplanned if of in {"file", "decision"} else _text


def _unplanned(_field: Field, given: object) -> None:
    if str(given or "").strip():
        raise BadValueError("unplanned")


CLEANERS: Mapping[str, Callable[[Field, object], Detail | None]] = {
    "text": _text,
    "int": _whole,
    "number": _number,
    "money": _money,
    "date": _day,
    "year": _year,
    "yesno": _yesno,
    "url": _address,
    "enum": _answer,
    "ref": _text,
    "list": _list,
    "file": _unplanned,
}

"""Counts with their units, as plainly stated: «600 голов», «6,4 тыс. человек», «212 млн рублей»."""

from collections.abc import Iterator
from decimal import Decimal

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.morph import parses
from kunak.core.reading.record.measures import Quantity
from kunak.core.reading.text import Text

NUMBER = re.compile(
    r"(?<![\d.,№/-])(?<!№ )(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,12})(?:,(?P<part>\d{1,3}))?"
    r"(?![\d/]|[.,:-]\d|-[а-я])"
    r"\s?(?P<scale>тыс\.|тысяч[аи]?\b|млн\.?|миллион\w*|млрд\.?|миллиард\w*)?\s?(?P<percent>%)?"
)
SCALES = (("тыс", 1_000), ("млн", 1_000_000), ("миллион", 1_000_000), ("млрд", 10**9), ("миллиард", 10**9))
NOT_UNITS = frozenset(
    [
        "год",
        "года",
        "году",
        "годом",
        "годы",
        "годов",
        "гг",
        "г",
        "г.",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
        "числа",
        "час",
        "часов",
        "минут",
        "квартал",
        "квартала",
        "кв",
        "полугодие",
        "полугодии",
        "пункт",
        "пункта",
        "статья",
        "из",
        "лет",
    ]
)
BEFORE = re.compile(r"(?:пункт\w*|п\.|стать\w*|ст\.|№|\bв|\bс|\bдо|\bпо|\bк|строк\w+|раздел\w*)\s*$")
LONGEST_UNIT = 3


def quantities_in(text: Text, start: int, end: int) -> Iterator[Quantity]:
    """Yield the counts of a stretch; days, years and numbers of clauses are none."""
    for found in NUMBER.finditer(text.lower, start, end):
        if found["percent"]:
            yield _quantity(found, "%", found.end())
            continue
        unit = _unit(text, found.end(), end)
        is_plain = found["scale"] is None and BEFORE.search(text.lower, max(start, found.start() - 12), found.start())
        if unit is None or (is_plain and len(found["number"]) == len("2026")):
            continue
        yield _quantity(found, text.clean(found.end(), unit).strip(), unit)


def _unit(text: Text, place: int, end: int) -> int | None:
    """Return where the words of a unit end: its adjectives and its noun; None where no noun follows."""
    for number, token in enumerate(text.tokens_in(place, end)):
        if (
            number >= LONGEST_UNIT
            or not token.is_word
            or token.lower in NOT_UNITS
            or (token.start - place > 1 and not number)
        ):
            return None
        found = parses(token.lower)[:3]
        if found[0].pos in ("ADJF", "PRTF"):
            continue
        return token.end if any(parse.pos == "NOUN" for parse in found) else None
    return None


def _quantity(found: re.Match[str], unit: str, end: int) -> Quantity:
    whole = found["number"].replace(" ", "").replace("\u00a0", "")
    amount = Decimal(f"{whole}.{found['part']}" if found["part"] else whole)
    scale = next((factor for stem, factor in SCALES if (found["scale"] or "").startswith(stem)), 1)
    value = f"{(amount * scale).normalize():f}"
    return Quantity(value, unit, (Span(found.start(), end),), 0.95)

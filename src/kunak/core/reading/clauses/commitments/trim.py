"""The shortest words that can stand: marks, brackets and what only comments are left out at the edges."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context

PLACE_IN_BRACKETS = re.compile(r"\s*\([А-ЯЁ][^()]*\)\s*$")
# what a row says of its time after a dash or in brackets
TIME_TAIL = re.compile(
    r"\s+(?:–|-)\s*(?:в\s+)?(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|весной|летом|осенью|зимой)[^–()]*$"
    r"|\s*\((?:(?:до|к|в|с|не позднее) )?(?:\d{1,2} )?"
    r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)[^()]*\)\W*$"
    r"|\s*\((?:20\d\d|ежегодно|ежеквартально|постоянно|весь (?:период|срок)|"
    r"(?:[1-4iv]{1,3}|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+) (?:квартал|полугод)|"
    r"(?:начало|середина|конец) "
    r"(?:январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр|год|лет|осен|зим|весн))[^()]*\)\W*$"
)
TAIL_MARKS = "–-("  # one of them opens it
FEWEST_LETTERS = 8


def trimmed(context: Context, start: int, end: int) -> Span | None:
    """Return the span of words without blanks and marks around them; None where hardly a word is left."""
    shadow = context.text.shadow
    place = PLACE_IN_BRACKETS.search(shadow, start, end) if shadow.find("(", start, end) >= 0 else None
    if place is not None:
        end = place.start()
    has_tail = any(shadow.find(mark, start, end) >= 0 for mark in TAIL_MARKS)
    tail = TIME_TAIL.search(context.text.lower, start, end) if has_tail else None
    if tail is not None:
        end = tail.start()
    while start < end and (shadow[start].isspace() or shadow[start] in "–-•*,;:"):
        start += 1
    while end > start and (shadow[end - 1].isspace() or shadow[end - 1] in "–-,;:.!…"):
        end -= 1
    start, end = _with_whole_quotes(shadow, start, end)
    while end > start and shadow[end - 1] in ",;":
        end -= 1
    return Span(start, end) if end - start >= FEWEST_LETTERS else None


def _with_whole_quotes(shadow: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges so that each quotation mark inside has its other half."""
    words = shadow[start:end]
    if words.count("«") < words.count("»") and words.endswith("»"):
        return start, end - 1
    if words.count("«") > words.count("»") and end < len(shadow) and shadow[end] == "»":
        return start, end + 1
    return start, end

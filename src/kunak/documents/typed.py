"""What people type into fields, made into values: dates, lengths of time, words of the text. Pure.

Dates and lengths are understood in Russian, in English and in ISO 8601.
"""

import re
from collections.abc import Mapping

from kunak.core.terms.written import day, plain_digits
from kunak.documents.errors import WordsNotFound

__all__ = ["day", "find_words", "length"]

NUMBERS = {
    word: number
    for number, words in {
        0.5: "пол half",
        1: "один одного одна одной год месяц one a",
        2: "два двух две two",
        3: "три трёх трех three",
        4: "четыре четырёх четырех four",
        5: "пять пяти five",
        6: "шесть шести six",
        7: "семь семи seven",
        8: "восемь восьми eight",
        9: "девять девяти nine",
        10: "десять десяти ten",
        12: "двенадцать двенадцати twelve",
        15: "пятнадцать пятнадцати fifteen",
        20: "двадцать двадцати twenty",
        30: "тридцать тридцати thirty",
        60: "шестьдесят шестидесяти sixty",
        90: "девяносто ninety",
    }.items()
    for word in words.split()
}
UNITS = (
    (re.compile(r"(?:год|года|году|лет|г|years?|y)\.?"), "Y"),
    (re.compile(r"(?:месяц\w*|мес|months?|m)\.?"), "M"),
    (re.compile(r"(?:недел\w*|нед|weeks?|w)\.?"), "W"),
    (re.compile(r"(?:день|дня|дней|дн|сут\w*|days?|d)\.?"), "D"),
)
ONE = re.compile(
    r"(?:год|г|месяц|мес|неделя|нед|день|сутки|year|month|week|day)\.?"
)  # a unit that is one without a number
MINUS = re.compile(r"[-−–—]\s*\d")
INDEFINITE = re.compile(r"бессрочн\w*|без ограничения срока|indefinite\w*", re.IGNORECASE)
ISO_LENGTH = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?")


def length(typed: str) -> str | None:
    """Return a length of time as ISO 8601: «5 лет» is P5Y, «полгода» is P6M, «бессрочно» is ``indefinite``.

    Returns:
        None where it is none, or longer than a thousand of a unit.
    """
    text = " ".join(plain_digits(typed).lower().split())
    if INDEFINITE.fullmatch(text):
        return "indefinite"
    if ISO_LENGTH.fullmatch(text.upper()):
        return text.upper() if max(map(int, re.findall(r"\d+", text)), default=0) in range(1, 1001) else None
    if MINUS.match(text):
        return None
    counted = _counted(re.sub(r"\bпол(?=год|месяц|г)", "пол ", text))
    if not counted:
        return None
    return "P" + "".join(f"{counted[unit]}{unit}" for _, unit in UNITS if unit in counted)


def _counted(text: str) -> Mapping[str, int] | None:
    counted: dict[str, int] = {}
    number: float | None = None
    for word in re.findall(r"\d+|[^\W\d]+\.?", text):
        unit = next((unit for pattern, unit in UNITS if pattern.fullmatch(word)), None)
        if unit is None:
            if number is not None or word in {"и", "and"}:
                if word in {"и", "and"} and number is None:
                    continue
                return None
            number = int(word) if word.isdigit() else NUMBERS.get(word)
            if number is None:
                return None
            continue
        if number is None and not ONE.fullmatch(word):
            return None
        amount = 1 if number is None else number
        if unit == "Y" and amount == 0.5:
            unit, amount = "M", 6
        if amount != int(amount) or not 1 <= amount <= 1000 or unit in counted:
            return None
        counted[unit], number = int(amount), None
    return None if number is not None else counted


def find_words(words: str, text: str, *, after: int = 0) -> list[list[int]]:
    """Return where the words stand: the first place from `after` on, else the first of all.

    White space, kinds of quotation marks and dashes, case and ё do not matter; pieces parted by « … » are found one
    after the other.

    Returns:
        Spans in code points, one for each piece; none for blank words.
    Raises:
        WordsNotFound: some of them are not in the text.
    """
    if not words.strip():
        return []
    whole = _place(words, text, after)
    if whole:
        return [whole]
    found, at = [], after
    for piece in filter(str.strip, re.split(r"…|\.\.\.", words)):
        place = _place(piece, text, at)
        if place is None:
            raise WordsNotFound(words=" ".join(piece.split()))
        found.append(place)
        at = place[1]
    if not found:
        raise WordsNotFound(words=words.strip())
    return found


SAME = {**dict.fromkeys('"«»„“”‟', '["«»„“”‟]'), **dict.fromkeys("-–—−‑", "[-–—−‑]"), **dict.fromkeys("еёЕЁ", "[её]")}


def _place(words: str, text: str, after: int) -> list[int] | None:
    letters = ("".join(SAME.get(letter, re.escape(letter)) for letter in word) for word in words.split())
    written = r"\s+".join(letters)
    whole = re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)  # «договор» before the one in «договорились»
    pattern = re.compile(written, re.IGNORECASE)
    found = whole.search(text, after) or whole.search(text) or pattern.search(text, after) or pattern.search(text)
    return [found.start(), found.end()] if found else None

"""Numbers in words and lengths of time: «5 (пять) лет», «двенадцать месяцев», «пятилетний период»."""

from types import MappingProxyType

from kunak.core.reading import later as re

WORDS = MappingProxyType(
    {
        "один": 1, "одного": 1, "одному": 1, "одним": 1, "одна": 1, "одну": 1, "одной": 1,
        "два": 2, "две": 2, "двух": 2, "двумя": 2, "двум": 2,
        "три": 3, "трех": 3, "тремя": 3, "трем": 3,
        "четыре": 4, "четырех": 4, "четырьмя": 4,
        "пять": 5, "пяти": 5, "пятью": 5, "шесть": 6, "шести": 6, "шестью": 6, "семь": 7, "семи": 7,
        "восемь": 8, "восьми": 8,
        "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "одиннадцать": 11, "одиннадцати": 11,
        "двенадцать": 12, "двенадцати": 12, "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20,
        "двадцать пять": 25, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40, "сорок пять": 45,
        "пятьдесят": 50, "шестьдесят": 60, "шестидесяти": 60, "девяносто": 90, "девяноста": 90, "сто": 100, "ста": 100,
        "полгода": 6, "полтора": 18,
    }
)  # fmt: skip
NUMBER = r"(?:\d{1,3}(?:\s*\([а-я \-–]+\))?|" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"
UNIT = r"(?:лет|года?|год[ау]|месяц(?:а|ев|ам)?|недел[яиь]|дн(?:ей|я|и)|день|суток)"
LENGTH = re.compile(
    rf"(?P<number>{NUMBER})\s+(?:последующ\w+\s+|следующ\w+\s+|ближайш\w+\s+|календарн\w+\s+|рабоч\w+\s+|"
    rf"полн\w+\s+)?(?P<unit>{UNIT})\b"
)
COMPOUND = re.compile(
    r"\b(?P<number>\d{1,2}-?|дву|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|пятнадцати)(?:-ти)?лет(?:н|и|к[аеу]\b)"
)
STEMS = MappingProxyType(
    {
        "дву": 2, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
        "десяти": 10, "пятнадцати": 15,
    }
)  # fmt: skip


def number_in(words: str) -> int | None:
    """Return the number that folded words state, in digits or letters; None for other words."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else WORDS.get(" ".join(words.split()))


def iso_length(number: int, unit: str) -> str:
    """Return a length as ISO 8601: `5` and `лет` give P5Y."""
    letter = {"ле": "Y", "го": "Y", "ме": "M", "не": "W"}.get(unit[:2], "D")
    return f"P{number}{letter}"


def length_of(words: str, unit: str) -> str | None:
    """Return the length of a folded number and its unit, ISO 8601; «полтора года» are eighteen months."""
    number = number_in(words)
    if number is None:
        return None
    if words.startswith("полтор"):
        return "P18M" if unit.startswith("го") else "P45D"
    return iso_length(number, unit)


def compound_length(found: re.Match[str]) -> str | None:
    """Return the length of a match of `COMPOUND`: «пятилетний», «10-летний»."""
    word = found["number"].rstrip("-")
    number = int(word) if word.isdigit() else STEMS.get(word)
    return f"P{number}Y" if number else None

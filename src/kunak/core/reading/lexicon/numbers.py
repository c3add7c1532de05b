"""Numbers in words and lengths of time: «5 (пять) лет», «двенадцать месяцев», «пятилетний период»."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kunak.core.reading import later as re

# each number with its forms in the cases; tens join with ones: «двадцати пяти»
ONES = MappingProxyType(
    {
        1: "один одного одному одним одна одну одной одно", 2: "два две двух двум двумя двое двоих",
        3: "три трех трем тремя трое", 4: "четыре четырех четырем четырьмя", 5: "пять пяти пятью",
        6: "шесть шести шестью", 7: "семь семи семью",
        8: "восемь восьми восемью", 9: "девять девяти девятью",
    }
)  # fmt: skip
TEENS = MappingProxyType(
    {
        10: "десять десяти десятью", 11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати",
        13: "тринадцать тринадцати", 14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати",
        16: "шестнадцать шестнадцати", 17: "семнадцать семнадцати", 18: "восемнадцать восемнадцати",
        19: "девятнадцать девятнадцати",
    }
)  # fmt: skip
TENS = MappingProxyType(
    {
        20: "двадцать двадцати двадцатью", 30: "тридцать тридцати тридцатью", 40: "сорок сорока",
        50: "пятьдесят пятидесяти", 60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти",
        80: "восемьдесят восьмидесяти", 90: "девяносто девяноста",
    }
)  # fmt: skip
TWENTY = 20
# stretches that are no whole number of units: «полгода» is six months, «полтора года» eighteen
HALVES = MappingProxyType({"полгода": 6, "полугода": 6, "полтора": 18, "полутора": 18})
OF_A_YEAR = ("полгода", "полугода")
ORDINALS = MappingProxyType(
    {
        "перв": 1, "втор": 2, "треть": 3, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
        "девят": 9, "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14,
        "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20,
        "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60, "девяност": 90,
    }
)  # fmt: skip
ORDINAL_ENDINGS = ("ого", "его", "ому", "ему", "ое", "ый", "ий", "ой", "ом", "ая", "ую")


def _forms(table: Mapping[int, str]) -> dict[str, int]:
    return {form: number for number, forms in table.items() for form in forms.split()}


WORDS = MappingProxyType(_forms(ONES) | _forms(TEENS) | _forms(TENS) | {"сто": 100, "ста": 100} | dict(HALVES))


def _any(forms: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


NUMBER_WORD = (
    rf"(?:(?:сто|ста)\s+)?(?:{_any(_forms(TENS))})(?:\s+(?:{_any(_forms(ONES))})\b)?"
    rf"|{_any({**_forms(ONES), **_forms(TEENS), **HALVES})}|сто|ста"
)
NUMBER = rf"(?:\d{{1,3}}(?:\s*\([а-я \-–]+\))?|{NUMBER_WORD})(?:\s+с\s+половиной\b)?"
UNIT = r"(?:лет|год(?:а(?:ми?|х)?|у)?|месяц(?:а(?:ми?|х)?|ев)?|недел(?:[яиь]|ями?)|дней|днями|дням|дня|дни|день|суток)"
LENGTH = re.compile(
    rf"(?P<number>{NUMBER})\s+(?:последующ\w+\s+|следующ\w+\s+|ближайш\w+\s+|календарн\w+\s+|рабоч\w+\s+|"
    rf"полн\w+\s+)?(?P<unit>{UNIT})\b"
)
COMPOUND = re.compile(
    r"\b(?P<number>\d{1,2}-?|дву|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|пятнадцати|двадцати|тридцати|одно)"
    r"(?:-ти)?(?:лет(?:н|и|к[аеу]\b)|годичн)|\b(?:годичн|годов(?:ое|ой|ого)\b)"
)
STEMS = MappingProxyType(
    {
        "дву": 2, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
        "десяти": 10, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "одно": 1,
    }
)  # fmt: skip


def number_in(words: str) -> int | None:
    """Return the number that folded words state, in digits or letters; None for other words."""
    digits = re.match(r"\d+", words)
    if digits:
        return None if words.endswith("половиной") else int(digits[0])
    parts = [WORDS.get(word) for word in words.split()]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None


def ordinal_in(words: str) -> int | None:
    """Return the number of a folded ordinal in letters, «двадцать девятого»; None for other words."""
    *tens, last = words.split() or [""]
    ending = next((end for end in ORDINAL_ENDINGS if last.endswith(end)), None)
    number = ORDINALS.get(last[: -len(ending)]) if ending else None
    if number is None or not tens:
        return number
    ten = WORDS.get(tens[0], 0) if len(tens) == 1 else 0
    return ten + number if ten >= TWENTY and not ten % 10 and number < TWENTY // 2 else None


def iso_length(number: int, unit: str) -> str:
    """Return a length as ISO 8601: `5` and `лет` give P5Y."""
    letter = {"ле": "Y", "го": "Y", "ме": "M", "не": "W"}.get(unit[:2], "D")
    return f"P{number}{letter}"


WITH_A_HALF = re.compile(r"\s+с\s+половиной$")


def length_of(words: str, unit: str) -> str | None:
    """Return the length of a folded number and its unit, ISO 8601; «полтора года» are eighteen months.

    «Полгода» has its unit in itself, whichever is asked for.
    """
    whole = WITH_A_HALF.sub("", words)
    number = number_in(whole)
    if number is None:
        return None
    if whole != words:
        return f"P{number * 12 + 6}M" if unit.startswith(("го", "ле")) else None
    if words in OF_A_YEAR:
        return "P6M"
    if words.startswith(("полтор", "полутор")):
        return "P18M" if unit.startswith(("го", "ле")) else "P45D"
    return iso_length(number, unit)


def compound_length(found: re.Match[str]) -> str | None:
    """Return the length of a match of `COMPOUND`: «пятилетний», «10-летний»."""
    word = (found["number"] or "одно").rstrip("-")  # «годичное»
    number = int(word) if word.isdigit() else STEMS.get(word)
    return f"P{number}Y" if number else None

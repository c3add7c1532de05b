"""Words of official Russian papers: days, periods, lists, Roman numbers, kinds of agreements in the genitive.

Papers are Russian whatever the language of the page that they are taken from.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import override

from kunak.ui import dates

KINDS_GENITIVE = {
    "agreement": "Соглашения",
    "treaty": "Договора",
    "memorandum": "Меморандума",
    "protocol": "Протокола",
    "programme": "Программы",
    "roadmap": "Дорожной карты",
    "amendment": "Дополнительного соглашения",
    "transfer": "Соглашения о межбюджетном трансферте",
    "other": "документа",
}
OFFICIAL_USE = "Для служебного пользования"
COPIES = {2: "двух", 3: "трёх", 4: "четырёх", 5: "пяти", 6: "шести", 7: "семи", 8: "восьми", 9: "девяти", 10: "десяти"}
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
ROMAN += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ISO_DAY, ISO_MONTH = len("2025-05-29"), len("2025-05")


def day_words(day: date) -> str:
    """Return «29 мая 2025 г.»; of a moment, the day that it falls on here."""
    with override("ru"):
        return dates.words_of_date(day)[1]


def moment_words(moment: datetime) -> str:
    """Return «24 ноября 2026 г., 14:05» in the time of this place."""
    return f"{day_words(moment)}, {timezone.localtime(moment):%H:%M}"


def period_words(first: date, last: date) -> str:
    """Return «с 1 июня 2025 г. по 31 мая 2027 г.»."""
    with override("ru"):
        return dates.period_words(first, last)


def dated_words(signed_on: str) -> str:
    """Return how a heading dates an act: «от 29 мая 2025 г.», «от «___» мая 2025 г.», «2013 года»; empty for none.

    Args:
        signed_on: ISO 8601, as precise as it is known.
    """
    if len(signed_on) == ISO_DAY:
        return f"от {day_words(date.fromisoformat(signed_on))}"
    if len(signed_on) == ISO_MONTH:
        day_and_month = day_words(date.fromisoformat(f"{signed_on}-01")).partition("\u00a0")[2]
        return f"от «___»\u00a0{day_and_month}"
    return f"{signed_on}\u00a0года" if signed_on else ""


def joined(names: Sequence[str]) -> str:
    """Return names in one breath: «Татарстан, Ингушетия и Чувашия»."""
    *first, last = names
    return f"{', '.join(first)} и {last}" if first else last


def copies_words(count: int) -> str:
    """Return in how many copies a paper of so many sides is made: «в двух экземплярах»."""
    return f"в {COPIES.get(count, str(count))} экземплярах"


def roman(number: int) -> str:
    """Return a Roman number from 1 to 3999; sections of plans bear them."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman number for {number}")
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written

"""What the words of an assignment say of its term: how they put it, or which day they name."""

import re
from datetime import date
from enum import StrEnum

from kunak.core.terms import written


class Wording(StrEnum):
    """How a term is put; the value is the name of the group in `WORDS`."""

    NONE = "none"  # nothing is said of it
    AT_ONCE = "at_once"
    URGENT = "urgent"
    PROMPTLY = "promptly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    CONSTANTLY = "constantly"


WORDS = re.compile(
    r"""\b(?:
      (?P<at_once>немедленно|(?:весьма|особо|крайне)\sсрочно|at\sonce|immediately)
    | (?P<urgent>срочно|незамедлительно|безотлагательно|urgently|without\sdelay)
    | (?P<promptly>оперативно|promptly)
    | (?P<half_yearly>раз\sв\sполугодие|каждое\sполугодие|half-yearly)
    | (?P<monthly>ежемесячно|(?:раз\sв|каждый)\sмесяц|monthly)
    | (?P<quarterly>ежеквартально|(?:раз\sв|каждый)\sквартал|quarterly)
    | (?P<yearly>ежегодно|(?:раз\sв|каждый)\sгод|yearly|annually)
    | (?P<constantly>постоянно|на\sпостоянной\sоснове|на\sсистематической\sоснове|constantly)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def wording_of(text: str) -> Wording:
    """Return how the words of an assignment put its term: by the first of them that say something.

    Args:
        text: blanks of any kind stand for one.
    """
    found = WORDS.search(" ".join(text.split()).replace("ё", "е"))
    return Wording(found.lastgroup) if found and found.lastgroup else Wording.NONE


NAMED = re.compile(
    r"\b(?:до|к|не\s(?:позднее|позже)|by|(?:not|no)\slater\sthan)\s"
    r"(?P<day>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s[а-яa-z]{3,9}\s\d{4}|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)


def day_named(text: str) -> date | None:
    """Return the first day by which the words of an assignment want it done: «до 15 января 2027 года».

    None where they name none, or only a month or a year.

    Args:
        text: blanks of any kind stand for one.
    """
    days = (written.day(found["day"]) for found in NAMED.finditer(" ".join(text.split())))
    return next((date.fromisoformat(day) for day in days if day), None)

"""What the words of an assignment say of its term, where they name no day."""

import re
from enum import StrEnum


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

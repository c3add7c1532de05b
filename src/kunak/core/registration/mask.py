"""Numbers of a register book by its mask: «77-{номер}», «{номер:3}/{год}»."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Self

from kunak.core.errors import KunakError

PLACE = re.compile(r"\{([^{}:]*)(?::(\d+))?\}")
NUMBER, YEAR, SHORT_YEAR = frozenset({"номер", "number"}), frozenset({"год", "year"}), frozenset({"гг", "yy"})
LONGEST = 40  # characters of a mask
WIDEST = 9  # digits of a number with zeros before it


class BadMask(KunakError):
    """Numbers cannot be made by this mask; `reason` is ``number``, ``unknown``, ``wide`` or ``long``."""

    def __init__(self, *, reason: str, value: str) -> None:
        super().__init__(f"a mask with a fault ({reason}): {value!r}")
        self.reason, self.value = reason, value


def checked(text: str, *, numbers: Set[str], others: Set[str], widest: int = WIDEST) -> str:
    """Return the text of a mask with its blanks folded.

    Args:
        numbers: the words in braces that stand for the number; one of them is there once.
        others: the words that may stand in braces beside it.
        widest: how many digits a number may be filled up to; 0 where none is.
    Raises:
        BadMask: it does not name the number once, has braces that mean nothing, or is too long.
    """
    given = " ".join(text.split())
    places = PLACE.findall(given)
    if len(given) > LONGEST:
        raise BadMask(reason="long", value=given)
    if widest and any(int(width or 0) > widest for _name, width in places):
        raise BadMask(reason="wide", value=given)
    is_known = all(
        (name in numbers and (widest or not width)) or (name in others and not width) for name, width in places
    )
    if not is_known or re.search(r"[{}]", PLACE.sub("", given)):
        raise BadMask(reason="unknown", value=given)
    if sum(name in numbers for name, _width in places) != 1:
        raise BadMask(reason="number", value=given)
    return given


@dataclass(frozen=True, slots=True)
class Mask:
    """A mask that numbers can be made by; it names the running number exactly once.

    Args:
        text: `{номер}` is the running number, `{номер:3}` with zeros before it, `{год}` and `{гг}` the year of
            registration; `{number}`, `{year}` and `{yy}` are the same.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the mask of a text.

        Raises:
            BadMask: it does not name the number once, has braces that mean nothing, or is too long.
        """
        return cls(checked(text, numbers=NUMBER, others=YEAR | SHORT_YEAR))

    @property
    def begins_each_year(self) -> bool:
        """Whether the numbers begin anew with the year: they do where the mask tells the year."""
        return any(name in YEAR | SHORT_YEAR for name, _width in PLACE.findall(self.text))

    def number(self, serial: int, year: int) -> str:
        """Return the number of a running number and a year."""

        def put(found: re.Match[str]) -> str:
            name, width = found[1], found[2]
            if name in NUMBER:
                return str(serial).zfill(int(width or 0))
            return str(year) if name in YEAR else f"{year % 100:02}"

        return PLACE.sub(put, self.text)

"""Numbers of decisions by the mask of a region: «{вопрос}.{номер}», «{протокол}-{номер}/{год}»."""

import re
from dataclasses import dataclass
from typing import Self

from kunak.core.registration.mask import checked

PLACE = re.compile(r"\{([^{}]*)\}")
NAMES = {
    "номер": "number",
    "number": "number",
    "вопрос": "item",
    "item": "item",
    "протокол": "minutes",
    "minutes": "minutes",
    "год": "year",
    "year": "year",
}
NUMBERS = frozenset({"номер", "number"})


@dataclass(frozen=True, slots=True)
class DecisionMask:
    """A mask that decisions can be numbered by; it names the number of the decision exactly once.

    Args:
        text: `{номер}` is the number of the decision, `{вопрос}` that of the item of the agenda, `{протокол}` that of
            the minutes, `{год}` the year of the meeting; `{number}`, `{item}`, `{minutes}`, `{year}` are the same.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the mask of a text.

        Raises:
            BadMask: it does not name the number once, has braces that mean nothing, or is too long.
        """
        return cls(checked(text, numbers=NUMBERS, others=NAMES.keys() - NUMBERS, widest=0))

    @property
    def begins_in_each_item(self) -> bool:
        """Whether the numbers begin anew with every item: they do where the mask tells the item."""
        return any(NAMES[name] == "item" for name in PLACE.findall(self.text))

    def number(self, number: int, *, item: int, minutes: str, year: int) -> str:
        """Return the number of a decision."""
        values = {"number": str(number), "item": str(item), "minutes": minutes, "year": str(year)}
        return PLACE.sub(lambda found: values[NAMES[found[1]]], self.text)

"""When two values of two documents say the same: names, days, wordings, parties, people."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from kunak.core.search.words import forms, is_small, words

GOVERNMENT = re.compile(
    r"правительств|кабинет министров|администраци\w+ (?:[\w-]+ )?(?:област|кра|республик|губернатор|глав|автономн)",
    re.IGNORECASE,
)
ALIKE = 0.6  # of the words of two wordings of one promise
CACHED = 4096

Party = Mapping[str, Any]


@lru_cache(maxsize=CACHED)
def stems(text: str) -> frozenset[str]:
    """Return the words of a text in their dictionary forms, without those that only join others."""
    found = list(words(text))
    return frozenset(forms(word)[0] for word in found if not is_small(word)) or frozenset(found)


def plain(text: str) -> tuple[str, ...]:
    """Return a text as its words alone: case, ё, quotation marks and white space do not matter."""
    return tuple(words(text))


def alike(one: str, other: str) -> bool:
    """Say whether two wordings share most of their words."""
    first, second = stems(one), stems(other)
    return bool(first) and len(first & second) >= ALIKE * len(first | second)


def fits(one: str, other: str) -> bool:
    """Say whether two ISO dates may be the same day: one is a year, a month or all of the other."""
    return one.startswith(other) or other.startswith(one)


def is_day(value: str | None) -> bool:
    """Say whether an ISO date is known to the day."""
    return value is not None and len(value) == len("2025-05-29")


def days_between(one: str, other: str) -> int:
    """Return how many days lie between two exact dates, from the first to the second."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def same_party(one: Party, other: Party) -> bool:
    """Say whether two parties are one, as the same place or under the same name."""
    if _is_place(one) and _is_place(other):
        return bool(one["code"] == other["code"])
    return plain(one["name"]) == plain(other["name"]) and _may_lie_together(one, other)


def _may_lie_together(one: Party, other: Party) -> bool:
    return one["code"] == other["code"] or None in {one["code"], other["code"]}


def near_party(one: Party, other: Party) -> bool:
    """Say whether two parties may be one: a region and the government that signs for it, a name and its beginning."""
    if same_party(one, other):
        return True
    if not _may_lie_together(one, other):
        return False
    if _speaks_for_place(one) or _speaks_for_place(other):
        is_both = _speaks_for_place(one) and _speaks_for_place(other)
        return is_both and one["code"] is not None and one["code"] == other["code"]
    first, second = stems(one["name"]), stems(other["name"])
    return one["type"] == other["type"] and (first <= second or second <= first)


def _is_place(party: Party) -> bool:
    """Say whether the code is the party's own: a part of a foreign country has the country's, and only a name."""
    code = party["code"]
    return code is not None and (
        (party["type"] == "territory" and "-" in code) or (party["type"] == "country" and "-" not in code)
    )


def _speaks_for_place(party: Party) -> bool:
    return _is_place(party) or (party["type"] == "body" and GOVERNMENT.match(party["name"]) is not None)


def same_person(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two names may be of one person: «Тимур Галиев», «Галиев Тимур Ренатович», «Т. Р. Галиев».

    A whole word is common to both, and nothing of the shorter name is wanting in the longer.
    """
    first, second = plain(one["name"]), plain(other["name"])
    is_common = any(len(word) > 1 for word in set(first) & set(second))
    return is_common and most_pairs(first, second, _same_name) == min(len(first), len(second))


def _same_name(one: str, other: str) -> bool:
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def most_pairs(ones: Sequence[Any], others: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """Return how many pairs can be made so that each is in one at most; the same in whatever order they stand."""
    partner: dict[int, int] = {}

    def find(place: int, tried: set[int]) -> bool:
        for number, other in enumerate(others):
            if number in tried or not same(ones[place], other):
                continue
            tried.add(number)
            if number not in partner or find(partner[number], tried):
                partner[number] = place
                return True
        return False

    return sum(find(place, set()) for place in range(len(ones)))


def share_any(ones: Collection[Any], others: Collection[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Say whether something of the first is the same as something of the second."""
    return any(same(one, other) for one in ones for other in others)

"""What several documents say of one agreement, point by point: they agree, they differ, or one alone says it.

The order of the documents does not matter: the same points come out, whichever is given first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kunak.core.joining.likeness import alike, fits, near_party, plain, same_person, stems
from kunak.core.joining.telling import Telling
from kunak.core.reference import rows

ROOT = 4  # letters that a verb and the noun of its action share: обмен-иваться, пров-едение

Same = Callable[[Any, Any], bool]


class Outcome(StrEnum):
    """What the documents make of a point together."""

    AGREE = "agree"
    DIFFER = "differ"
    ALONE = "alone"  # the others are silent


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Where a value stands: in which document, from 0, and which of the field's values it is there, from 0."""

    document: int
    position: int


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is said: by `said`, in the order of the documents; `outcome` is what comes of it."""

    field: str
    said: tuple[Said, ...]
    outcome: Outcome


def compare(tellings: Sequence[Telling], fields: Sequence[str]) -> tuple[Point, ...]:
    """Return the points of several documents of one agreement, field by field.

    Values of a field that stands once are one point; those of a list are matched item by item, and what two documents
    word differently about the same person, body or promise is one point in which they differ.

    Args:
        fields: their names in the order wanted; others are left out.
    """
    return tuple(point for name in fields for point in _points(name, tellings))


def _points(name: str, tellings: Sequence[Telling]) -> Iterator[Point]:
    places = [
        (Said(number, position), value)
        for number, telling in enumerate(tellings)
        for position, value in enumerate(telling.each(name))
    ]
    for group in _groups(places, MATCHED.get(name, _one_place)):
        said = tuple(place for place, _ in group)
        yield Point(name, said, _outcome(name, group))


def _groups(places: list[tuple[Said, Any]], same: Same) -> list[list[tuple[Said, Any]]]:
    """Return what belongs together: whatever is the same as one of a group is of the group."""
    groups: list[list[tuple[Said, Any]]] = []
    for place in places:
        joined = [group for group in groups if any(same(place[1], value) for _, value in group)]
        groups = [group for group in groups if group not in joined]
        groups.append(sorted([place, *(one for group in joined for one in group)], key=lambda one: one[0]))
    return sorted(groups, key=lambda group: min((said.position, said.document) for said, _ in group))


def _outcome(name: str, group: Sequence[tuple[Said, Any]]) -> Outcome:
    if len({said.document for said, _ in group}) == 1:
        return Outcome.ALONE
    equal = EQUAL.get(name, _equal)
    values = [value for _, value in group]
    is_agreed = all(equal(one, other) for place, one in enumerate(values) for other in values[place + 1 :])
    return Outcome.AGREE if is_agreed else Outcome.DIFFER


def _one_place(_one: Any, _other: Any) -> bool:
    return True


def _equal(one: Any, other: Any) -> bool:
    return plain(one) == plain(other) if isinstance(one, str) and isinstance(other, str) else bool(one == other)


def _all_equal(*keys: str) -> Same:
    """Return what says that the parts of two values are the same; a part that one does not give contradicts nothing."""

    def equal(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        return all(one[key] is None or other[key] is None or _equal(one[key], other[key]) for key in keys)

    return equal


def _same_body(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two documents name a body alike: «Министерство спорта» of a region, with the region's name or not."""
    if not _all_equal("type", "code")(one, other):
        return False
    first, second = stems(one["name"]), stems(other["name"])
    more = first ^ second
    place = _places().get(one["code"] or other["code"] or "")
    return not more or (place is not None and (first < second or second < first) and more <= stems(place))


@cache
def _places() -> Mapping[str, str]:
    return {row["id"]: f"{row['full_nom']} {row['short_nom']}" for row in rows("regions")}


def _same_holder(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two documents name a person alike: a post in full and in short are one."""
    first, second = (stems(post) if post else frozenset() for post in (one["post"], other["post"]))
    return same_person(one, other) and (first <= second or second <= first)


def _same_text(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return alike(one["text"], other["text"])


def _same_promise(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two wordings promise one thing: «обмен опытом закупок», «обмениваться опытом закупок»."""
    if one["sector"] != other["sector"]:
        return False
    first, second = plain(one["text"]), plain(other["text"])
    acts = ["".join(words[:1])[:ROOT] for words in (first, second)]
    is_same_act = acts[0] == acts[1] or (one["kind"] is not None and one["kind"] == other["kind"])
    return is_same_act and stems(" ".join(first[1:])) == stems(" ".join(second[1:]))


MATCHED: Mapping[str, Same] = {
    "parties": near_party,
    "coordinators": near_party,
    "signatories": same_person,
    "supersedes": fits,
    "sectors": _equal,
    "commitments": lambda one, other: _same_text(one, other) or _same_promise(one, other),
    "planned": _same_text,
    "quotes": _same_text,
}
EQUAL: Mapping[str, Same] = {
    "parties": _all_equal("name", "type", "code"),
    "coordinators": _same_body,
    "signatories": _same_holder,
    "signed_on": fits,
    "supersedes": fits,
    "commitments": _same_promise,
    "planned": _all_equal("text", "when"),
    "quotes": _all_equal("text", "speaker"),
}

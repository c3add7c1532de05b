"""Several agreements signed together: what the news says once, where or when, it says of each of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from kunak.core.provenance import Sourced
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Agreement
from kunak.core.reading.told_of_all import with_what_is_told_of_all

SURE = 0.6
SAME_DAY = agrees(r"\bв (?:тот|этот) же день\b|\bтогда же\b|\bследом\b")
SAME_PLACE = agrees(r"\b(?:там|здесь|тут) же\b|\bв (?:том|этом) же (?:город|зал|дом|мест|здани|сел|посел)[а-я]*")


def signed_together(context: Context, scopes: Sequence[Scope], told: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements, those that were signed with others having the one day and place of all."""
    signed = [number for number, scope in enumerate(scopes) if scope.is_main and scope.event == "signed"]
    if context.genre != "release" or len(signed) < 2:
        return tuple(told)
    out = list(told)
    with_what_is_told_of_all(context, signed, out)
    told = tuple(out)
    for number in signed:
        words = context.sentence_words(scopes[number].anchor)
        alike = [
            other
            for other in signed
            if _sides(told[other]) == _sides(told[number]) and _are_near(scopes, other, number)
        ]
        if out[number].signed_on is None and (SAME_DAY.search(words) or len(alike) > 1):
            among = signed if SAME_DAY.search(words) else alike
            out[number] = replace(out[number], signed_on=_only(told, among, "signed_on"))
        if out[number].place is None and (SAME_PLACE.search(words) or len(alike) > 1):
            among = signed if SAME_PLACE.search(words) else alike
            out[number] = replace(out[number], place=_only(told, among, "place"))
    return tuple(out)


NEAR = 2  # sentences


def _are_near(scopes: Sequence[Scope], one: int, other: int) -> bool:
    return abs(scopes[one].anchor - scopes[other].anchor) <= NEAR


def _sides(agreement: Agreement) -> frozenset[str]:
    """Return the names of an agreement's sides: what one pair signs beside another act, it signs with that."""
    return frozenset(party.name for party in agreement.parties)


def _only(told: Sequence[Agreement], signed: Sequence[int], name: Literal["signed_on", "place"]) -> Sourced[str] | None:
    """Return the one value that the signings have, less sure; None where they differ or none has one."""
    values = {value.value: value for number in signed if (value := getattr(told[number], name)) is not None}
    if len(values) != 1:
        return None
    [value] = values.values()
    return Sourced(
        value.value, value.spans, min(value.confidence, SURE), f"{value.rule}.together", derived=value.derived
    )

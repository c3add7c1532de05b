"""Sides of several acts in one row: «между А и Б областями, В и Г, а также Д, Е и Ж»."""

from collections.abc import Sequence
from itertools import pairwise

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.record import Party


def in_groups(context: Context, parties: Sequence[Party]) -> list[tuple[Party, ...]]:
    """Return the sides of each act of «А, Б областями и В, Г и Д»; empty where they are not of several acts.

    A comma behind an adjective parts two that share a noun, any other may part two acts, the sides of each of which
    are joined by «и».
    """
    groups: list[list[Party]] = [[]]
    is_whole = False
    for left, right in pairwise(parties):
        groups[-1].append(left)
        joint = context.text.lower[left.spans[0].start : right.spans[0].start]
        is_whole = is_whole or AND_ONE.search(joint) is not None
        if is_whole and END_OF_GROUP.search(joint) is not None and SHARES_NOUN.search(joint) is None:
            groups.append([])
            is_whole = False
    groups[-1] += parties[-1:]
    is_told = len(groups) > 1 and is_whole and all(len(group) > 1 for group in groups)
    return [tuple(group) for group in groups] if is_told else []


AND_ONE = agrees(r" и ")
END_OF_GROUP = agrees(r"[,;] (?:а также )?(?:между )?(?:[а-я-]+ ){0,2}$")
SHARES_NOUN = agrees(r"^[а-я-]+(?:ой|им|ым), $")  # «Курганской, Омской областями»

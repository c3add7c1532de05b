"""What two sequences have in common."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.comparing import alignment
from kunak.core.comparing.alignment import CELLS, common


class Counted(str):
    """A word that counts how often it was compared."""

    __slots__ = ()
    asked = 0

    def __eq__(self, other: object) -> bool:
        Counted.asked += 1
        return str.__eq__(self, str(other))

    __hash__ = str.__hash__


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", []),
        ("abc", "", []),
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abcd", "abxd", [(0, 0), (1, 1), (3, 3)]),
        ("xaby", "ab", [(1, 0), (2, 1)]),
        ("abc", "cab", [(0, 1), (1, 2)]),
    ],
)
def test_the_longest_common_order_is_found(first: str, second: str, expected: list[tuple[int, int]]) -> None:
    assert common(first, second) == expected


def test_what_is_worth_more_is_found_before_what_is_more() -> None:
    assert common(["a", ",", ".", "слово"], ["b", "слово", ",", ".", "c"], lambda item: len(str(item))) == [(3, 1)]


@given(st.text("abc", max_size=40), st.text("abc", max_size=40), st.sampled_from([1, 30, CELLS]))
@settings(max_examples=150)
def test_places_grow_in_both_and_hold_the_same(first: str, second: str, cells: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "CELLS", cells)
        pairs = common(first, second)

    assert all(first[a] == second[c] for a, c in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@pytest.mark.parametrize("shape", ["repeated", "strange", "reversed"])
def test_the_work_grows_with_the_length_and_not_with_its_square(shape: str) -> None:
    """Texts made to take long: nothing but repeated words, nothing in common, all of it the other way round."""
    work = []
    for length in (1000, 4000):
        numbers = range(length)
        first = [Counted(number % 7 if shape == "repeated" else number) for number in numbers]
        second = {
            "repeated": [Counted(number * 3 % 7) for number in numbers],
            "strange": [Counted(f"x{number}") for number in numbers],
            "reversed": first[::-1],
        }[shape]
        Counted.asked = 0
        common(first, second)
        work.append(Counted.asked)

    assert work[1] <= work[0] * 5

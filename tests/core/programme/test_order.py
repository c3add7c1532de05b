"""Measures that wait for each other: a ring is found before it comes about."""

from hypothesis import given
from hypothesis import strategies as st

from kunak.core.programme.order import way_back


def test_a_ring_is_told_measure_by_measure() -> None:
    waits_for = {2: [1], 3: [2], 4: [1]}

    assert way_back(waits_for, 1, 3) == (1, 3, 2)
    assert way_back(waits_for, 1, 1) == (1,)
    assert way_back(waits_for, 4, 3) == ()


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40))
def test_what_is_let_through_never_makes_a_ring(pairs: list[tuple[int, int]]) -> None:
    waits_for: dict[int, list[int]] = {}
    for measure, predecessor in pairs:
        ring = way_back(waits_for, measure, predecessor)
        if ring:
            steps = zip(ring, (*ring[1:], ring[0]), strict=True)
            assert all(two in waits_for.get(one, []) or (one, two) == (measure, predecessor) for one, two in steps)
        else:
            waits_for.setdefault(measure, []).append(predecessor)

    left = set(range(9))
    while left:  # whatever waits for nothing that is left can be done
        free = {one for one in left if not left & set(waits_for.get(one, []))}
        assert free
        left -= free

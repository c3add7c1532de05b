"""Coverage both ways: every commitment has its line, every measure stands somewhere once."""

from hypothesis import given
from hypothesis import strategies as st

from kunak.core.coverage import Carried, Promise, coverage

PROMISES = [Promise(1, "trade"), Promise(2, "health"), Promise(3, "culture")]


def test_a_commitment_without_a_measure_and_a_measure_without_a_commitment_are_told() -> None:
    measures = [
        Carried(11, "trade", "forum", 1),
        Carried(12, "trade", "forum", 1),
        Carried(13, "health", "internship", 2),
        Carried(14, "sport", "tour", None),
        Carried(15, "sport", "tour", 99),
    ]

    found = coverage(PROMISES, measures, ["internship", "tour", "forum"])

    assert found.kinds == ("internship", "forum")
    assert [[cell.measures for cell in line.cells] for line in found.lines] == [
        [(), (11, 12)],
        [(13,), ()],
        [(), ()],
    ]
    assert [line.count for line in found.lines] == [2, 1, 0]
    assert (found.bare, found.free, found.carried) == ((3,), (14, 15), 2)


def test_a_kind_that_the_order_does_not_name_stands_behind() -> None:
    found = coverage(PROMISES, [Carried(1, "trade", "own kind", 1), Carried(2, "trade", "forum", 1)], ["forum"])

    assert found.kinds == ("forum", "own kind")


def test_nothing_is_covered_by_nothing() -> None:
    found = coverage(PROMISES, [])

    assert (found.kinds, found.bare, found.free) == ((), (1, 2, 3), ())


@given(st.lists(st.tuples(st.sampled_from(["forum", "tour"]), st.sampled_from([1, 2, 3, 4, None]))))
def test_every_measure_stands_in_one_cell_or_among_the_free(given_measures: list[tuple[str, int | None]]) -> None:
    measures = [Carried(key, "trade", kind, promise) for key, (kind, promise) in enumerate(given_measures)]

    found = coverage(PROMISES, measures)

    placed = [key for line in found.lines for cell in line.cells for key in cell.measures]
    assert sorted([*placed, *found.free]) == list(range(len(measures)))
    assert set(found.bare) == {line.promise.key for line in found.lines if not line.count}

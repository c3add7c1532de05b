"""A plan proposed from commitments, and how commitments are covered."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kunak.core import reference
from kunak.core.programme.proposal import coverage, propose, suggested_period


def test_each_commitment_becomes_a_measure_with_the_steps_of_its_kind() -> None:
    [measure] = propose([(7, "culture", "exhibition", "проводить общие выставки")])

    assert (measure.commitment, measure.sector, measure.kind) == (7, "culture", "exhibition")
    assert measure.text == "Проводить общие выставки"
    assert measure.milestones == reference.measure_kinds()["exhibition"].milestones
    assert measure.milestones[-1].is_final


def test_a_commitment_without_a_kind_becomes_a_general_measure_with_three_steps() -> None:
    unknown, none = propose([(1, "trade", "no-such-kind", "а"), (2, "trade", "", "б")])

    for measure in (unknown, none):
        assert measure.kind == "general"
        assert [step.code for step in measure.milestones] == ["agreed", "held", "reported"]


def test_measures_stand_in_the_order_of_the_sectors_and_then_of_the_text() -> None:
    given_commitments = [(1, "culture", "", "а"), (2, "trade", "", "б"), (3, "nowhere", "", "в"), (4, "trade", "", "г")]

    assert [one.commitment for one in propose(given_commitments)] == [2, 4, 1, 3]


def test_every_kind_of_the_reference_data_has_steps_of_which_one_is_final() -> None:
    for kind in reference.measure_kinds().values():
        assert [step.is_final for step in kind.milestones].count(True) == 1
        assert len({step.code for step in kind.milestones}) == len(kind.milestones)


@given(st.lists(st.one_of(st.none(), st.integers(1, 5))), st.sets(st.integers(1, 5)))
def test_coverage_counts_every_measure_once(measures: list[int | None], commitments: set[int]) -> None:
    counts, free = coverage(measures, commitments)

    assert sum(counts.values()) + free == len(measures)
    assert commitments <= set(counts)


def test_a_first_plan_is_offered_from_the_day_through_the_end_of_the_second_year_after() -> None:
    assert suggested_period(date(2028, 2, 29)) == (date(2028, 2, 29), date(2030, 12, 31))

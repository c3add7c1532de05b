"""Two agreements side by side: each commitment once, the same pairs both ways."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.comparing import Promise, Reason, Said, Verdict, compare
from kunak.core.comparing.assignment import best_pairs

TEXTS = sorted(
    {
        part.strip()
        for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for part in line.split("|")[1:3]
    }
)
SECTORS = ["trade", "health", "culture"]
agreements = st.lists(st.builds(Promise, st.sampled_from(SECTORS), st.sampled_from(TEXTS)), max_size=7)


def verdicts(before: list[Promise], after: list[Promise]) -> list[str]:
    return [row.verdict for row in compare(before, after)]


@given(agreements)
@settings(max_examples=60)
def test_an_agreement_compared_with_itself_is_all_kept(agreement: list[Promise]) -> None:
    rows = compare(agreement, agreement)

    assert len(rows) == len(agreement)
    assert {row.verdict for row in rows} <= {Verdict.KEPT}


@given(agreements, agreements)
@settings(max_examples=120)
def test_what_is_dropped_one_way_is_new_the_other_and_the_pairs_are_the_same(
    one: list[Promise], other: list[Promise]
) -> None:
    there, back = compare(one, other), compare(other, one)

    assert sorted(row.before for row in there if row.verdict == Verdict.DROPPED and row.before) == sorted(
        row.after for row in back if row.verdict == Verdict.NEW and row.after
    )
    assert sorted(row.after for row in there if row.verdict == Verdict.NEW and row.after) == sorted(
        row.before for row in back if row.verdict == Verdict.DROPPED and row.before
    )
    assert sorted((row.before, row.after) for row in there if row.before and row.after) == sorted(
        (row.after, row.before) for row in back if row.before and row.after
    )


@given(agreements, agreements)
@settings(max_examples=120)
def test_every_commitment_stands_in_the_comparison(one: list[Promise], other: list[Promise]) -> None:
    rows = compare(one, other)

    assert {row.before for row in rows if row.before} == set(one)
    assert {row.after for row in rows if row.after} == set(other)
    assert all(row.reasons for row in rows)


@given(agreements, agreements, st.randoms())
@settings(max_examples=60)
def test_the_order_of_commitments_does_not_matter(one: list[Promise], other: list[Promise], chance: object) -> None:
    mixed = list(one)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    def pairs(before: list[Promise]) -> list[tuple[str, str]]:
        return sorted((repr(row.before), repr(row.after)) for row in compare(before, other))

    assert pairs(mixed) == pairs(one)


def test_of_several_with_the_same_matter_in_another_sector_the_order_chooses_none() -> None:
    before = [Promise("trade", "Проведение ИТ-форумов"), Promise("trade", "проведение ИТ-форумов")]
    after = [*before, Promise("health", "Проведение ИТ-форумов")]

    rows = {row.before for mixed in permutations(before) for row in compare(mixed, after) if row.sector == "health"}

    assert rows == {before[0]}


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=5))
@settings(max_examples=80)
def test_the_pairs_are_worth_as_much_as_the_best_of_all_that_can_be_made(worth: list[list[int]]) -> None:
    size = max(len(worth), 4)
    square = [[*(worth[row] if row < len(worth) else [0] * 4), *[0] * (size - 4)] for row in range(size)]
    best = max(sum(square[row][place] for row, place in enumerate(order)) for order in permutations(range(size)))

    pairs = best_pairs(worth)

    assert sum(worth[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_no_pairs_are_made_of_nothing() -> None:
    assert best_pairs([]) == best_pairs([[]]) == best_pairs([[0, 0], [0, 0]]) == []


def test_the_nearest_is_paired_not_the_first() -> None:
    before = [Promise("culture", "Обмениваться выставками")]
    after = [Promise("culture", "Обмениваться театрами и выставками"), Promise("culture", "Обмен выставками")]

    assert [(row.verdict, row.after.text) for row in compare(before, after) if row.after] == [
        ("kept", "Обмен выставками"),
        ("new", "Обмениваться театрами и выставками"),
    ]


def test_one_may_give_way_so_that_both_have_a_pair() -> None:
    before = [Promise("culture", "Проводить выставки"), Promise("culture", "Проводить выставки картин")]
    after = [Promise("culture", "Выставки картин и книг"), Promise("culture", "Выставки картин")]

    rows = compare(before, after)

    assert all(row.before and row.after for row in rows)
    assert [
        (row.before.text, row.after.text) for row in rows if row.before and row.after and row.verdict == "kept"
    ] == [("Проводить выставки картин", "Выставки картин")]


def test_a_commitment_that_has_moved_to_another_sector_is_kept_and_says_so() -> None:
    [row] = compare([Promise("trade", "Поставлять лекарства")], [Promise("pharma", "Поставки лекарств")])

    assert (row.verdict, row.sector) == ("kept", "pharma")
    assert row.reasons[-1] == Reason(Said.OTHER_SECTOR, ("trade", "pharma"))


def test_a_commitment_in_one_more_sector_is_widened_and_in_one_less_changed() -> None:
    one = [Promise("trade", "Проводить форумы")]
    both = [*one, Promise("digital", "Проводить форумы")]

    assert [(row.sector, row.verdict) for row in compare(one, both)] == [("trade", "kept"), ("digital", "widened")]
    assert [(row.sector, row.verdict) for row in compare(both, one)] == [("trade", "kept"), ("digital", "changed")]
    assert compare(one, both)[1].reasons == (Reason(Said.MORE_SECTORS, ("trade", "digital")),)


def test_commitments_that_name_only_their_sectors_are_not_paired_across_sectors() -> None:
    assert verdicts([Promise("trade", "Развивать торговлю")], [Promise("culture", "Развивать культуру")]) == [
        "new",
        "dropped",
    ]


def test_a_sector_alone_gives_way_to_what_fits_better() -> None:
    before = [Promise("health", "Сотрудничать в здравоохранении"), Promise("health", "Обучать врачей")]
    after = [Promise("health", "Обучать врачей и медсестёр"), Promise("health", "Строить больницы")]

    pairs = {row.before.text: row.after.text for row in compare(before, after) if row.before and row.after}

    assert pairs == {
        "Обучать врачей": "Обучать врачей и медсестёр",
        "Сотрудничать в здравоохранении": "Строить больницы",
    }


def test_rows_stand_by_sector_in_the_order_of_the_later_agreement() -> None:
    before = [Promise("ecology", "Охранять леса"), Promise("trade", "Проводить ярмарки")]
    after = [Promise("trade", "Проводить ярмарки"), Promise("digital", "Открыть портал")]

    assert [row.sector for row in compare(before, after)] == ["trade", "digital", "ecology"]


@pytest.mark.parametrize("empty", ["", " ", "—", "и", "…"])
def test_a_text_without_words_is_compared_without_a_fault(empty: str) -> None:
    assert verdicts([Promise("trade", empty)], [Promise("trade", empty)]) == ["kept"]

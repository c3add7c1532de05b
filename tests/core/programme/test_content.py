"""The content that keys are turned on: every word of it counts, and two versions are compared by it."""

from dataclasses import asdict, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.programme.content import (
    CAME_LATER,
    Difference,
    FundingContent,
    MeasureContent,
    MilestoneContent,
    differences,
    version_content,
)
from kunak.core.two_keys import content_hash

FORUM = MeasureContent(
    line="1",
    sector="trade",
    kind="general",
    text="Форум",
    commitment=0,
    term_kind="day",
    starts_on="2026-05-29",
    ends_on="2026-05-29",
    executors=(("Минпромторг",), ("Минэк",)),
    milestones=(MilestoneContent("Проведено", "2026-05-29", is_final=True),),
    expected_result="",
    indicator="",
    money="",
)


def hash_of(*measures: MeasureContent, waiver: str = "", starts_on: str = "2026-01-01") -> str:
    return content_hash(version_content(measures, waiver=waiver, starts_on=starts_on, ends_on="2027-12-31"))


CHANGES: dict[str, Any] = {
    "line": "2",
    "commitment": None,
    "executors": (("Минпромторг",), ()),
    "milestones": (MilestoneContent("Проведено", "2026-05-29", is_final=False),),
    "funding": (FundingContent(0, "regional", 2026, "10.00", None, ""),),
}


def test_a_measure_is_hashed_as_all_its_fields_but_for_what_came_later_and_is_empty() -> None:
    full = replace(FORUM, details={"route": ["Казань", "Магас"]}, territories=("RU-TA",), funding=CHANGES["funding"])

    for one in (FORUM, full):
        [row] = version_content([one], waiver="", starts_on="", ends_on="")["measures"]  # type: ignore[misc]
        kept = {name: value for name, value in asdict(one).items() if value or name not in CAME_LATER}
        assert content_hash(row) == content_hash(kept)


@pytest.mark.parametrize("field", [one.name for one in fields(MeasureContent)])
def test_the_hash_changes_with_every_field_of_a_measure(field: str) -> None:
    changed = replace(FORUM, **{field: CHANGES.get(field, "другое")})

    assert hash_of(changed) != hash_of(FORUM)


def test_the_hash_changes_with_the_waiver_the_period_and_the_order() -> None:
    other = replace(FORUM, line="2", text="Ярмарка")

    hashes = {
        hash_of(FORUM, other),
        hash_of(other, FORUM),
        hash_of(FORUM, other, waiver="так решили"),
        hash_of(FORUM, other, starts_on="2026-01-02"),
        hash_of(FORUM),
    }

    assert len(hashes) == 5


@pytest.mark.parametrize(
    ("executors", "is_one_sided"),
    [((("А",), ("Б",)), False), ((("А",), ()), True), (((), ()), True), ((("А",), ("Б",), ()), True)],
)
def test_a_measure_is_one_sided_while_some_party_has_no_executor(
    executors: tuple[tuple[str, ...], ...], is_one_sided: bool
) -> None:
    assert replace(FORUM, executors=executors).is_one_sided == is_one_sided


def test_differences_name_what_was_added_changed_and_dropped() -> None:
    kept, gone, new = (replace(FORUM, line=line) for line in "123")
    moved = replace(kept, ends_on="2026-06-01", starts_on="2026-06-01")

    found = differences([kept, gone], [new, moved])

    assert found == (
        Difference("added", "3"),
        Difference("changed", "1", ("starts_on", "ends_on")),
        Difference("dropped", "2"),
    )


LINES = st.lists(st.sampled_from("abcdef"), unique=True)


@given(LINES, LINES, st.sets(st.sampled_from("abcdef")))
def test_differences_are_exactly_what_is_not_the_same_in_both(old: list[str], new: list[str], edited: set[str]) -> None:
    before = [replace(FORUM, line=line) for line in old]
    after = [replace(FORUM, line=line, text="иначе" if line in edited else FORUM.text) for line in new]

    found = {one.line: one.kind for one in differences(before, after)}

    assert found == {
        **dict.fromkeys(set(new) - set(old), "added"),
        **dict.fromkeys(set(old) - set(new), "dropped"),
        **dict.fromkeys(set(old) & set(new) & edited, "changed"),
    }

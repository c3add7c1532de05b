"""Every case of the tables: the agreement in words, the acts, the day, and what it then is, by which rule."""

import pytest
from tests.core.terms.tables import FOLDER, Case, cases, told

ALL = [case for file in sorted(FOLDER.glob("*.md")) for case in cases(file)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.place)
def test_the_standing_is_what_the_table_says(case: Case) -> None:
    assert told(case) == case.expected


def test_every_case_names_its_rule_and_none_stands_twice() -> None:
    asked = [(case.agreement, case.acts, case.on) for case in ALL]

    assert all(case.rule for case in ALL)
    assert len(set(asked)) == len(asked)

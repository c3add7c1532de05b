"""Every case of the tables: the agreement in words, the acts, the day, and what it then is, by which rule."""

from tests.core.terms.tables import FOLDER, cases, told

ALL = [case for file in sorted(FOLDER.glob("*.md")) for case in cases(file)]


def test_every_standing_is_what_the_table_says() -> None:
    found = {case.place: told(case) for case in ALL}

    assert found == {case.place: case.expected for case in ALL}
    assert len(found) == len(ALL) > 700


def test_every_case_names_its_rule_and_none_stands_twice() -> None:
    asked = [(case.agreement, case.acts, case.on) for case in ALL]

    assert all(case.rule for case in ALL)
    assert len(set(asked)) == len(asked)

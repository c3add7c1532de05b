"""Whether two parties are one."""

import pytest

from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.record import Party


def _district(name: str) -> Party:
    return Party(name, "municipality", None, (), 1.0, "rule")


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        ("Кимрский округ", "Кимрский муниципальный округ", True),
        ("Лысьвенский городской округ", "Лысьвенский округ", True),
        ("Кимрский район", "Кимрский округ", False),
        ("Кимры", "Кимрский округ", False),
    ],
)
def test_a_district_is_the_same_with_its_kind_and_without(left: str, right: str, *, is_one: bool) -> None:
    assert same(_district(left), _district(right)) is is_one

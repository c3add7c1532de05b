"""Numbers by a mask."""

import pytest

from kunak.core.registration import BadMask, Mask


@pytest.mark.parametrize(
    ("mask", "serial", "year", "expected"),
    [
        ("{номер}", 7, 2026, "7"),
        ("77-{номер}", 714, 2014, "77-714"),
        ("{номер}/{год}", 12, 2026, "12/2026"),
        ("{номер:3}/{гг}", 12, 2026, "012/26"),
        ("{номер:3}", 1234, 2026, "1234"),
        ("С-{год}-{номер:4}", 5, 2025, "С-2025-0005"),
        ("{number:2}-{yy}", 3, 2009, "03-09"),
        ("№  {номер}  РТ", 1, 2026, "№ 1 РТ"),
    ],
)
def test_a_number_is_made_by_its_mask(mask: str, serial: int, year: int, expected: str) -> None:
    assert Mask.parse(mask).number(serial, year) == expected


@pytest.mark.parametrize(
    ("mask", "reason"),
    [
        ("", "number"),
        ("без номера", "number"),
        ("{год}", "number"),
        ("{номер}{номер}", "number"),
        ("{нумер}", "unknown"),
        ("{номер}{", "unknown"),
        ("{номер}}", "unknown"),
        ("{{номер}}", "unknown"),
        ("{год:4}-{номер}", "unknown"),
        ("{номер:10}", "wide"),
        ("{номер}" + "а" * 40, "long"),
    ],
)
def test_a_mask_that_makes_no_numbers_is_refused(mask: str, reason: str) -> None:
    with pytest.raises(BadMask) as refused:
        Mask.parse(mask)

    assert refused.value.reason == reason


@pytest.mark.parametrize(("mask", "begins"), [("{номер}", False), ("{номер}/{год}", True), ("{гг}-{номер}", True)])
def test_numbers_begin_anew_where_the_mask_tells_the_year(mask: str, begins: bool) -> None:
    assert Mask.parse(mask).begins_each_year is begins

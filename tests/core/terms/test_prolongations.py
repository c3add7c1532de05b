"""The renewals that have been made, and why nothing stopped them."""

import pytest
from tests.core.terms import tables

from kunak.core.terms.prolongations import prolongations

YEARLY = "подписано 12.02.2014; срок 5 лет; продлевается на 1 год; уведомление за 6 месяцев"
SILENT = "подписано 29.05.2025; срок 5 лет; продлевается"
ONE = "подписано 10.04.2020; срок 1 год; по согласию"


def told(agreement: str, acts: str, on: str) -> list[str]:
    """Return each renewal as «number: first day–last day; why», with the notices that did not stop it."""
    found = prolongations(tables.terms(agreement), tables.acts(acts), tables.day(on))
    lines = []
    for one in found:
        why = f"согласие {tables.dotted(one.agreed.on)}" if one.agreed else f"до {tables.dotted(one.deadline)}"
        late = "".join(f"; опоздало {tables.dotted(notice.on)}" for notice in one.late)
        back = "".join(f"; отозвано {tables.dotted(notice.on)}" for notice in one.taken_back)
        lines.append(f"{one.number}: {tables.dotted(one.start)}–{tables.dotted(one.end)}; {why}{late}{back}")
    return lines


@pytest.mark.parametrize(
    ("agreement", "acts", "on", "expected"),
    [
        (YEARLY, "", "12.02.2019", []),
        (YEARLY, "", "13.02.2019", ["1: 13.02.2019–12.02.2020; до 12.08.2018"]),
        (
            YEARLY,
            "",
            "01.06.2021",
            [
                "1: 13.02.2019–12.02.2020; до 12.08.2018",
                "2: 13.02.2020–12.02.2021; до 12.08.2019",
                "3: 13.02.2021–12.02.2022; до 12.08.2020",
            ],
        ),
        (SILENT, "", "01.06.2030", ["1: 30.05.2030–29.05.2035; до 29.05.2030"]),
        # a notice of 13 August was a day late: it did not stop the first renewal, and stopped the second
        (
            YEARLY,
            "13.08.2018 уведомление А",
            "01.06.2019",
            ["1: 13.02.2019–12.02.2020; до 12.08.2018; опоздало 13.08.2018"],
        ),
        (YEARLY, "12.08.2018 уведомление А", "01.06.2019", []),
        (
            YEARLY,
            "01.08.2018 уведомление А; 01.09.2018 отзыв А",
            "01.06.2019",
            ["1: 13.02.2019–12.02.2020; до 12.08.2018; отозвано 01.08.2018"],
        ),
        (ONE, "01.03.2021 продление на 2 года", "01.06.2021", ["1: 11.04.2021–10.04.2023; согласие 01.03.2021"]),
        (ONE, "", "01.06.2021", []),
    ],
)
def test_every_renewal_has_its_days_and_what_did_not_stop_it(
    agreement: str, acts: str, on: str, expected: list[str]
) -> None:
    assert told(agreement, acts, on) == expected

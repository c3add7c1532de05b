"""The standings of lists: what is remembered is what the one function counts, on any day, whatever the agreement."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kunak.agreements.models import Agreement
from kunak.agreements.standings import listed_standing
from kunak.agreements.terms import standing_of

LENGTHS = st.sampled_from(["P5Y", "P1Y", "P6M", "P30D"])
TERMS = st.one_of(
    st.none(),
    st.just({"kind": "indefinite"}),
    st.builds(lambda length: {"kind": "period", "period": length}, LENGTHS),
    st.builds(lambda day: {"kind": "until", "date": day.isoformat()}, st.dates(date(2000, 1, 1), date(2040, 1, 1))),
)
RENEWALS = st.one_of(
    st.none(),
    st.just({"kind": "none"}),
    st.builds(lambda times: {"kind": "automatic", "period": "P1Y", "times": times}, st.sampled_from([None, 1, 3])),
)
ACTS = st.lists(
    st.builds(
        lambda day: {"kind": "notice", "on": day.isoformat(), "by": "Республика Татарстан"},
        st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    ),
    max_size=2,
)


class WithActs:
    """An agreement with acts that need no database."""

    def __init__(self, columns: dict[str, Any], acts: list[Any]) -> None:
        self.agreement, self.happened = Agreement(**columns), acts

    def __getattr__(self, name: str) -> Any:
        return getattr(self.agreement, name)


CASES = st.fixed_dictionaries(
    {
        "signed_on": st.sampled_from(["", "2013", "2013-05", "2013-05-29", "2024-02-29"]),
        "event": st.sampled_from(["", "signed", "planned", "terminated"]),
        "term": TERMS,
        "renewal": RENEWALS,
        "notice": st.sampled_from(["", "P6M", "P30D"]),
    }
)


@given(columns=CASES, acts=ACTS, on=st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_what_is_remembered_is_what_is_counted(columns: dict[str, Any], acts: list[Any], on: date) -> None:
    agreement = WithActs(columns, acts)
    expected = standing_of(agreement, on)

    first, again = listed_standing(agreement, on), listed_standing(agreement, on)

    assert first == again == (replace(expected, earlier=()) if expected else None)


def test_another_term_or_day_or_act_is_counted_anew() -> None:
    one = WithActs({"signed_on": "2020-05-29", "event": "signed", "term": {"kind": "period", "period": "P1Y"}}, [])
    assert listed_standing(one, date(2022, 1, 1)).state == "expired"

    one.agreement.term = {"kind": "period", "period": "P5Y"}
    assert listed_standing(one, date(2022, 1, 1)).state == "in_force"
    assert listed_standing(one, date(2032, 1, 1)).state == "expired"

    one.happened = [{"kind": "termination", "on": "2021-01-01", "effective": "2021-02-01"}]
    assert listed_standing(one, date(2022, 1, 1)).state == "terminated"

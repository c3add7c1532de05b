"""The spells of an agreement: on every day the same as the one function counts, whatever the terms and acts."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from kunak.agreements.models import Agreement
from kunak.agreements.spells import Spell, counted_of, spells_of
from kunak.agreements.terms import standing_of

UNTIL = date(2035, 12, 31)
DAYS = st.dates(date(2012, 1, 1), date(2030, 1, 1)).map(date.isoformat)
LENGTHS = st.sampled_from(["P5Y", "P1Y", "P6M", "P1M", "P30D"])
TERMS = st.one_of(
    st.none(),
    st.just({"kind": "indefinite"}),
    st.builds(lambda length: {"kind": "period", "period": length}, LENGTHS),
    st.builds(lambda day: {"kind": "until", "date": day}, DAYS),
)
RENEWALS = st.one_of(
    st.none(),
    st.sampled_from([{"kind": "none"}, {"kind": "by_consent"}, {"kind": "automatic", "period": None}]),
    st.builds(lambda times: {"kind": "automatic", "period": "P1Y", "times": times}, st.sampled_from([None, 1, 3])),
)
SIDES = st.sampled_from(["Республика Татарстан", "Республика Ингушетия"])
ACTS = st.lists(
    st.one_of(
        st.builds(lambda on, by: {"kind": "notice", "on": on, "by": by}, DAYS, SIDES),
        st.builds(lambda on, by: {"kind": "notice_withdrawn", "on": on, "by": by}, DAYS, SIDES),
        st.builds(lambda on, period: {"kind": "renewal", "on": on, "period": period}, DAYS, LENGTHS),
        st.builds(lambda on, until: {"kind": "renewal", "on": on, "until": until}, DAYS, DAYS),
        st.builds(lambda on, last: {"kind": "termination", "on": on, "effective": last}, DAYS, DAYS),
        st.builds(lambda on, kind: {"kind": kind, "on": on}, DAYS, st.sampled_from(["suspension", "resumption"])),
        st.builds(lambda on: {"kind": "in_force", "on": on}, DAYS),
        st.builds(
            lambda on, from_, notice: {"kind": "amendment", "on": on, "effective": from_, "terms": {"notice": notice}},
            DAYS,
            DAYS,
            st.sampled_from(["P1M", "P6M", None]),
        ),
        st.builds(
            lambda on, term: {"kind": "amendment", "on": on, "effective": on, "terms": {"term": term}},
            DAYS,
            TERMS.filter(bool),
        ),
    ),
    max_size=4,
)
CASES = st.fixed_dictionaries(
    {
        "signed_on": st.sampled_from(["", "2013", "2013-05", "2013-05-29", "2012-02-29", "2014-12-31"]),
        "event": st.sampled_from(["", "signed", "signed", "planned", "terminated"]),
        "in_force": st.sampled_from(
            [None, {"rule": "on_act"}, {"rule": "after", "days": 30}, {"rule": "on_date", "date": "2014-01-01"}]
        ),
        "term": TERMS,
        "renewal": RENEWALS,
        "notice": st.sampled_from(["", "P6M", "P30D"]),
    }
)
CONTRADICTED = {"signed_on": "2013-05-29", "event": "signed", "term": {"kind": "period", "period": "P1Y"}}


class WithActs:
    """An agreement with acts that need no database."""

    def __init__(self, columns: dict[str, Any], acts: list[Any]) -> None:
        self.agreement, self.happened = Agreement(**columns), acts

    def __getattr__(self, name: str) -> Any:
        return getattr(self.agreement, name)


def spell_on(spells: list[Spell], day: date) -> Spell:
    [found] = [one for one in spells if one.since <= day < one.until]
    return found


@given(columns=CASES, acts=ACTS, days=st.lists(st.dates(date(2010, 1, 1), UNTIL), min_size=1, max_size=4))
@example(columns=CONTRADICTED, acts=[{"kind": "renewal", "on": "2014-01-01", "until": "2013-12-31"}], days=[UNTIL])
@example(
    columns={"signed_on": "2013", "event": "", "term": {"kind": "period", "period": "P5Y"}},
    acts=[{"kind": "renewal", "on": "2012-01-01", "until": "2012-01-01"}],
    days=[date(2012, 6, 1), UNTIL],
)
def test_on_every_day_a_spell_says_what_is_counted_for_the_day(
    columns: dict[str, Any], acts: list[Any], days: list[date]
) -> None:
    agreement = WithActs(columns, acts)

    spells = spells_of(agreement, UNTIL)

    assert all(one.until == other.since and one.counted != other.counted for one, other in pairwise(spells))
    assert spells[0].since == date.min
    assert spells[-1].until in {date.max, UNTIL + timedelta(days=1)}
    turns = [day for one in spells[1:] for day in (one.since - timedelta(days=1), one.since) if day <= UNTIL]
    for day in (*days, *turns[:12], *turns[-6:]):
        assert spell_on(spells, day).counted == counted_of(standing_of(agreement, day)), day

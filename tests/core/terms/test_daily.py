"""The standing against the machine that lives through every day: over random terms and acts they say the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, repeat

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.core.terms.daily import live

from kunak.core.terms import BadTerms, Duration
from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.course import Course, courses
from kunak.core.terms.standing import Standing, standing
from kunak.core.terms.terms import Terms

LENGTHS = ["P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y", "P10D", "P5W", "P1M15D"]
NOTICES = ["P10D", "P1M", "P3M", "P6M", "P1M10D"]
FROM = date(2023, 10, 31)
DAYS = st.one_of(
    st.integers(0, 1300).map(lambda days: FROM + timedelta(days)),
    st.sampled_from([date(2024, 1, 31), date(2024, 2, 29), date(2024, 8, 31), date(2024, 12, 31), date(2025, 2, 28)]),
)
lengths, notices = st.sampled_from(LENGTHS).map(Duration.parse), st.sampled_from(NOTICES).map(Duration.parse)
parties = st.sampled_from(["А", "Б"])
terms_of = st.one_of(lengths.map(t.ForPeriod), DAYS.map(t.Until), st.just(t.Indefinite()))
renewals = st.one_of(
    st.just(t.NoRenewal()),
    st.just(t.ByConsent()),
    st.builds(t.Automatic, st.none() | lengths, st.none() | st.integers(1, 3)),
)
beginnings = st.one_of(
    st.just(t.OnSigning()),
    DAYS.map(t.OnDate),
    st.integers(0, 100).map(t.AfterSigning),
    st.just(t.OnAct()),
)


@st.composite
def amendments(draw: st.DrawFn) -> a.Amendment:
    on, later = draw(DAYS), draw(st.integers(-30, 200))
    changed = draw(st.sampled_from([(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 0, 2), (1, 1, 1)]))
    return a.Amendment(
        on,
        on + timedelta(later),
        term=draw(terms_of) if changed[0] else None,
        renewal=draw(renewals) if changed[1] else None,
        notice=draw(notices) if changed[2] == 1 else None,
        drops_notice=changed[2] == 2,
    )


@st.composite
def ends(draw: st.DrawFn) -> a.Act:
    on, later = draw(DAYS), timedelta(draw(st.integers(-60, 400)))
    if draw(st.booleans()):
        return a.Termination(on, on + later)
    return a.Supersession(on, "Соглашение 2026 года", on + later)


ACTS = st.one_of(
    st.builds(a.EntryIntoForce, DAYS),
    st.builds(a.Notice, DAYS, parties),
    st.builds(a.Notice, DAYS, parties),
    st.builds(a.NoticeWithdrawn, DAYS, parties),
    st.builds(a.RenewalAgreed, DAYS, period=lengths),
    st.builds(a.RenewalAgreed, DAYS, until=DAYS.map(lambda day: day + timedelta(500))),
    ends(),
    amendments(),
    amendments(),
    st.builds(a.Suspension, DAYS),
    st.builds(a.Resumption, DAYS),
)


@st.composite
def agreements(draw: st.DrawFn) -> tuple[Terms, list[a.Act]]:
    signed = draw(st.one_of(st.just(FROM), DAYS, st.none()))
    try:
        terms = Terms(signed, draw(beginnings), draw(terms_of), draw(renewals), draw(st.none() | notices))
    except BadTerms:
        terms = Terms(signed, t.OnSigning(), t.ForPeriod(draw(lengths)), draw(renewals), draw(st.none() | notices))
    return terms, draw(st.lists(ACTS, max_size=6))


def told(days: Iterator[Standing]) -> Iterator[Standing | str]:
    """Yield the standings, and once that bad input was met, nothing but this."""
    try:
        yield from days
    except BadTerms:
        yield from repeat("bad input")


PASSED_BEFORE_IT_WAS_SIGNED = Terms(
    date(2025, 3, 15), t.OnDate(date(2024, 9, 14)), t.ForPeriod(Duration.parse("P6M")), t.NoRenewal()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example((PASSED_BEFORE_IT_WAS_SIGNED, [a.RenewalAgreed(FROM, until=date(2025, 3, 14))]), [date(2025, 3, 15)], 0)
@given(agreements(), st.lists(DAYS, min_size=3, max_size=8), st.integers(0, 900))
def test_the_standing_is_what_living_through_every_day_tells(
    agreement: tuple[Terms, list[a.Act]], days: list[date], after: int
) -> None:
    terms, acts = agreement
    asked = sorted({*days, *(act.on for act in acts), max(days) + timedelta(after)})
    lived = list(islice(told(live(terms, acts, asked)), len(asked)))

    counted = list(islice(told(standing(terms, acts, day) for day in asked), len(asked)))

    assert counted == lived


def told_courses(terms: Terms, acts: list[a.Act], on: date) -> Iterator[list[Course]]:
    """Yield what was known up to a day, or nothing of bad input."""
    try:
        yield [course for _begins, course in courses(terms, acts, on)]
    except BadTerms:
        yield []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements(), DAYS, st.integers(0, 900))
def test_moving_to_a_later_period_leaves_the_end_as_it_was(
    agreement: tuple[Terms, list[a.Act]], day: date, after: int
) -> None:
    [known] = islice(told_courses(*agreement, day), 1)
    for course in known:
        moved = course.at(day + timedelta(after)).snapshot()
        moved.forget_counted()

        assert moved.ending() == course.ending()

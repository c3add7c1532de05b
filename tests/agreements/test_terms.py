"""What an agreement is on a day, as the register counts and tells it; dates known in part; the strip."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kunak.agreements.strip import NOW, PAST, WIDTH, Strip, strip
from kunak.agreements.terms import KnownStanding, known_terms, read_value, shared_part, standing_of
from kunak.agreements.words import if_nobody_acts, until_words
from kunak.core.terms import PartialDate
from kunak.core.terms.standing import DAYS_OF_A_PERIOD, Standing, standing

FIVE = {"kind": "period", "period": "P5Y"}
ENDLESS = {"kind": "indefinite"}
AUTOMATIC = {"kind": "automatic", "period": None, "times": None}
YEARLY = {"kind": "automatic", "period": "P1Y", "times": None}
TWICE = {"kind": "automatic", "period": "P1Y", "times": 2}


@dataclass(frozen=True)
class Sample:
    """An agreement's terms and what else the strip asks for."""

    signed_on: str = "2025-05-29"
    term: Any = None
    renewal: Any = None
    notice: str = ""
    in_force: Any = None
    event: str = "signed"
    place: str = "Магас"
    replaces: tuple[str, ...] = ()
    happened: tuple[dict[str, Any], ...] = ()


THE_2025 = Sample(term=FIVE, renewal=AUTOMATIC, replaces=("2013",))
THE_2014 = Sample("2014-02-12", FIVE, YEARLY, "P6M")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def russian() -> Any:
    with translation.override("ru"):
        yield


def known(sample: Sample, on: str) -> KnownStanding:
    found = standing_of(sample, date.fromisoformat(on))
    assert found is not None
    return found


def drawn(sample: Sample, on: str) -> Strip:
    day = date.fromisoformat(on)
    found = strip(sample, standing_of(sample, day), day, is_today=True)
    assert found is not None
    return found


# --- the tables of TERMS.md


@pytest.mark.parametrize(
    ("sample", "on", "expected"),
    [
        (THE_2025, "2025-05-28", ["draft", None, None, None, None, None, None]),
        (THE_2025, "2025-05-29", ["in_force", 0, "2030-05-29", "2030-05-29", "2030-05-29", "2030-05-30", None]),
        (THE_2025, "2030-05-29", ["in_force", 0, "2030-05-29", "2030-05-29", "2030-05-29", "2030-05-30", None]),
        (THE_2025, "2030-05-30", ["in_force", 1, "2035-05-29", "2035-05-29", "2035-05-29", "2035-05-30", None]),
        (THE_2014, "2018-01-01", ["in_force", 0, "2019-02-12", "2018-08-12", "2018-08-10", "2019-02-13", None]),
        (THE_2014, "2019-02-13", ["in_force", 1, "2020-02-12", "2019-08-12", "2019-08-12", "2020-02-13", None]),
        (THE_2014, "2026-11-24", ["in_force", 8, "2027-02-12", "2026-08-12", "2026-08-12", "2027-02-13", None]),
    ],
)
def test_the_examples_of_the_rule_are_counted(sample: Sample, on: str, expected: list[object]) -> None:
    found = known(sample, on).standing.to_json()

    names = ["state", "period", "period_end", "notice_deadline", "notice_advised_by", "renews_on", "ends_on"]
    assert [found[name] for name in names] == expected


@pytest.mark.parametrize(
    ("sample", "on", "words"),
    [
        (THE_2025, "2025-05-28", ""),
        (THE_2025, "2026-11-24", "до 29 мая 2030 г., далее продлевается автоматически"),
        (THE_2025, "2030-05-30", "до 29 мая 2035 г., далее продлевается автоматически"),
        (Sample(term=FIVE), "2026-01-01", "до 29 мая 2030 г."),
        (Sample(term=FIVE), "2031-01-01", "до 29 мая 2030 г."),
        (Sample(term=ENDLESS), "2031-01-01", "бессрочно"),
        (Sample(term=FIVE, in_force={"rule": "on_act"}), "2026-01-01", ""),
        (
            Sample(term=FIVE, renewal={"kind": "automatic", "period": "P1Y", "times": 2}),
            "2026-01-01",
            "до 29 мая 2030 г., далее продлевается автоматически, но не далее 29 мая 2032 г.",
        ),
        (
            Sample("2013", FIVE, AUTOMATIC),
            "2015-01-01",
            "до 2018 года (день не известен), далее продлевается автоматически",
        ),
        (Sample("2013-05", FIVE), "2015-01-01", "до мая 2018 года (день не известен)"),
        (Sample("2013", FIVE), "2018-06-01", ""),
        (Sample("2013", ENDLESS), "2018-06-01", "бессрочно"),
        (Sample("2013", FIVE, YEARLY), "2026-06-01", "продлевается автоматически"),
        (
            Sample("2013", FIVE, TWICE),
            "2018-06-01",
            "продлевается автоматически, но не далее 2020 года (день не известен)",
        ),
    ],
)
def test_until_when_it_is_told_beside_the_state(sample: Sample, on: str, words: str) -> None:
    assert plain(until_words(standing_of(sample, date.fromisoformat(on)))) == words


@pytest.mark.parametrize(
    ("sample", "on", "words"),
    [
        (
            THE_2025,
            "2026-11-24",
            (
                "Если никто ничего не сделает, 30 мая 2030 г. соглашение продлится. "
                "На какой период, в тексте не сказано; "
                "считаем тем же сроком: 5 лет. Сторона, которая этого не хочет, уведомляет об отказе до 29 мая 2030 г."
            ),
        ),
        (
            THE_2014,
            "2018-08-12",
            (
                "Если никто ничего не сделает, 13 февраля 2019 г. соглашение продлится на 1 год. "
                "Сторона, которая этого не хочет, уведомляет об отказе до 12 августа 2018 г."
            ),
        ),
        (
            THE_2014,
            "2018-08-13",
            (
                "Если никто ничего не сделает, 13 февраля 2019 г. соглашение продлится на 1 год. "
                "Уведомить об отказе можно было до 12 августа 2018 г."
            ),
        ),
        (
            Sample(term=FIVE),
            "2026-01-01",
            (
                "Если никто ничего не сделает, соглашение закончится. Последний день: 29 мая 2030 г. "
                "О пролонгации в тексте не сказано; считаем, что её нет."
            ),
        ),
        (
            Sample(term=FIVE, renewal={"kind": "by_consent"}),
            "2026-01-01",
            (
                "Если никто ничего не сделает, соглашение закончится. Последний день: 29 мая 2030 г. "
                "Стороны могут договориться о продлении."
            ),
        ),
        (
            Sample(term=FIVE, renewal={"kind": "none"}),
            "2026-01-01",
            "Если никто ничего не сделает, соглашение закончится. Последний день: 29 мая 2030 г.",
        ),
        (Sample(term=FIVE), "2031-01-01", "Соглашение закончилось: само по себе больше ничего не произойдёт."),
        (
            Sample(term=ENDLESS),
            "2026-01-01",
            "Если никто ничего не сделает, соглашение будет действовать и дальше, бессрочно.",
        ),
        (THE_2025, "2025-05-28", "На этот день соглашение не подписано: сроки ещё не идут."),
        (
            Sample(term=FIVE, event="planned"),
            "2026-01-01",
            "На этот день соглашение не подписано: сроки ещё не идут.",
        ),
        (
            Sample(term=FIVE, in_force={"rule": "on_date", "date": "2025-06-10"}),
            "2025-06-01",
            "Само вступит в силу: 10 июня 2025 г.",
        ),
        (
            Sample(term=FIVE, in_force={"rule": "after", "days": 30}),
            "2025-06-01",
            "Само вступит в силу: 28 июня 2025 г.",
        ),
        (
            Sample(term=FIVE, in_force={"rule": "on_act"}),
            "2026-06-01",
            "Вступит в силу с актом, который назван в тексте; в реестре этого акта пока нет.",
        ),
        (
            Sample("2013", FIVE),
            "2018-06-01",
            "День подписания известен не полностью, поэтому состояние на этот день не определить.",
        ),
        (
            Sample("2013", FIVE, YEARLY, "P6M"),
            "2015-01-01",
            "Если никто ничего не сделает, соглашение продлится после 2018 года (день не известен) на 1 год.",
        ),
        (
            Sample("2013", FIVE, YEARLY, "P6M"),
            "2026-06-01",
            (
                "Если никто ничего не сделает, соглашение продлится на 1 год. "
                "В какой день, не известно: день подписания известен не полностью."
            ),
        ),
        (
            Sample("2013", FIVE, TWICE),
            "2019-06-01",
            "Если никто ничего не сделает, соглашение закончится. Последний день: 2020 год.",
        ),
        (
            Sample("2013", {"kind": "period", "period": "P800D"}, {"kind": "none"}),
            "2014-01-15",
            (
                "Если никто ничего не сделает, соглашение закончится. "
                "В какой день, не известно: день подписания известен не полностью."
            ),
        ),
        (Sample("", FIVE), "2026-01-01", "День подписания не известен, поэтому рассчитать ничего нельзя."),
        (Sample(term=None), "2026-01-01", "Срок не известен, поэтому рассчитать ничего нельзя."),
        (
            Sample(term=ENDLESS, renewal=AUTOMATIC),
            "2026-01-01",
            "Условия противоречат друг другу, поэтому рассчитать ничего нельзя.",
        ),
        (
            Sample(term=FIVE, event="terminated"),
            "2026-01-01",
            "Документ говорит о прекращении, но дня в реестре нет: состояние не рассчитать.",
        ),
    ],
)
def test_what_happens_if_nobody_acts_is_one_sentence(sample: Sample, on: str, words: str) -> None:
    assert plain(if_nobody_acts(sample, standing_of(sample, date.fromisoformat(on)))) == words


def test_where_the_two_ends_of_what_is_known_foresee_different_things_nothing_is_foreseen() -> None:
    found = KnownStanding(Standing(date(2026, 1, 1), "in_force"), {})

    assert if_nobody_acts(Sample("2013", FIVE), found) == (
        "День подписания известен не полностью, поэтому, что будет дальше, не определить."
    )
    assert until_words(found) == ""


# --- days known in part


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2012-12-31", "draft"),
        ("2013-01-01", "unknown"),
        ("2013-12-30", "unknown"),
        ("2013-12-31", "in_force"),
        ("2017-06-30", "in_force"),
        ("2018-06-30", "unknown"),
        ("2019-01-01", "expired"),
    ],
)
def test_a_day_known_to_the_year_gives_only_what_both_its_ends_agree_on(on: str, state: str) -> None:
    assert known(Sample("2013", FIVE), on).state == state


def test_no_day_is_shown_more_exact_than_it_is_known() -> None:
    found = known(Sample("2013", FIVE, AUTOMATIC, "P6M"), "2015-06-01")

    assert {name: day.iso() for name, day in found.days.items()} == {
        "since": "2013",
        "period_start": "2013",
        "period_end": "2018",
    }
    assert not found.is_exact


DAYS = st.dates(date(1995, 1, 1), date(2045, 12, 31))


@given(signed=DAYS, on=DAYS, precision=st.sampled_from([4, 7, 10]), years=st.integers(1, 7), yearly=st.booleans())
def test_what_is_told_of_a_day_known_in_part_is_true_of_every_day_it_may_be(
    signed: date, on: date, precision: int, years: int, *, yearly: bool
) -> None:
    terms = {"term": {"kind": "period", "period": f"P{years}Y"}, "renewal": YEARLY if yearly else None}
    vague = standing_of(Sample(signed.isoformat()[:precision], **terms), on)
    exact = known_terms(Sample(signed.isoformat(), **terms))
    assert vague is not None
    assert exact is not None

    true = standing(exact.earliest, (), on)

    assert vague.state in {"unknown", true.state}
    for name, day in vague.days.items():
        truth = getattr(true, name)
        assert truth is None or day.earliest <= truth <= day.latest
    for name in DAYS_OF_A_PERIOD:
        assert getattr(vague.standing, name) in {None, getattr(true, name)}
    assert not vague.renews or true.renews_on
    assert not vague.ends or true.ends_on
    assert not vague.is_endless or not (true.renews_on or true.ends_on)
    assert vague.is_period_known or not vague.is_exact


def test_days_of_different_periods_that_agree_by_chance_are_not_told() -> None:
    found = known(Sample("2013", FIVE, YEARLY), "2026-11-26").standing  # 31 December and 1 January: one working day

    assert {getattr(found, name) for name in DAYS_OF_A_PERIOD} == {None}


@pytest.mark.parametrize("on", ["2019-06-01", "2026-06-01"])
def test_the_strip_of_what_was_renewed_on_a_day_not_known_calls_it_neither_endless_nor_in_its_first_term(
    on: str,
) -> None:
    drawn = strip(
        Sample("2013", FIVE, YEARLY), known(Sample("2013", FIVE, YEARLY), on), date.fromisoformat(on), is_today=True
    )

    assert drawn is not None
    assert [band.text for band in drawn.bands] == ["Действует", "Пролонгация"]
    assert [row.text for row in drawn.rows if row.kind == "now"] == ["Сегодня: действует."]


def test_of_more_periods_than_are_told_the_strip_names_no_first_day() -> None:
    monthly = Sample("2011-01-31", {"kind": "period", "period": "P1M"}, AUTOMATIC)

    drawn = strip(monthly, known(monthly, "2026-11-26"), date(2026, 11, 26), is_today=True)

    assert drawn is not None
    assert plain(drawn.bands[0].text) == "… 2026"
    assert min(mark.x for mark in drawn.marks) > PAST


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2018, 5, 1), date(2018, 5, 31), "2018-05"),
        (date(2018, 5, 1), date(2018, 5, 1), "2018-05-01"),
        (date(2018, 5, 1), date(2019, 5, 1), None),
    ],
)
def test_two_days_share_a_day_a_month_a_year_or_nothing(first: date, last: date, part: str | None) -> None:
    found = shared_part(first, last)

    assert (found.iso() if found else None) == part


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signed_on", "2025-05-29"),
        ("term", "P5Y"),
        ("renewal", "automatic"),
        ("renewal_period", ""),
        ("notice", ""),
        ("in_force", ""),
    ],
)
def test_terms_come_back_in_the_shape_of_a_reading(field: str, value: str) -> None:
    assert read_value(THE_2025, field) == value


# --- the strip


def test_the_strip_of_the_2025_agreement_is_that_of_the_design() -> None:
    found = drawn(THE_2025, "2025-11-24")

    assert [(one.kind, one.x, one.width, plain(one.text), one.is_hatched) for one in found.bands] == [
        ("past", 23, 264, "Соглашение 2013 года", True),
        ("now", 290, 517, "Действует: срок 5 лет", False),
        ("next", 810, 270, "Пролонгация с 30 мая 2030", False),
    ]
    assert [(one.x, plain(one.title), one.note) for one in found.marks] == [
        (0, "2013", "день в тексте не указан"),
        (290, "29 мая 2025", "подписано, Магас"),
        (810, "29 мая 2030", "последний день срока"),
    ]
    assert [one.label for one in found.ticks] == ["2026", "2027", "2028", "2029", "2030"]
    assert found.today.x == 341
    assert found.today.text == "сегодня"
    assert found.notice is not None
    assert (found.notice.x, found.notice.anchor) == (807, "end")
    assert plain(found.notice.text) == "Уведомить до 29 мая 2030: срок в тексте не указан"
    assert found.goes_on


def test_the_list_tells_what_the_drawing_shows() -> None:
    rows = drawn(THE_2025, "2025-11-24").rows

    shown = [(one.when.iso() if isinstance(one.when, PartialDate) else one.when.isoformat(), one.kind) for one in rows]
    assert shown == [
        ("2013", "done"),
        ("2025-05-29", "done"),
        ("2025-11-24", "now"),
        ("2030-05-29", "maybe"),
        ("2030-05-30", "maybe"),
    ]
    assert plain(rows[2].text) == "Сегодня: действует, срок 5 лет."


def test_earlier_periods_stand_before_the_one_of_the_day() -> None:
    found = drawn(THE_2014, "2026-11-24")

    assert [(one.kind, plain(one.text)) for one in found.bands] == [
        ("past", "2014–2026"),
        ("now", "Действует: 8-я пролонгация"),
        ("next", "Пролонгация с 13 февраля 2027"),
    ]
    assert found.notice is None  # its day has passed


@pytest.mark.parametrize(
    ("sample", "on", "kinds"),
    [
        (Sample(term=FIVE), "2026-01-01", ["now"]),
        (Sample(term=FIVE), "2030-01-01", ["now"]),
        (Sample(term=FIVE), "2031-01-01", ["ended"]),
        (Sample(term=ENDLESS), "2031-01-01", ["now", "next"]),
        (Sample(term=FIVE, in_force={"rule": "on_act"}), "2031-01-01", ["next"]),
        (Sample(term=FIVE, in_force={"rule": "on_date", "date": "2025-06-10"}), "2025-06-01", ["next"]),
        (Sample("2013", FIVE, AUTOMATIC), "2015-01-01", ["now", "next"]),
        (Sample("2013", FIVE, AUTOMATIC), "2026-01-01", ["now", "next"]),
        (
            Sample(term=FIVE, renewal=YEARLY, replaces=("2001", "2013-04-05")),
            "2032-01-01",
            ["past", "past", "now", "next"],
        ),
    ],
)
def test_each_state_has_its_bands(sample: Sample, on: str, kinds: list[str]) -> None:
    assert [one.kind for one in drawn(sample, on).bands] == kinds


@pytest.mark.parametrize(
    ("sample", "on"),
    [
        (THE_2025, "2025-05-28"),
        (Sample("2013", FIVE), "2013-06-01"),
        (Sample("", FIVE), "2026-01-01"),
        (Sample(term=FIVE, event="planned"), "2026-01-01"),
    ],
)
def test_where_nothing_can_be_counted_there_is_no_strip(sample: Sample, on: str) -> None:
    day = date.fromisoformat(on)

    assert strip(sample, standing_of(sample, day), day, is_today=True) is None


LENGTHS = [FIVE, ENDLESS, {"kind": "period", "period": "P1M"}, {"kind": "period", "period": "P49Y"}]


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """Return terms of every kind, signed on a day known to the day, the month or the year."""
    term = draw(st.sampled_from(LENGTHS))
    renewal = None if term is ENDLESS else draw(st.sampled_from([None, AUTOMATIC, YEARLY]))
    return Sample(
        signed_on=draw(DAYS).isoformat()[: draw(st.sampled_from([4, 7, 10]))],
        term=term,
        renewal=renewal,
        notice=draw(st.sampled_from(["", "P6M", "P30D", "P10Y"])),
        replaces=draw(st.sampled_from([(), ("2013",), ("2001", "2013-05-06")])),
    )


@given(sample=samples(), on=DAYS)
def test_the_drawing_keeps_within_its_edges_and_nothing_stands_on_another(sample: Sample, on: date) -> None:
    with translation.override("ru"):
        found = strip(sample, standing_of(sample, on), on, is_today=False)

    if found is None:
        return
    edges = [(one.edge_x if one.is_hatched else one.x, one.x + one.width) for one in found.bands]
    assert all(0 <= left < right <= WIDTH for left, right in edges)
    assert all(right <= after for (_, right), (after, _) in pairwise(edges))
    assert all(0 <= one.x <= NOW + 3 for one in found.marks)
    assert all(first.x < second.x for first, second in pairwise(found.ticks))
    assert 0 <= found.today.x <= WIDTH
    if found.notice:
        assert found.bands[0].x <= found.notice.x <= NOW
        assert found.notice.window_x + found.notice.window_width <= NOW + 4
    assert PAST < NOW


# --- acts after the signing

AGREED = {"kind": "renewal", "on": "2026-02-01", "period": "P2Y"}
ENDED_2027 = {"kind": "termination", "on": "2026-11-20", "effective": "2027-12-31"}
LATE = {"kind": "notice", "on": "2018-08-13", "by": "Республика Татарстан"}


def told(sample: Sample, on: str) -> list[str]:
    return [plain(f"{row.when}: {row.text}") for row in drawn(sample, on).rows]


def test_the_strip_ends_where_the_sides_ended_it() -> None:
    sample = replace(THE_2025, happened=(ENDED_2027,))

    before, after = drawn(sample, "2026-11-25"), drawn(sample, "2028-01-01")

    assert plain(before.marks[-1].title) == "31 декабря 2027"
    assert not before.goes_on
    assert [band.kind for band in after.bands] == ["past", "ended"]
    assert after.bands[-1].text == "Прекращено"
    assert [plain(mark.text) for mark in before.acts] == [
        "20 ноября 2026 г.: Расторжение по соглашению сторон: последний день 31 декабря 2027 г."
    ]


def test_an_act_stands_in_the_strip_from_its_own_day() -> None:
    sample = replace(THE_2025, happened=(ENDED_2027,))

    assert not drawn(sample, "2026-11-19").acts
    assert drawn(sample, "2026-11-20").acts


def test_what_was_renewed_shows_that_no_notice_had_come_or_what_was_agreed() -> None:
    by_itself, agreed = told(THE_2014, "2019-06-01"), told(replace(THE_2025, happened=(AGREED,)), "2031-01-01")

    assert any(
        "1-й раз: в реестре нет уведомления, направленного до 12 августа 2018 г. включительно" in row
        for row in by_itself
    )
    assert any("Продление по соглашению сторон." in row for row in agreed)


def test_what_comes_by_agreement_is_not_called_automatic() -> None:
    sample = replace(THE_2025, happened=(AGREED,))

    assert (
        plain(until_words(known(sample, "2026-03-01"))) == "до 29 мая 2030 г., далее продлевается по соглашению сторон"
    )
    assert "как договорились стороны" in plain(if_nobody_acts(sample, known(sample, "2026-03-01")))


def test_a_late_notice_tells_the_last_day_beside_the_renewal() -> None:
    sample = replace(THE_2014, happened=(LATE,))

    nobody = plain(if_nobody_acts(sample, known(sample, "2018-09-01")))

    assert "13 февраля 2019 г." in nobody
    assert "Последним днём тогда будет 12 февраля 2020 г." in nobody
    assert any("2020" in row and "Последний день действия" in row for row in told(sample, "2018-09-01"))


def test_words_follow_the_amended_terms() -> None:
    changed = {"renewal": {"kind": "automatic", "period": "P1Y", "times": None}, "notice": "P3M"}
    act = {"kind": "amendment", "on": "2026-02-01", "effective": "2026-02-01", "terms": changed}
    sample = replace(THE_2025, happened=(act,))

    nobody = plain(if_nobody_acts(sample, known(sample, "2026-03-01")))

    assert "на 1 год" in nobody
    assert "28 февраля 2030 г." in nobody


def test_an_end_that_only_the_document_tells_is_counted_once_its_act_is_recorded() -> None:
    sample = replace(THE_2025, event="terminated")

    assert standing_of(sample, date(2026, 1, 1)) is None
    assert known(replace(sample, happened=(ENDED_2027,)), "2028-01-01").state == "terminated"

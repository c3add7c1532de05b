"""Plans one after another: what is carried over, what is left out and why, and the days without a plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.programme import add, agree, make_in_force, make_version, name_everybody, other_of, send, writer_of

from kunak.agreements.errors import ReasonMissing
from kunak.core.execution import MeasureState, Progress
from kunak.core.programme.periods import Gap
from kunak.core.programme.term import CONSTANTLY, parse_term
from kunak.programme import errors, queries, services
from kunak.programme.contributor import ProgrammeContributor
from kunak.programme.models import CarryOver, Programme, Version
from kunak.programme.progress import TELLERS

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]
FIRST = {"starts_on": date(2019, 1, 1), "ends_on": date(2021, 12, 31)}
SECOND = {"starts_on": date(2022, 1, 1), "ends_on": date(2024, 12, 31)}
ON = date(2021, 12, 1)


@pytest.fixture
def done() -> Iterator[set[Any]]:
    """Return the lines that the room above tells to be done."""
    lines: set[Any] = set()

    def tell(asked: Any, _reader: Any, _on: date) -> dict[Any, Progress]:
        return {line: Progress(MeasureState.DONE) for line in asked if line in lines}

    before = list(TELLERS)
    TELLERS[:] = [tell]
    yield lines
    TELLERS[:] = before


def make_first(*terms: str) -> Version:
    """Return the plan of 2019–2021 in force, with a measure for each of the terms beside those of the commitments."""
    agreement = make_agreement()
    version = services.propose_programme(agreement=agreement, by=coordinators(agreement)[0], **FIRST)
    for term in terms:
        add(version, text=term, term=parse_term(term))
    name_everybody(version)
    return agree(send(version))


def open_next(first: Version, left: dict[int, str] | None = None, **changes: Any) -> Version:
    fields = {**SECOND, "left": left or {}, "on": ON, "by": writer_of(first)} | changes
    return services.open_next_plan(agreement=first.programme.agreement, **fields)


def test_astrakhan_closes_its_plan_of_2019_to_2021_and_opens_that_of_2022_to_2024(done: set[Any]) -> None:
    first = make_first("III квартал 2021", "постоянно", "2021–2022")
    by_text = {one.text: one for one in first.measures.all()}
    quarter, constant, span = (by_text[text] for text in ("III квартал 2021", "постоянно", "2021–2022"))
    over, unwanted, kept = first.measures.all()[:3]
    done |= {over.line, constant.line}

    second = agree(send(open_next(first, {unwanted.pk: "Стороны отказались"})))

    assert str(second.programme) == "01.01.2022–31.12.2024"
    assert {one.line for one in second.measures.all()} == {kept.line, quarter.line, constant.line, span.line}
    assert [second.measures.get(line=one.line).term for one in (quarter, constant, span)] == [
        parse_term(""),
        CONSTANTLY,
        parse_term("2021–2022"),
    ]
    assert {one.measure: one.reason for one in queries.carry_overs(second) if not one.is_carried} == {
        unwanted: "Стороны отказались"
    }
    assert Version.objects.get(pk=first.pk).state == "in_force"
    assert queries.plans_of(first.programme.agreement, writer_of(first), date(2024, 12, 31)).gap is None
    assert queries.plans_of(first.programme.agreement, writer_of(first), date(2025, 1, 1)).gap == Gap(
        date(2025, 1, 1), None
    )


def test_a_gap_between_plans_is_shown_between_them() -> None:
    first = make_first()
    second = agree(send(open_next(first, starts_on=date(2022, 3, 1))))

    plans = queries.plans_of(first.programme.agreement, writer_of(first), date(2023, 1, 1))

    assert [(row.version, row.gap) for row in plans.rows] == [
        (second, Gap(date(2022, 1, 1), date(2022, 2, 28))),
        (first, None),
    ]


def test_what_is_left_out_is_left_with_a_reason_and_nothing_is_made_without_one() -> None:
    first = make_first()

    with pytest.raises(ReasonMissing):
        open_next(first, {first.measures.first().pk: "  "})
    with pytest.raises(errors.NoSuchMeasure):
        open_next(first, {0: "нет такого"})

    assert Programme.objects.count() == 1


def test_what_is_finished_is_not_left_out_once_more(done: set[Any]) -> None:
    first = make_first()
    over = first.measures.first()
    done.add(over.line)

    with pytest.raises(errors.NoSuchMeasure):
        open_next(first, {over.pk: "сделано"})


@pytest.mark.storage
@pytest.mark.parametrize("period", [FIRST, {"starts_on": date(2021, 12, 31), "ends_on": date(2022, 12, 31)}])
def test_plans_of_an_agreement_never_have_a_day_in_common(period: dict[str, date]) -> None:
    first = make_first()

    with pytest.raises(errors.PlansOverlap):
        open_next(first, **period)
    second = open_next(first)
    with pytest.raises(errors.PlansOverlap):
        services.change_period(version=second, by=writer_of(first), **period)


@pytest.mark.storage
@pytest.mark.parametrize("event", ["INSERT", "UPDATE"])
def test_the_database_refuses_two_plans_on_one_day(event: str) -> None:
    first = make_first()
    second = open_next(first).programme
    told = f"plans_of_an_agreement_never_meet_on_{event.lower()}"

    deeds = {
        "INSERT": lambda: Programme.objects.create(agreement=second.agreement, starts_on=ON, ends_on=ON),
        "UPDATE": lambda: Programme.objects.filter(pk=second.pk).update(starts_on=ON),
    }

    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        deeds[event]()


def test_one_side_opens_the_next_plan_and_another_is_told_of_it() -> None:
    first = make_first()
    version = open_next(first)

    with pytest.raises(errors.NextPlanOpened):
        open_next(first, by=other_of(first))
    services.drop_version(version=version, reason="", by=writer_of(first))
    again = open_next(first, by=other_of(first))

    assert (again.programme, again.number) == (version.programme, 2)


def test_there_is_no_next_plan_before_one_was_agreed() -> None:
    version = make_version()

    with pytest.raises(errors.NothingInForce):
        open_next(version)


def test_a_measure_is_carried_over_once_and_left_out_with_a_reason() -> None:
    first = make_first()
    second = open_next(first)
    row = {"version": second, "by": writer_of(first)}
    measure = first.measures.first()

    with pytest.raises(IntegrityError, match=r"UNIQUE|measure_is_carried_over_once"), transaction.atomic():
        CarryOver.objects.create(**row, measure=measure, is_carried=True)
    spare = second.measures.first()
    for fields in ({"is_carried": False, "reason": ""}, {"is_carried": True, "reason": "зачем"}):
        with pytest.raises(IntegrityError, match="measure_is_left_out_with_a_reason"), transaction.atomic():
            CarryOver.objects.create(**row, measure=spare, **fields)


def test_the_other_side_does_not_see_the_next_plan_before_it_is_sent() -> None:
    first = make_first()
    open_next(first)

    plans = queries.plans_of(first.programme.agreement, other_of(first), ON)

    assert [row.version for row in plans.rows] == [None, first]
    assert not plans.can_open_next


def test_the_page_of_the_agreement_says_that_there_is_no_plan_any_more() -> None:
    first = make_first()  # over for years

    [remark] = ProgrammeContributor().remarks(first.programme.agreement, writer_of(first))

    assert "1\u00a0января 2022" in remark.told or "1 января 2022" in remark.told


def test_an_agreement_with_a_plan_under_way_has_no_such_remark() -> None:
    version = make_in_force()

    assert list(ProgrammeContributor().remarks(version.programme.agreement, writer_of(version))) == []


# --- pages


@pytest.mark.answers
def test_the_next_plan_is_opened_on_its_page_and_a_missing_reason_loses_nothing(client: Client) -> None:
    first = make_first()
    one, two, *_ = first.measures.all()
    client.force_login(writer_of(first))
    url = reverse("programme:next-plan", args=[first.programme.agreement_id])
    typed = {"starts_on": "2022-01-01", "ends_on": "2024-12-31", f"m{one.pk}": "leave", f"m{two.pk}": "leave"}
    typed[f"r{two.pk}"] = "Не нужно"

    page = client.get(first.get_absolute_url()).content.decode()
    asked = client.get(url).content.decode()
    refused = client.post(url, typed)
    done = client.post(url, {**typed, f"r{one.pk}": "Тоже"})

    assert url in page
    assert 'value="2022-01-01"' in asked
    assert (refused.status_code, "Не нужно" in refused.content.decode()) == (422, True)
    assert f'id="r{one.pk}-err"' in refused.content.decode()
    assert f'id="r{two.pk}-err"' not in refused.content.decode()
    second = Version.objects.exclude(pk=first.pk).get()
    assert done["Location"] == second.get_absolute_url()
    assert "Не нужно" in client.get(second.get_absolute_url()).content.decode()


@pytest.mark.answers
def test_who_has_nothing_to_follow_is_told_so(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))

    answer = client.get(reverse("programme:next-plan", args=[version.programme.agreement_id]))

    assert answer.status_code == 302

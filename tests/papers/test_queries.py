"""What papers take from versions: the own side first, keys of exactly this content, terms and steps as days."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests.factories.agreements import coordinators, make_agreement, ready_candidate, sides
from tests.factories.people import make_person
from tests.factories.versions import THREE, first_side, make_version, measure_input, parties_of

from kunak.agreements import services as agreement_services
from kunak.agreements.models import Agreement
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import CONSTANTLY, NONE, MeasureTerm, parse_term
from kunak.papers.content import HeadOnPaper, PlanOnPaper
from kunak.papers.ics_plan import CalendarOfPlan, plan_ics
from kunak.papers.queries import calendar_of, for_papers, plan_on_paper
from kunak.people import services as people
from kunak.programme import services
from kunak.programme.models import Version
from kunak.programme.services import MeasureInput, MilestoneInput

pytestmark = pytest.mark.django_db
ADDRESS = "https://kunak.example"
DRAFT, SENT, RETURNED = VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED
IN_FORCE, REPLACED = VersionState.IN_FORCE, VersionState.REPLACED


def paper(version: Version, place: int = 0) -> PlanOnPaper:
    """Return the copy of the party at a place."""
    fresh = for_papers(Version.objects.all()).get(pk=version.pk)
    return plan_on_paper(fresh, sides(fresh.programme.agreement)[place])


def calendar(version: Version) -> CalendarOfPlan:
    return calendar_of(for_papers(Version.objects.all()).get(pk=version.pk), ADDRESS)


def agreement_of(parties: list[dict[str, Any]], **fields: Any) -> Agreement:
    candidate, by = ready_candidate(parties=parties, signatories=[], coordinators=[], **fields)
    return agreement_services.accept(candidate=candidate, by=by)


def test_the_paper_of_what_a_side_marks_for_official_use_bears_the_mark() -> None:
    version = make_version()
    agreement = version.programme.agreement
    assert "служебного" not in paper(version).edition.mark
    values = {"is_restricted": True}
    agreement_services.enter_filing(
        agreement=agreement, values=values, today=date(2026, 11, 1), by=coordinators(agreement)[1]
    )

    assert [paper(version, place).edition.mark.endswith("Для служебного пользования") for place in (0, 1)] == [
        True,
        True,
    ]


# --- sides


@pytest.mark.parametrize("place", [0, 1])
def test_the_own_side_stands_first_with_its_names_in_cases(place: int) -> None:
    shown = paper(make_version(), place)

    names = [("Татарстан", "Республикой Татарстан"), ("Ингушетия", "Республикой Ингушетия")]
    assert [(one.short, one.name_ins) for one in shown.parties] == (names if place == 0 else names[::-1])
    [row] = shown.sections[0].rows
    assert row.executors == tuple((f"Министерство, {one.short}",) for one in shown.parties)


def test_with_three_parties_the_others_keep_their_order() -> None:
    version = make_version(agreement=agreement_of(parties_of(THREE)))

    assert [one.short for one in paper(version, 2).parties] == ["Дагестан", "Татарстан", "Ингушетия"]


def test_a_body_is_not_taken_for_its_territory() -> None:
    bodies = {"RU-TA": "Министерство спорта Республики Татарстан", "RU-IN": "Министерство спорта Республики Ингушетия"}
    candidate, by = ready_candidate(parties=parties_of({"RU-TA": THREE["RU-TA"]}) + parties_of(bodies, "body")[1:])
    agreement = agreement_services.accept(candidate=candidate, by=by)

    first, second = paper(make_version(agreement=agreement)).parties

    assert (first.name, first.name_gen) == ("Республика Татарстан", "Республики Татарстан")
    assert (second.name, second.name_gen, second.name_ins) == ("Министерство спорта Республики Ингушетия", "", "")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_paper_is_russian_whatever_the_language_of_the_page(language: str) -> None:
    version = make_version()

    with translation.override(language):
        shown = paper(version)
        days = calendar(version)

    assert shown.sections[0].name == "Закупки"
    assert shown.sections[0].rows[0].term == "20\u00a0марта 2026\u00a0г."
    assert shown.steps[0].steps == (("Повестка согласована", "10\u00a0февраля 2026\u00a0г."),)
    assert days.name == "План мероприятий: Татарстан и Ингушетия, версия 1"
    assert "Татарстан: Министерство" in days.days[0].text


# --- the heading


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "от 29 мая 2025 г."),
        ({"signed_on": "2025-05", "identity": None}, "от «___» мая 2025 г."),
        ({"signed_on": "2025", "identity": None}, "2025 года"),
        ({"signed_on": "", "identity": None}, ""),
        ({"event": "planned"}, ""),
    ],
)
def test_the_agreement_is_dated_as_far_as_its_signing_is_known(fields: dict[str, Any], told: str) -> None:
    shown = paper(make_version(agreement=make_agreement(**fields)))

    assert shown.dated.replace("\u00a0", " ") == told


@pytest.mark.parametrize(("kind", "told"), [("memorandum", "Меморандума"), ("roadmap", "Дорожной карты")])
def test_the_kind_stands_in_the_genitive(kind: str, told: str) -> None:
    assert paper(make_version(agreement=make_agreement(kind=kind))).kind == told


# --- keys and hash


def test_each_sides_key_tells_who_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 24, 0, 30, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: moment)
    version = make_version()

    shown = paper(version)

    people = {key.side_id: key.by.name for key in version.keys.all()}
    consents = [one.consent for one in shown.parties]
    assert [one and one.who for one in consents] == [people[one.pk] for one in sides(version.programme.agreement)]
    assert {one and one.at.replace("\u00a0", " ") for one in consents} == {"24 ноября 2026 г., 00:30"}
    assert shown.edition.in_force_on == date(2026, 11, 24)
    assert shown.edition.content_hash == version.content_hash


def test_the_head_of_the_papers_day_signs_it() -> None:
    version = make_version(state=VersionState.DRAFT)
    by = coordinators(version.programme.agreement)[0]
    body = people.add_body(side=first_side(version.programme.agreement), name="Глава", kind="head", by=by)
    made_on = timezone.localdate(version.created_at)
    for name, since in (("Прежний", date(2010, 1, 1)), ("Нынешний", made_on)):
        new = people.NewHead(name=name, post="Раис", since=since.isoformat(), ground="указ")
        people.enter_head(body=body, new=new, by=by)

    own, other = paper(version).parties

    assert own.head == HeadOnPaper("Раис", "Нынешний")
    assert other.head is None


def test_a_sent_version_has_the_writers_key_only_and_is_a_draft() -> None:
    shown = paper(make_version(state=SENT))

    assert [one.consent is not None for one in shown.parties] == [True, False]
    assert (shown.edition.is_draft, shown.edition.is_sent) == (True, True)
    assert "на согласовании сторон" in shown.edition.mark
    assert shown.name == "План мероприятий, Татарстан и Ингушетия, версия 1, проект"


@pytest.mark.parametrize("way", ["returned", "recalled"])
def test_a_version_open_again_shows_neither_keys_nor_hash_of_its_old_content(way: str) -> None:
    by = make_person(side=first_side(agreement := make_agreement()))
    version = make_version(agreement=agreement, state=RETURNED if way == "returned" else SENT, by=by)
    if way == "recalled":
        services.recall(version=version, by=by)
    services.add_measure(version=version, given=measure_input(agreement, text="Ещё одно"), by=by)

    shown = paper(version)

    assert [one.consent for one in shown.parties] == [None, None]
    assert (shown.edition.content_hash, shown.edition.waiver) == ("", "")
    assert shown.edition.is_draft
    assert ("возвращена" in shown.edition.mark) == (way == "returned")


def test_a_replaced_version_says_which_one_is_in_force() -> None:
    first = make_version()
    make_version(agreement=first.programme.agreement)

    shown = paper(first)

    assert shown.edition.mark == "Утратил силу: действует версия 2"
    assert [one.consent is not None for one in shown.parties] == [True, True]


def test_the_waiver_is_told() -> None:
    agreement = make_agreement()
    one_sided = measure_input(agreement, executors={})
    version = make_version(agreement=agreement, measures=[one_sided], waiver="партнёр ещё не назвал")

    shown = paper(version)

    assert shown.edition.waiver == "партнёр ещё не назвал"
    assert shown.sections[0].rows[0].executors == ((), ())


# --- the calendar


def dated(agreement: Agreement, term: MeasureTerm, *steps: MilestoneInput) -> MeasureInput:
    return measure_input(agreement, term=term, milestones=steps)


@pytest.mark.parametrize(
    ("term", "days"),
    [
        (MeasureTerm("day", date(2026, 3, 20), date(2026, 3, 20)), [date(2026, 3, 20)]),
        (parse_term("III квартал 2026"), [date(2026, 9, 30)]),
        (MeasureTerm("span", date(2026, 1, 1), date(2027, 12, 31)), [date(2027, 12, 31)]),
        (CONSTANTLY, []),
        (NONE, []),
    ],
)
def test_a_term_falls_on_its_last_day(term: MeasureTerm, days: list[date]) -> None:
    agreement = make_agreement()
    version = make_version(agreement=agreement, measures=[dated(agreement, term)])

    assert [day.on for day in calendar(version).days] == days


def test_milestones_with_days_are_in_it_and_lead_to_their_measure() -> None:
    version = make_version()
    measure = version.measures.get()

    term, step = calendar(version).days

    assert (term.uid, term.title) == (measure.line, "Срок: Провести встречу закупщиков")
    assert (step.on, step.title) == (date(2026, 2, 10), "Повестка согласована: Провести встречу закупщиков")
    assert term.url == step.url == f"{ADDRESS}{measure.get_absolute_url()}"
    assert term.text.startswith("Мероприятие 1.1: Провести встречу закупщиков\nТатарстан: Министерство")


def test_names_of_events_stay_when_a_later_version_moves_days_and_puts_steps_between() -> None:
    agreement = make_agreement()
    steps = [MilestoneInput("Начало", date(2026, 2, 1)), MilestoneInput("Проверка", date(2026, 2, 20), code="check")]
    first = make_version(agreement=agreement, measures=[dated(agreement, NONE, *steps)])
    by = make_person(side=first_side(agreement))
    second = services.start_new_version(programme=first.programme, by=by)
    measure = second.measures.get()
    later = [
        MilestoneInput("Новый шаг", date(2026, 2, 5)),
        MilestoneInput("Начало", date(2026, 2, 9)),
        MilestoneInput("Проверка на месте", date(2026, 3, 1), code="check"),
        MilestoneInput("Проверка ещё раз", date(2026, 3, 2), code="check"),
    ]
    services.change_measure(measure=measure, revision=measure.revision, given=dated(agreement, NONE, *later), by=by)

    before, after = calendar(first), calendar(second)

    assert [day.uid for day in before.days] == [after.days[1].uid, after.days[2].uid]
    assert len({day.uid for day in after.days}) == 4
    assert after.uid == before.uid
    assert after.sequence > before.sequence


def test_two_plans_share_no_names() -> None:
    first = make_version()
    second = make_version(agreement=agreement_of(parties_of({"RU-TA": THREE["RU-TA"], "RU-DA": THREE["RU-DA"]})))

    assert calendar(first).uid != calendar(second).uid
    assert not {day.uid for day in calendar(first).days} & {day.uid for day in calendar(second).days}


@pytest.mark.parametrize(("state", "is_agreed"), [(DRAFT, False), (SENT, False), (RETURNED, False), (IN_FORCE, True)])
def test_only_a_version_of_all_sides_is_agreed(state: VersionState, is_agreed: bool) -> None:
    assert calendar(make_version(state=state)).is_agreed is is_agreed


@pytest.mark.parametrize("state", [DRAFT, SENT, IN_FORCE])
def test_the_same_version_gives_the_same_file(state: VersionState) -> None:
    version = make_version(state=state)

    assert plan_ics(calendar(version)) == plan_ics(calendar(version))


def test_a_changed_draft_has_a_later_stamp() -> None:
    agreement = make_agreement()
    by = make_person(side=first_side(agreement))
    version = make_version(agreement=agreement, state=DRAFT, by=by)
    before = calendar(version).stamp

    measure = services.add_measure(version=version, given=measure_input(agreement), by=by)

    assert calendar(version).stamp == measure.changed_at > before


# --- queries


@pytest.mark.parametrize("make", [paper, calendar])
def test_the_number_of_queries_does_not_grow_with_the_plan(make: Callable[[Version], object]) -> None:
    def count(version: Version) -> int:
        with CaptureQueriesContext(connection) as asked:
            make(version)
        return len(asked)

    agreement = make_agreement()
    small = count(first := make_version(agreement=agreement))
    many = make_version(agreement=agreement, measures=[measure_input(agreement) for _ in range(12)])

    assert count(many) == small <= 14
    assert len(coordinators(first.programme.agreement)) == 2

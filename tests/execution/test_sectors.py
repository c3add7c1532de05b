"""Each sector of the release from its commitment to a result that both sides confirmed, proved and made public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.agreements import coordinators, ready_candidate
from tests.factories.documents import words
from tests.factories.execution import ON, answer, given
from tests.factories.versions import measure_input, move

from kunak.agreements.services import accept
from kunak.core import reference
from kunak.core.execution import Answer, MeasureState, Outcome
from kunak.core.kinds import planned_fields
from kunak.core.lifecycle import VersionState
from kunak.execution import services
from kunak.execution.models import Report
from kunak.execution.queries import public_results, report_row
from kunak.people.models import Person
from kunak.programme.models import Measure, Version
from kunak.programme.progress import progress_of
from kunak.programme.queries import details_of
from kunak.programme.services import MilestoneInput, change_measure, propose_programme

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@dataclass(frozen=True, slots=True)
class Way:
    """What the sides agree on of a kind of measure, and what they tell afterwards, both as people type it."""

    sector: str
    kind: str
    planned: Mapping[str, object]
    told: Mapping[str, object]
    shown: str  # of what was told, as the page of the report writes it
    proof: str
    result: str


WAYS = [
    Way(
        "trade",
        "supply-contract",
        {
            "goods": "01.13.49",
            "volume": "120,5",
            "volume_unit": "т",
            "amount_plan": "4 500 000",
            "contract_number": "7",
        },
        {"contract_number": "7-П/26", "contract_date": "12.02.2026", "amount_fact": "4 480 000,50"},
        "4 480 000,50 руб.",
        "Договор поставки.pdf",
        "Поставлено 120,5 т овощей",
    ),
    Way(
        "procurement",
        "procurement-exchange",
        {"format": "смешанный", "agenda": "Каталог товаров\nМалые закупки", "system": "Портал поставщиков"},
        {"participants_fact": "18"},
        "18 чел.",
        "Список участников.xlsx",
        "Переняли порядок малых закупок",
    ),
    Way(
        "investment",
        "investment-project",
        {
            "site": "Карабулак, площадка 4",
            "stage": "проектирование",
            "invest_total": "900 млн",
            "jobs_plan": "85",
        },
        {"invest_done": "12 500 000", "jobs_fact": "9", "contract_number": "И-1", "contract_date": "01.03.2026"},
        "12 500 000 руб.",
        "Отчёт инвестора.docx",
        "Подписан договор об аренде площадки",
    ),
    Way(
        "industry",
        "technology-transfer",
        {"technology": "Порошковая окраска", "owner": "КНИТУ", "recipient": "Завод «Пищемаш»"},
        {"licence_no": "RU 2 712 345", "amount_fact": "300 000"},
        "RU 2 712 345",
        "Акт передачи.pdf",
        "Передана документация на линию окраски",
    ),
    Way(
        "health",
        "tech-adoption-clinic",
        {"technology": "Эндоскопия позвоночника", "clinic": "ИРКБ, Назрань", "owner": "РКБ, Казань"},
        {"participants_fact": "4", "amount_fact": "0"},
        "4 чел.",
        "Акт внедрения.pdf",
        "Прооперированы шесть больных",
    ),
    Way(
        "education",
        "student-exchange",
        {
            "institution_from": "КФУ",
            "institution_to": "ИнгГУ",
            "persons_out": "12",
            "persons_in": "10",
            "route": "Казань",
        },
        {"persons_out": "11", "persons_in": "10"},
        "11 чел.",
        "Приказ о зачислении.pdf",
        "Одиннадцать студентов учились в Магасе семестр",
    ),
    Way(
        "culture",
        "exhibition",
        {"venue": "Музей изобразительных искусств, Назрань", "exhibits": "64"},
        {"visitors": "2 318", "media_links": "https://example.org/vystavka"},
        "2 318 чел.",
        "Акт возврата предметов.pdf",
        "Выставку увидели 2318 человек",
    ),
    Way(
        "tourism",
        "tourist-route",
        {"route": "Казань\nДжейрах\nМагас", "route_days": "6", "operator": "Тур-К", "price_from": "48 900"},
        {"participants_fact": "24"},
        "24 чел.",
        "Паспорт маршрута.pdf",
        "Проехали две первые группы",
    ),
    Way(
        "digital",
        "e-gov-component",
        {"component": "Запись к врачу", "system": "Портал услуг", "owner": "Минцифры РТ", "recipient": "Минсвязи РИ"},
        {"reg_record": "№ 10256", "amount_fact": "0"},
        "№ 10256",
        "Акт ввода.pdf",
        "Модуль работает в шести поликлиниках",
    ),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.sector)
def test_everything_that_is_planned_and_told_of_a_sector_is_of_its_kind(way: Way) -> None:
    kind = reference.measure_kinds()[way.kind]

    codes = {one.code for one in kind.fields}

    assert way.sector in kind.sectors
    assert set(way.planned) <= {one.code for one in planned_fields(kind)}
    assert set(way.told) <= codes


def test_every_sector_of_the_release_comes_from_its_commitment_to_a_public_result_of_two_sides() -> None:
    version, people = plan_of_all()

    reports = {way.sector: carry_out(way, version, people[at % 2], people[1 - at % 2]) for at, way in enumerate(WAYS)}

    with CaptureQueriesContext(connection) as captured:
        public = public_results(version.programme.agreement)
    assert len([one for one in captured if 'FROM "execution_publickey"' in one["sql"]]) == 1  # not one for each report
    for way in WAYS:
        report = reports[way.sector]
        progress = progress_of([report.line], people[0], ON)[report.line]
        measure = version.measures.get(line=report.line)
        row = report_row(version.programme.agreement, report, people[1], measure=measure)
        assert (way.sector, progress.state, progress.done_on) == (way.sector, MeasureState.DONE, date(2026, 3, 20))
        assert way.shown in [value.replace("\u00a0", " ") for _name, value in row.fields]
        assert [one.name for one in row.proofs] == [way.proof]
        assert ([one.result for one in public[report.line]], row.is_public) == ([way.result], True)


def plan_of_all() -> tuple[Version, list[Person]]:
    """Return a plan in force, proposed from one commitment of each sector, and a coordinator of each side."""
    spans = {"spans": words("обмениваться опытом закупок"), "confidence": 1.0}
    commitments = [{"text": f"{way.sector}: вместе", "sector": way.sector, "kind": way.kind, **spans} for way in WAYS]
    candidate, by = ready_candidate(commitments=commitments)
    agreement = accept(candidate=candidate, by=by)
    version = propose_programme(agreement=agreement, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), by=by)
    for way, measure in zip(WAYS, version.measures.order_by("order"), strict=True):
        assert (measure.commitment.sector, measure.kind) == (way.sector, way.kind)
        fill_in(measure, way, by)
    people = coordinators(agreement)
    return move(version, VersionState.IN_FORCE, by=by, others=people[1:]), people


def fill_in(measure: Measure, way: Way, by: Person) -> None:
    """Write what a measure of the kind tells, with the usual milestones of the kind."""
    asked = measure_input(
        measure.version.programme.agreement,
        text=measure.text,
        sector=way.sector,
        kind=way.kind,
        commitment=measure.commitment,
        details=way.planned,
        milestones=[MilestoneInput(one.name, code=one.code, is_final=one.is_final) for one in measure.milestones.all()],
    )
    change_measure(measure=measure, revision=measure.revision, given=asked, by=by)
    assert {one.code for one in details_of(Measure.objects.get(pk=measure.pk))} == set(way.planned)


def carry_out(way: Way, version: Version, ours: Person, theirs: Person) -> Report:
    """Report a step that is returned and mended, then the whole; the other side confirms; both make it public."""
    measure = version.measures.select_related("version__programme__agreement").get(sector=way.sector)
    step, proof = measure.milestones.first().name, (way.proof, b"%PDF-1.4")
    first = services.report(measure=measure, given=given(outcome=Outcome.IN_PART, step=step), on=ON, by=ours)
    answer(first, Answer.RETURNED, by=theirs)
    part = given(outcome=Outcome.IN_PART, step=step, place="Магас")
    answer(services.mend_report(report=first, given=part, on=ON, by=ours), by=theirs)
    told = given(result=way.result, fields=way.told, files=(proof,))
    report = services.report(measure=measure, given=told, on=ON, by=ours)
    assert progress_of([measure.line], ours, ON)[measure.line].state == MeasureState.REPORTED
    answer(report, by=theirs)
    for by in (ours, theirs):
        services.turn_public_key(report=report, content_hash=report.content_hash, by=by)
    return report

"""Reports: made with proofs, answered by the other side alone, mended; the measure's state follows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.factories.agreements import make_agreement, ready_candidate
from tests.factories.execution import ON, answer, given, make_measure, make_report, person_of
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.versions import THREE, make_version, measure_input, parties_of

from kunak.agreements.errors import ReasonMissing, StaleContent
from kunak.agreements.models import Agreement
from kunak.agreements.search.verifying import differing
from kunak.agreements.services import accept
from kunak.core.errors import KunakError
from kunak.core.execution import Answer, MeasureState, Outcome, Progress, Waits
from kunak.core.programme.term import CONSTANTLY, MeasureTerm
from kunak.documents.errors import FileNotKept
from kunak.execution import services
from kunak.execution.errors import (
    AnswerRepeated,
    DayAhead,
    MendedMeanwhile,
    NoSuchStep,
    NotUnderWay,
    OwnReport,
    ProofMissing,
    ReportMended,
    ReportSettled,
    ResultMissing,
    SaidAlready,
    TooManyProofs,
    WorkOver,
    YearNotAsked,
)
from kunak.execution.models import Proof, Report
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role
from kunak.programme.errors import NotOfThisSector
from kunak.programme.models import Measure
from kunak.programme.progress import progress_of

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def progress(report: Report, on: date = ON) -> Progress:
    """Return how far the measure of a report is, as its side sees it."""
    return progress_of([report.line], make_person(side=report.side), on)[report.line]


def of_three() -> Agreement:
    """Return an agreement of three parties."""
    candidate, by = ready_candidate(parties=parties_of(THREE))
    return accept(candidate=candidate, by=by)


def test_a_result_stated_by_one_side_is_not_confirmed_until_the_other_acts() -> None:
    report = make_report()

    stated = progress(report, ON + timedelta(400))
    answer(report)
    done = progress(report)

    assert (stated.state, stated.waits_for, stated.done_on) == (MeasureState.REPORTED, Waits.ANSWER, None)
    assert (done.state, done.done_on, done.who_waits) == (MeasureState.DONE, date(2026, 3, 20), ())
    assert list(Entry.objects.order_by("-number").values_list("verb", flat=True)[:3]) == [
        "measure settled",
        "report confirmed",
        "reported",
    ]


def test_a_report_keeps_its_proofs_and_they_are_part_of_its_content() -> None:
    measure = make_measure()
    by = person_of(measure)

    one = make_report(measure, by=by)
    other = make_report(measure, by=by, files=(("Фото.jpg", b"\xff\xd8\xff picture"),))

    assert [proof.name for proof in one.proofs.all()] == ["Протокол встречи.pdf"]
    assert one.content_hash != other.content_hash
    assert (one.number, other.number) == (1, 2)


def test_a_proof_is_called_as_its_side_calls_it_for_this_report_though_the_bytes_were_here_before() -> None:
    measure = make_measure()
    by = person_of(measure)
    make_report(measure, by=by, files=(("Скан 1.pdf", b"%PDF-1.4 one"),))

    again = make_report(measure, by=by, files=(("Протокол.pdf", b"%PDF-1.4 one"), ("Копия.pdf", b"%PDF-1.4 one")))
    kept = tuple(again.proofs.values_list("pk", flat=True))
    mended = services.mend_report(report=again, given=given(files=(), kept=kept), on=ON, by=by)

    assert [[proof.name for proof in one.proofs.all()] for one in (again, mended)] == [["Протокол.pdf"]] * 2


WRONG = [
    ({"files": ()}, ProofMissing),
    ({"files": tuple((f"{n}.txt", b"%d" % n) for n in range(21))}, TooManyProofs),
    ({"files": (("вирус.exe", b"MZ"),)}, FileNotKept),
    ({"result": "  "}, ResultMissing),
    ({"held_on": None}, ResultMissing),
    ({"held_on": ON + timedelta(1)}, DayAhead),
    ({"outcome": Outcome.NOT_DONE, "reason": " "}, ReasonMissing),
    ({"step": "Чего нет"}, NoSuchStep),
    ({"year": 2026}, YearNotAsked),
    ({"place": "К" * 301}, KunakError),
    ({"fields": {"чужое": "1"}}, KunakError),
]


@pytest.mark.parametrize(("changes", "refusal"), WRONG)
def test_a_report_that_lacks_something_is_refused_and_nothing_stays(
    changes: dict[str, object], refusal: type[KunakError]
) -> None:
    measure = make_measure()

    with pytest.raises(refusal):
        make_report(measure, **changes)

    assert not Report.objects.exists()
    assert not Proof.objects.exists()


def test_nobody_answers_the_own_report_administrators_included() -> None:
    measure = make_measure()
    report = make_report(measure)

    for person, refusal in [
        (person_of(measure), OwnReport),
        (make_administrator(), NotOfTheParties),
        (make_person(side=make_side("RU-DA")), NotOfTheParties),
        (person_of(measure, 1, role=Role.OBSERVER), NotAllowed),
        (person_of(measure, 1, role=Role.SECTOR_LEAD, sectors=("health",)), NotOfThisSector),
    ]:
        with pytest.raises(refusal):
            answer(report, by=person)
    answer(report, by=person_of(measure, 1, role=Role.SECTOR_LEAD, sectors=("procurement",)))

    assert progress(report).state == MeasureState.DONE


def test_an_answer_is_on_exactly_what_was_seen() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)
    mended = services.mend_report(report=report, given=given(place="Магас"), on=ON, by=by)

    with pytest.raises(ReportMended):
        answer(report)
    with pytest.raises(StaleContent):
        services.answer_report(
            report=mended,
            answer=Answer.CONFIRMED,
            content_hash=report.content_hash,
            on=ON,
            by=person_of(measure, 1),
        )

    assert not mended.keys.exists()


def test_a_mended_report_waits_for_the_answers_anew_and_the_earlier_ones_stay() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)
    answer(report, Answer.RETURNED, reason="нет списка участников")
    returned = progress(report)
    kept = tuple(report.proofs.values_list("pk", flat=True))

    mended = services.mend_report(
        report=report, given=given(files=(("Список.xlsx", b"PK list"),), kept=kept), on=ON, by=by
    )

    assert (returned.state, returned.waits_for, returned.who_waits) == (
        MeasureState.IN_PROGRESS,
        Waits.REVISION,
        (report.side_id,),
    )
    assert progress(report).state == MeasureState.REPORTED
    assert [proof.name for proof in mended.proofs.all()] == ["Протокол встречи.pdf", "Список.xlsx"]
    assert [key.reason for key in report.keys.all()] == ["нет списка участников"]
    assert (mended.number, mended.revision) == (1, 2)
    again = services.mend_report(report=mended, given=given(files=(("Акт.pdf", b"%PDF act"),)), on=ON, by=by)
    assert [proof.name for proof in again.proofs.all()] == ["Акт.pdf"]


def test_what_was_confirmed_and_is_mended_waits_again() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)
    answer(report)

    services.mend_report(report=report, given=given(place="Магас"), on=ON, by=by)

    assert progress(report).state == MeasureState.REPORTED


def test_two_colleagues_who_mend_one_report_learn_of_each_other() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)
    services.mend_report(report=report, given=given(place="Магас"), on=ON, by=by)

    with pytest.raises(MendedMeanwhile, match=by.name):
        services.mend_report(report=report, given=given(place="Назрань"), on=ON, by=person_of(measure))

    assert Report.objects.count() == 2


@pytest.mark.shares(made_by=None)
def test_reports_of_two_measures_are_numbered_and_mended_apart() -> None:
    agreement = make_agreement()
    version = make_version(agreement=agreement, measures=[measure_input(agreement, text=one) for one in ("А", "Б")])
    by, (first, second) = person_of(version.measures.first()), version.measures.all()
    report, other = make_report(first, by=by), make_report(second, by=by)
    services.mend_report(report=report, given=given(place="Магас"), on=ON, by=by)

    assert services.mend_report(report=other, given=given(place="Назрань"), on=ON, by=by).revision == 2
    assert (report.number, other.number) == (1, 1)


def test_what_is_reported_twice_word_for_word_is_one_report_while_it_waits_for_an_answer() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)

    with pytest.raises(SaidAlready):
        make_report(measure, by=by)
    assert make_report(measure, by=by, place="Магас").number == 2
    answer(report, Answer.RETURNED, reason="нет списка")
    third = make_report(measure, by=by)
    services.mend_report(report=third, given=given(place="Казань"), on=ON, by=by)
    assert (third.number, make_report(measure, by=by).number) == (3, 4)


def test_another_side_never_mends_a_report() -> None:
    measure = make_measure()
    report = make_report(measure)

    with pytest.raises(NotOfTheParties):
        services.mend_report(report=report, given=given(), on=ON, by=person_of(measure, 1))


def test_a_dispute_stays_in_sight_until_it_is_settled() -> None:
    measure = make_measure()
    report, other = make_report(measure), person_of(measure, 1)
    answer(report, Answer.DISPUTED, by=other, reason="встречи не было")
    disputed = progress(report)
    told = Entry.objects.get(verb="report disputed").after
    assert (told["reason"], told["content"]) == ("встречи не было", report.content_hash)

    answer(report, by=other)

    assert (disputed.state, disputed.is_disputed) == (MeasureState.REPORTED, True)
    assert progress(report).state == MeasureState.DONE


def test_lists_of_agreements_know_at_once_of_what_is_reported_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_report(on=date(2028, 3, 24))
    assert not differing([report.agreement_id])

    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 3, 24, tzinfo=UTC))
    answer(report, Answer.RETURNED, reason="нет списка")

    assert not differing([report.agreement_id])


def test_a_confirmation_is_given_once_and_not_taken_back_alone() -> None:
    measure = make_measure()
    report, other = make_report(measure), person_of(measure, 1)
    answer(report, by=other)

    with pytest.raises(ReportSettled):
        answer(report, by=other)
    with pytest.raises(ReportSettled):
        answer(report, Answer.DISPUTED, by=other)
    with pytest.raises(WorkOver):
        make_report(measure, by=other)


def test_of_three_parties_all_others_must_confirm() -> None:
    measure = make_measure(of_three())
    report = make_report(measure)
    second, third = person_of(measure, 1), person_of(measure, 2)

    answer(report, by=second)
    between = progress(report)
    with pytest.raises(AnswerRepeated):
        answer(report, by=second)
    answer(report, by=third)

    assert (between.state, between.who_waits) == (MeasureState.REPORTED, (third.memberships.get().side_id,))
    assert progress(report).state == MeasureState.DONE


def test_not_done_is_told_with_its_reason_and_confirmed_by_the_other_side() -> None:
    report = make_report(outcome=Outcome.NOT_DONE, reason="закрыта граница", result="", held_on=None, files=())

    answer(report)

    assert progress(report).state == MeasureState.NOT_DONE


def test_a_measure_done_after_its_term_is_done_late() -> None:
    report = make_report(held_on=date(2026, 3, 23))

    answer(report)

    assert (progress(report).state, progress(report).late_days) == (MeasureState.DONE_LATE, 3)


@pytest.mark.shares(made_by=None)
def test_a_constant_measure_is_reported_for_each_year() -> None:
    agreement = make_agreement()
    version = make_version(agreement=agreement, measures=[measure_input(agreement, term=CONSTANTLY)])
    measure = Measure.objects.select_related("version__programme__agreement").get(version=version)
    year = version.in_force_at.year
    on = date(year + 1, 1, 12)

    asked = progress_of([measure.line], person_of(measure), on)[measure.line]
    report = make_report(measure, outcome=Outcome.GOING_ON, year=year, held_on=None, files=(), on=on)
    answer(report, on=on)
    with pytest.raises(YearNotAsked):
        make_report(measure, outcome=Outcome.GOING_ON, year=year - 1, held_on=None, files=(), on=on)

    assert (asked.asks_report, asked.asked_year, asked.waits_for) == (True, year, Waits.REPORT)
    assert progress(report, on).state == MeasureState.CONFIRMED


@pytest.mark.shares(made_by=None)
def test_what_is_in_no_version_in_force_is_not_reported() -> None:
    agreement = make_agreement()
    version = make_version(agreement=agreement, state="sent")
    measure = Measure.objects.select_related("version__programme__agreement").get(version=version)

    with pytest.raises(NotUnderWay):
        make_report(measure)

    found = progress_of([measure.line], person_of(measure), ON)[measure.line]
    assert (found.state, found.spoken, found.waits_for) == (
        MeasureState.AGREED,
        (version.drafted_by_side_id,),
        Waits.KEY,
    )


def test_a_stranger_learns_nothing_of_how_far_a_measure_is() -> None:
    report = make_report()

    assert progress_of([report.line], make_person(side=make_side("RU-DA")), ON) == {}
    assert progress_of([report.line], make_administrator(), ON) == {}


@pytest.mark.shares(made_by=None)
def test_the_other_side_learns_nothing_of_a_draft() -> None:
    version = make_version(state="draft")
    measure = version.measures.get()

    assert progress_of([measure.line], person_of(measure, 1), ON) == {}
    assert progress_of([measure.line], person_of(measure), ON)[measure.line].state == MeasureState.PROPOSED


def test_a_report_goes_on_with_the_measure_into_the_next_version() -> None:
    measure = make_measure()
    report = make_report(measure)
    make_version(agreement=measure.version.programme.agreement)

    answer(report)

    assert progress(report).state == MeasureState.DONE


@pytest.mark.shares(made_by=None)
def test_a_report_is_due_before_a_day_off_of_either_side_for_both_of_them() -> None:
    agreement = make_agreement()
    day = date(2027, 8, 30)  # a Monday, and a holiday of Tatarstan
    version = make_version(agreement=agreement, measures=[measure_input(agreement, term=MeasureTerm("day", day, day))])
    [measure] = version.measures.all()
    sides = [party.side for party in agreement.parties.all()]

    due = {progress_of([measure.line], make_person(side=side), ON)[measure.line].due_on for side in sides}

    assert due == {date(2027, 8, 27)}

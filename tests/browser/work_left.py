"""Leaves work in the rooms of plans, execution and proposals in every state it can be in, for the crawl to come to."""

from datetime import date
from decimal import Decimal
from typing import Any

LONG_WORD = "Рентгеноэлектрокардиографического" * 3  # a page must hold a word that is wider than a telephone
TOLD_ON = date(2026, 11, 20)
PROOF = ("Протокол.pdf", b"%PDF-1.4 minutes")
TOLD = {"held_on": date(2026, 11, 18), "place": "Казань", "result": "Составлен перечень", "files": (PROOF,)}


def fill_plan(plan: Any, by: Any, lead: Any) -> None:
    """Leave in a draft a measure of an own kind with money, an order, problems, talk, and approval inside."""
    from kunak.programme.models import Measure
    from kunak.programme.services import set_predecessors

    fair = _add_fair(plan, by)
    forum = Measure.objects.get(version=plan, text="Провести форум")
    for one, others in ((fair, [forum]), (forum, list(plan.measures.filter(sector="procurement")))):
        set_predecessors(measure=one, revision=one.revision, predecessors=others, by=by)
    for one in (fair, forum):
        _talk(one, by, lead)
        _tell_problems(one, by)
    _approve_inside(plan, by, lead)


def _add_fair(plan: Any, by: Any) -> Any:
    """Add a measure of the own kind: what it tells, money of both sides, a transfer without its agreement."""
    from kunak.core.programme.term import parse_term
    from kunak.programme.models import OwnField
    from kunak.programme.services import FundingInput, MeasureInput, MilestoneInput, add_measure

    parties = list(plan.programme.agreement.parties.all())
    own, other = (one.pk for one in parties)
    money = [
        FundingInput(own, "regional", 2026, Decimal("1200000.50")),
        FundingInput(other, "own", 2027, Decimal(900000)),
        FundingInput(own, "regional", 2027, Decimal(300000), to_party=other),
    ]
    given = MeasureInput(
        text=f"Ярмарка мастеров: {LONG_WORD}",
        sector="trade",
        kind="own-craft-fair",
        commitment=plan.programme.agreement.commitments.filter(sector="trade").first(),
        term=parse_term("III квартал 2026"),
        executors={own: [f"Министерство {LONG_WORD}"], other: ["Минэкономразвития", "Союз мастеров"]},
        coexecutors={own: ["Дом народного творчества"]},
        reporters={own: "Заместитель министра Иванов И. И."},
        milestones=[MilestoneInput("Отобраны мастера", date(2026, 7, 15)), MilestoneInput("Ярмарка прошла")],
        expected_result="Не менее сорока мастеров",
        signed_result="Развитие ремёсел",
        indicator="Мастеров, чел.",
        money="Бюджеты сторон",
        details={OwnField.objects.get().code: "гончары", "place": "Магас", "participants_plan": "40"},
        funding=money,
    )
    return add_measure(version=plan, given=given, by=by)


def _talk(measure: Any, by: Any, lead: Any) -> None:
    """Say something inside and to everybody: answered, settled, taken back."""
    from kunak.programme.services import settle_comment, withdraw_comment, write_comment

    asked = write_comment(measure=measure, text=f"Кто платит? {LONG_WORD}", is_shared=True, by=lead)
    write_comment(measure=measure, text="Бюджеты сторон поровну", answers=asked, by=by)
    settle_comment(comment=write_comment(measure=measure, text="Уточнить срок", by=by), by=by)
    withdraw_comment(comment=write_comment(measure=measure, text="Лишнее", by=by), by=by)


def _tell_problems(measure: Any, by: Any) -> None:
    """Tell of a measure a problem that is closed, and a risk that the other side is to take care of."""
    from kunak.programme.services import close_problem, open_problem

    one, other = (party.side for party in measure.version.programme.agreement.parties.order_by("order"))
    told = {"measure": measure, "by": by}
    problem = open_problem(kind="problem", text="Нет площадки", owner_side=one, owner="Минпромторг", **told)
    close_problem(problem=problem, outcome="Площадку дал город", by=by)
    open_problem(kind="risk", text=f"Заявок мало: {LONG_WORD}", owner_side=other, owner="Союз мастеров", **told)


def _approve_inside(plan: Any, by: Any, lead: Any) -> None:
    """Ask inside for the leads of sectors, a lawyer and the head; one has approved, one has returned, one is silent."""
    from kunak.core.programme.approval import Place, Post, Without
    from kunak.people.policies import side_of
    from kunak.programme.inner import inner_of
    from kunak.programme.services import approve, return_inside, set_inner_rule

    asked = {Post.LEGAL.value: [by], Post.HEAD.value: [by]}
    set_inner_rule(asks_sectors=True, without=Without.WARN.value, approvers=asked, by=by)
    contents, side = inner_of(plan, side_of(by)).contents, side_of(by)
    assert side is not None
    health, legal = Place(Post.SECTOR, "health"), Place(Post.LEGAL)
    approve(version=plan, place=health, content_hash=contents[health], by=lead)
    return_inside(version=plan, place=legal, content_hash=contents[legal], reason="нет сроков", by=by)


def carry_out(by: Any, other: Any) -> None:
    """Leave with the plan in force reports in every state, forecasts, departures; sectors of the walks stay free."""
    from kunak.execution.services import record_silence
    from kunak.programme.models import Measure

    found = Measure.objects.select_related("version__programme__agreement").filter(version__state="in_force")
    measures = {one.kind: one for one in found}
    _wait_and_return(measures["joint-rnd"], by, other)
    _confirm(measures["medical-study"], by, other)
    _dispute(measures["pharma-supply"], by, other)
    _mend(measures["teacher-exchange"], by, other)
    _depart(measures, by, other)
    _report(measures["resort-exchange"], by, on=date(2026, 5, 4), held_on=date(2026, 5, 1))
    record_silence(on=date(2026, 6, 10))


def _report(measure: Any, by: Any, *, on: date = TOLD_ON, outcome: str = "done", **changes: Any) -> Any:
    from kunak.core.execution import Outcome
    from kunak.execution.services import ReportInput, report

    return report(measure=measure, given=ReportInput(outcome=Outcome(outcome), **(TOLD | changes)), on=on, by=by)


def _answer(report: Any, said: str, by: Any, reason: str = "") -> None:
    from kunak.core.execution import Answer
    from kunak.execution.services import answer_report

    answer_report(
        report=report, answer=Answer(said), content_hash=report.content_hash, on=TOLD_ON, by=by, reason=reason
    )


def _wait_and_return(measure: Any, by: Any, other: Any) -> None:
    """Leave a report that was returned, one that waits, a forecast, a shift that waits."""
    from kunak.execution.services import forecast

    returned = _report(measure, by, outcome="in_part", participants=f"Сотрудники {LONG_WORD}")
    _report(measure, other, outcome="in_part", result=f"Перечень {LONG_WORD}")
    _answer(returned, "returned", other, reason="нет списка")
    step = measure.milestones.first().name
    forecast(measure=measure, step=step, expected_on=date(2027, 2, 1), note="ждём списки", on=TOLD_ON, by=by)
    _propose(measure, "shift", other, ends_on=date(2027, 8, 13))


def _confirm(measure: Any, by: Any, other: Any) -> None:
    """Leave a report that is confirmed and shown to everybody, and a part of it that is not."""
    from kunak.execution.services import turn_public_key

    done = _report(measure, by)
    _answer(done, "confirmed", other)
    for one in (by, other):
        turn_public_key(report=done, content_hash=done.content_hash, by=one)


def _dispute(measure: Any, by: Any, other: Any) -> None:
    """Leave a report of something not done that the other side disputes."""
    told = _report(measure, by, outcome="not_done", reason=f"нет регистрации {LONG_WORD}", files=(), result="")
    _answer(told, "disputed", other, reason="регистрация была")


def _mend(measure: Any, by: Any, other: Any) -> None:
    """Leave a report that was returned and mended, and waits anew."""
    from kunak.core.execution import Outcome
    from kunak.execution.services import ReportInput, mend_report

    first = _report(measure, other, outcome="in_part")
    _answer(first, "returned", by, reason="назовите школы")
    given = ReportInput(outcome=Outcome.IN_PART, **(TOLD | {"participants": "Две школы"}))
    mend_report(report=first, given=given, on=TOLD_ON, by=other)


def _depart(measures: Any, by: Any, other: Any) -> None:
    """Leave a measure dropped by both, one moved, a shift that holds and one that was returned."""
    for kind, what in (("joint-training", "drop"), ("museum-project", "move"), ("it-forum", "shift")):
        _agree(_propose(measures[kind], what, by, ends_on=date(2028, 10, 2) if what == "shift" else None), other)
    returned = _propose(measures["tour-company"], "drop", other, ends_on=None)
    _agree(returned, by, reason="гастроли нужны")


def _propose(measure: Any, kind: str, by: Any, *, ends_on: date | None) -> Any:
    from kunak.core.execution import DepartureKind
    from kunak.execution.services import propose_departure

    given = {"kind": DepartureKind(kind), "ends_on": ends_on, "reason": f"ждём списки {LONG_WORD}"}
    return propose_departure(measure=measure, on=TOLD_ON, by=by, **given)


def _agree(departure: Any, by: Any, reason: str = "") -> None:
    from kunak.execution.services import answer_departure

    seen = departure.content_hash
    answer_departure(departure=departure, is_agreed=not reason, content_hash=seen, on=TOLD_ON, by=by, reason=reason)


def propose_by_link(plan: Any, collection: Any, by: Any) -> None:
    """Leave what a body proposes by its link in every state: waiting, late, taken, merged, declined, taken back."""
    from kunak.core.programme.term import parse_term
    from kunak.proposals.services import (
        ProposalInput,
        decline_proposal,
        merge_proposal,
        propose_measure,
        take_proposal,
        withdraw_proposal,
    )

    invitation, today = collection.invitations.get(), collection.until

    term = parse_term("III квартал 2026")

    def propose(text: str, on: date = today) -> Any:
        author = "Петрова А. С., начальник отдела"
        given = ProposalInput(
            text=text, sector="trade", author=author, executors="Театр\nМузей", expected_result=text, term=term
        )
        return propose_measure(invitation=invitation, given=given, today=on)

    propose(f"Гастроли: {LONG_WORD}")
    take_proposal(proposal=propose("Выставка тканей"), version=plan, by=by)
    merge_proposal(proposal=propose("Форум"), measure=plan.measures.first(), reason="уже в плане", by=by)
    decline_proposal(proposal=propose("Концерт"), reason=f"нет площадки {LONG_WORD}", by=by)
    withdraw_proposal(invitation=invitation, proposal=propose("Ошибка"), today=today)
    propose("Поздняя мысль", on=date(2100, 1, 10))

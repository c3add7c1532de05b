"""The pages of execution: plain and as htmx; refusals keep what was typed; lists ask a known number of queries."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.execution import ON, PROOF, answer, given, make_measure, make_report, person_of
from tests.factories.versions import make_version, measure_input, publish_plan

from kunak.agreements.models import Agreement
from kunak.core.execution import Answer, DepartureKind, Outcome
from kunak.execution import services
from kunak.execution.models import Departure, Forecast, Report
from kunak.people.models import Person
from kunak.programme.models import Measure

pytestmark = [pytest.mark.django_db, pytest.mark.answers, pytest.mark.shares(made_by=make_version)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
TYPED = {"outcome": "done", "held_on": "20.03.2026", "place": "Казань", "result": "Перечень из 12 закупок"}


def client_of(person: Person) -> Client:
    """Return a browser in which the person has signed in."""
    client = Client(headers={"accept-language": "ru"})
    client.force_login(person, BACKEND)
    return client


def text(client: Client, url: str) -> str:
    """Return a page as text, with plain spaces."""
    answered = client.get(url)
    assert answered.status_code == 200
    return answered.content.decode().replace("\u00a0", " ")


def without_token(page: str) -> str:
    """Return a page without the token that is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def file() -> SimpleUploadedFile:
    """Return a proof as a browser sends it."""
    return SimpleUploadedFile(*PROOF)


def test_a_report_is_typed_with_its_proof_answered_and_shown_on_the_page_of_the_measure() -> None:
    measure = make_measure()
    ours, theirs = client_of(person_of(measure)), client_of(person_of(measure, 1))

    sent = ours.post(reverse("execution:report", args=[measure.pk]), TYPED | {"proofs": [file()]})
    report = Report.objects.get()
    assert sent["Location"] == report.get_absolute_url()
    assert "Посмотреть и ответить" in text(theirs, measure.get_absolute_url())
    assert "Не подтверждено: ожидается ответ, Ингушетия" in text(theirs, report.get_absolute_url())
    proof = theirs.get(report.proofs.get().get_absolute_url())
    assert b"".join(proof.streaming_content) == PROOF[1]
    said = {"confirmed": "1", "content": report.content_hash}
    assert theirs.post(report.get_absolute_url(), said)["Location"].endswith("#keys-panel")

    page = text(ours, measure.get_absolute_url())
    assert "Исполнено 20 марта 2026 г., подтверждено всеми сторонами." in page
    assert "подтверждён всеми сторонами" in page
    assert reverse("execution:report", args=[measure.pk]) not in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"held_on": ""}, "Укажите день проведения или завершения."),
        ({"held_on": "31.12.2199"}, "ещё впереди"),
        ({"result": ""}, "Напишите, что получено"),
        ({"outcome": "not_done"}, "причин"),
        ({}, "Добавьте хотя бы один подтверждающий документ"),
    ],
)
def test_a_refused_report_says_why_and_keeps_what_was_typed(changes: dict[str, str], told: str) -> None:
    measure = make_measure()

    refused = client_of(person_of(measure)).post(
        reverse("execution:report", args=[measure.pk]), TYPED | {"participants": "Восемнадцать закупщиков"} | changes
    )

    page = refused.content.decode()
    assert refused.status_code == 422
    assert told in page
    assert "Восемнадцать закупщиков" in page
    assert not Report.objects.exists()


def test_files_of_a_refused_report_are_asked_for_again() -> None:
    measure = make_measure()

    refused = client_of(person_of(measure)).post(
        reverse("execution:report", args=[measure.pk]), TYPED | {"result": "", "proofs": [file()]}
    )

    assert "Выберите новые файлы ещё раз" in refused.content.decode()


def test_a_report_sent_by_two_clicks_is_one_and_both_lead_to_it() -> None:
    measure = make_measure()
    client = client_of(person_of(measure))
    url = reverse("execution:report", args=[measure.pk])

    answers = [client.post(url, TYPED | {"proofs": [file()]}) for _click in range(2)]
    other = client.post(url, TYPED | {"place": "Назрань", "proofs": [file()]})

    first, second = Report.objects.all()
    assert [one["Location"] for one in answers] == [first.get_absolute_url()] * 2
    assert other["Location"] == second.get_absolute_url()
    assert "номером 1: второй раз он не отправлен" in text(client, first.get_absolute_url())


def test_what_a_kind_tells_after_the_work_is_asked_for_by_its_name() -> None:
    measure = make_measure()
    client = client_of(person_of(measure))
    field = next(
        name
        for name in client.get(reverse("execution:report", args=[measure.pk])).context["form"].fields
        if name.startswith("detail_")
    )

    refused = client.post(reverse("execution:report", args=[measure.pk]), TYPED | {field: "много", "proofs": [file()]})
    client.post(reverse("execution:report", args=[measure.pk]), TYPED | {field: "18", "proofs": [file()]})

    assert refused.status_code == 422
    assert "«много»" in refused.content.decode()
    assert 18 in Report.objects.get().fields.values()


def test_an_answer_by_htmx_is_the_same_part_of_the_page() -> None:
    measure = make_measure()
    report, theirs = make_report(measure), client_of(person_of(measure, 1))
    url = report.get_absolute_url()

    refused = theirs.post(url, {"returned": "1", "content": report.content_hash}, headers={"HX-Request": "true"})
    stale = theirs.post(url, {"confirmed": "1", "content": "0" * 64}, headers={"HX-Request": "true"})
    silent = theirs.post(url, {"content": report.content_hash})
    torn = theirs.post(url, {"content": report.content_hash, "confirmed": "1", "returned": "1", "reason": "нет"})
    done = theirs.post(
        url,
        {"disputed": "1", "content": report.content_hash, "reason": "встречи не было"},
        headers={"HX-Request": "true"},
    )

    answered = [one.status_code for one in (refused, stale, silent, torn, done)]
    assert answered == [422, 422, 400, 400, 200]
    assert done.headers["HX-Redirect"] == url
    part = without_token(stale.content.decode()).strip()
    assert part.startswith('<section class="keys-panel"')
    assert "встречи не было" in theirs.get(url).content.decode()


def test_a_mended_report_shows_its_revisions_and_the_earlier_answers() -> None:
    measure = make_measure()
    by = person_of(measure)
    report = make_report(measure, by=by)
    answer(report, Answer.RETURNED, reason="нет подписи")
    client = client_of(by)

    form = client.get(reverse("execution:mend", args=[report.pk])).context["form"]
    client.post(
        reverse("execution:mend", args=[report.pk]),
        TYPED | {"place": "Магас", "kept": form.initial["kept"]},
    )
    mended = Report.objects.get(revision=2)
    page = text(client, mended.get_absolute_url())

    assert "нет подписи" in page
    assert "Магас" in page
    assert [one.name for one in mended.proofs.all()] == [PROOF[0]]
    assert "Эта редакция заменена более поздней" in text(client, report.get_absolute_url())
    late = client.post(reverse("execution:mend", args=[report.pk]), TYPED | {"place": "Назрань"})
    assert late.status_code == 422
    assert "Назрань" in late.content.decode()


def test_the_page_of_execution_and_the_desk_show_what_waits_and_what_is_done_leaves_them() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    ours, theirs = client_of(a), client_of(b)
    page, desk = reverse("execution:agreement", args=[measure.version.programme.agreement_id]), reverse("desk:home")
    assert "Ждут отчёта" in text(ours, page)
    report = services.report(measure=measure, given=given(), on=date(2026, 4, 1), by=a)

    assert "Ждут нашего подтверждения" in text(theirs, page)
    assert "Ждут нашего подтверждения" in text(theirs, desk)
    assert "Ждём другую сторону" in text(ours, page)
    services.record_silence(on=date(2026, 6, 1))
    assert "Молчание другой стороны" in text(ours, page)
    assert "молчание с" in text(ours, measure.get_absolute_url())
    answer(report, Answer.RETURNED, by=b)
    assert "Отчёты на исправление" in text(ours, desk)
    answer(report, by=b)

    for client in (ours, theirs):
        for url in (page, desk):
            assert measure.text not in text(client, url)


def test_a_shift_is_proposed_and_agreed_to_on_pages() -> None:
    measure = make_measure()
    ours, theirs = client_of(person_of(measure)), client_of(person_of(measure, 1))
    form = reverse("execution:depart", args=[measure.pk])

    refused = ours.post(form, {"kind": "shift", "reason": "просит завод"})
    ours.post(form, {"kind": "shift", "ends_on": "30.06.2026", "reason": "просит завод"})
    shift = Departure.objects.get()
    assert refused.status_code == 422
    assert "Укажите новый последний день." in refused.content.decode()
    assert "просит завод" in text(theirs, shift.get_absolute_url())
    returned = theirs.post(shift.get_absolute_url(), {"return": "1", "content": shift.content_hash})
    assert returned.status_code == 422
    silent = theirs.post(shift.get_absolute_url(), {"content": shift.content_hash})
    assert (silent.status_code, shift.keys.count()) == (400, 0)
    theirs.post(shift.get_absolute_url(), {"agree": "1", "content": shift.content_hash})

    page = text(ours, measure.get_absolute_url())
    assert "перенос № 1" in page
    assert "на 102 дня позже" in page
    assert "Сейчас действует: 30 июня 2026 г." in page


def shift(client: Client, measure: Measure, **typed: str) -> str:
    """Propose a shift in the form; return what the page says, nothing where it was taken."""
    sent = {"kind": "shift", "reason": "просит завод"} | typed
    answered = client.post(reverse("execution:depart", args=[measure.pk]), sent)
    assert answered.status_code == (422 if answered.content else 302)
    return answered.content.decode().replace("\u00a0", " ")


def test_a_shift_past_the_plan_or_the_agreement_is_told_to_both_sides_before_they_agree() -> None:
    measure = make_measure()  # in a plan until 31 December 2027, of an agreement for five years from 29 May 2025
    Agreement.objects.update(renewal={"kind": "by_consent"})
    ours, theirs = client_of(person_of(measure)), client_of(person_of(measure, 1))
    plan, agreement = "План заканчивается раньше, 31 декабря 2027 г.", "Соглашение действует до 29 мая 2030 г."

    after_plan = shift(ours, measure, ends_on="01.01.2028")
    after_both = shift(ours, measure, ends_on="30.05.2030", beyond="2028-01-01")  # another day than was accepted

    assert (plan in after_plan, agreement in after_plan) == (True, False)
    assert (plan in after_both, agreement in after_both, "просит завод" in after_both) == (True, True, True)
    assert not Departure.objects.exists()
    assert shift(ours, measure, ends_on="30.05.2030", beyond="2030-05-30") == ""
    page = Departure.objects.get().get_absolute_url()
    for client in (ours, theirs):
        assert plan in text(client, page)
        assert agreement in text(client, page)
    theirs.post(page, {"agree": "1", "content": Departure.objects.get().content_hash})
    assert plan not in text(theirs, page)


@pytest.mark.parametrize(
    ("changes", "day", "told"),
    [
        ({}, "31.12.2027", ""),
        ({"renewal": {"kind": "automatic", "period": None, "times": None}}, "31.12.2040", "План заканчивается раньше"),
        ({"term": {"kind": "until", "date": "2026-01-31"}}, "01.02.2026", "последним днём было 31 января 2026 г."),
        ({}, "31.12.2025", "План начинается позже, 1 января 2026 г."),
    ],
)
def test_only_what_a_shift_runs_past_is_told(changes: dict[str, object], day: str, told: str) -> None:
    measure = make_measure()
    Agreement.objects.update(**{"renewal": {"kind": "none"}} | changes)

    page = shift(client_of(person_of(measure)), measure, ends_on=day)

    assert told in page
    assert page.count('id="beyond"') == (1 if told else 0)
    assert "Соглашение действует" not in page


def test_a_forecast_stands_beside_the_signed_day_and_its_drift_is_told() -> None:
    measure = make_measure()
    client = client_of(person_of(measure))
    form = reverse("execution:forecast", args=[measure.pk])

    refused = client.post(form, {"step0-expected_on": "скоро", "step0-note": "ждём списки"})
    client.post(form, {"step0-expected_on": "20.02.2026", "step0-note": "ждём списки"})

    assert refused.status_code == 422
    assert "ждём списки" in refused.content.decode()
    assert Forecast.objects.count() == 1
    page = text(client, measure.get_absolute_url())
    assert "на 10 дней позже" in page
    assert 'class="late"' in page


def test_only_what_is_confirmed_and_made_public_by_all_sides_is_on_the_public_page() -> None:
    measure = make_measure()
    agreement = measure.version.programme.agreement
    a, b = person_of(measure), person_of(measure, 1)
    publish(agreement, measure, a, b)
    report = make_report(measure, by=a)
    url, content = reverse("execution:public", args=[report.pk]), {"content": report.content_hash}
    public = reverse("portal:agreement", args=[agreement.pk])
    assert client_of(a).post(url, content).status_code == 422
    answer(report, by=b)
    client_of(a).post(url, content)
    assert "Перечень из 12 общих закупок" not in text(Client(), public)

    client_of(b).post(url, content)
    shown = text(Client(headers={"accept-language": "ru"}), public)
    client_of(b).post(url, {"withdraw": "1", "reason": "рано"})

    assert "Перечень из 12 общих закупок" in shown
    assert "18 закупщиков" not in shown
    assert PROOF[0] not in shown
    assert "Перечень из 12 общих закупок" not in text(Client(), public)


def publish(agreement: Any, measure: Measure, *people: Person) -> None:
    """Let all sides agree that the agreement and its plan are public."""
    from kunak.agreements.card import card_hash, card_of
    from kunak.agreements.services import turn_card_key

    for person in people:
        turn_card_key(agreement=agreement, content_hash=card_hash(card_of(agreement)), by=person)
    publish_plan(measure.version)


def test_the_number_of_queries_does_not_grow_with_measures_and_reports() -> None:
    measure = make_measure()
    agreement = measure.version.programme.agreement
    a, b = person_of(measure), person_of(measure, 1)
    many = [measure_input(agreement, text=f"Мероприятие {number}") for number in range(12)]
    make_report(measure, by=a, outcome=Outcome.GOING_ON)
    urls = [reverse("execution:agreement", args=[agreement.pk]), reverse("desk:home")]
    few = [asked(client_of(a), url) for url in urls]

    version = make_version(agreement=agreement, measures=many)
    for one in version.measures.all():
        answer(make_report(one, by=a, outcome=Outcome.GOING_ON), Answer.RETURNED, by=b)
        services.propose_departure(measure=one, kind=DepartureKind.DROP, ends_on=None, reason="не нужно", on=ON, by=b)

    more = [asked(client_of(a), url) for url in urls]
    assert [after - before <= 4 for before, after in zip(few, more, strict=True)] == [True, True]


def asked(client: Client, url: str) -> int:
    """Return how many queries a page asks when it is asked for the second time."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)

"""The pages of assignments: plain and as htmx, with every refusal where it belongs and nothing typed lost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from lxml import html
from tests.factories.agreements import make_agreement
from tests.factories.assignments import (
    LATER,
    answer,
    ask,
    make_assignment,
    make_joint,
    make_report,
    people_of,
)
from tests.factories.people import make_person, make_side
from tests.factories.versions import make_version

from kunak.assignments.models import Assignment, AssignmentRule, ChangeRequest, PartReport, PartReportKey
from kunak.assignments.services import BodyInput
from kunak.assignments.works import work_of
from kunak.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.answers, pytest.mark.shares(made_by=make_agreement)]
AHEAD = date(2099, 6, 1)
GIVEN = {
    "text": "Представить перечень",
    "executor": "Минпромторг",
    "co_executors": "Минздрав\nМинобрнауки\n",
    "items": "",
    "source": "Письмо № 5",
    "signed_on": "02.03.2026",
    "registered_on": "",
    "wording": "",
    "stated": "30.04.2026",
    "controller": "",
}
REPORT = {"outcome": "done", "result": "Направлен перечень", "result_kind": "letter", "paper": "исх. № 45"}


def entered(person: Person) -> Client:
    """Return a browser of somebody signed in."""
    client = Client()
    client.force_login(person)
    return client


def text_of(client: Client, address: str, status: int = 200, **asked: Any) -> str:
    """Return what a page says."""
    answered = client.get(address, asked)
    assert answered.status_code == status
    return answered.content.decode()


def test_a_letters_assignment_is_given_and_a_refused_form_keeps_what_was_typed() -> None:
    agreement = make_agreement()
    client = entered(people_of(agreement)[0])
    address = reverse("assignments:give", args=[agreement.pk])

    refused = client.post(address, GIVEN | {"stated": "01.03.2026"})
    given = client.post(address, GIVEN)

    made = Assignment.objects.get()
    assert refused.status_code == 422
    assert "Срок раньше даты документа." in refused.content.decode()
    assert "Представить перечень" in refused.content.decode()
    assert given.url == made.get_absolute_url()
    assert [one.name for one in made.parts.all()] == ["Минпромторг", "Минздрав", "Минобрнауки"]


def test_an_assignment_of_a_measure_stands_on_the_measures_page_of_its_side() -> None:
    measure = make_version().measures.select_related("version__programme__agreement").get()
    a, b = people_of(measure.version.programme.agreement)

    before = text_of(entered(a), measure.get_absolute_url())
    entered(a).post(reverse("assignments:give-for-measure", args=[measure.pk]), GIVEN)

    assert reverse("assignments:give-for-measure", args=[measure.pk]) in before
    assert Assignment.objects.get().line == measure.line
    assert "Представить перечень" in text_of(entered(a), measure.get_absolute_url())
    assert "Представить перечень" not in text_of(entered(b), measure.get_absolute_url())


def test_the_page_tells_how_the_day_was_counted() -> None:
    assignment = make_assignment(text="Срочно представить сведения", stated=None, registered_on=date(2026, 3, 3))
    shown = text_of(entered(make_person(side=assignment.side)), assignment.get_absolute_url())

    assert "«срочно, незамедлительно»: 3 дня со дня регистрации, 3 марта 2026 г." in shown.replace("\xa0", " ")
    assert "правила делопроизводства Московской и Тюменской областей" in shown.replace("\xa0", " ")


def test_a_reason_stays_in_sight_where_a_colleague_answered_meanwhile_and_its_form_is_gone() -> None:
    assignment = make_joint()
    a, b = people_of(assignment.agreement)
    report, asked = make_report(assignment.parts.get(), by=a), ask(assignment, by=a)
    for address, record, accept in (("answer", report, "accept"), ("decide", asked, "agree")):
        there, sent = reverse(f"assignments:{address}", args=[record.pk]), {"content": record.content_hash}
        entered(b).post(there, sent | {accept: "1"})

        late = entered(b).post(there, sent | {"return": "1", "reason": "Перечень неполон"})

        assert late.status_code == 422
        assert "Перечень неполон" in late.content.decode()


def test_a_report_is_sent_with_its_proof_and_accepted_on_the_page() -> None:
    assignment = make_joint()
    part, (a, b) = assignment.parts.get(), people_of(assignment.agreement)
    address = reverse("assignments:report", args=[part.pk])

    bare = entered(a).post(address, REPORT)
    sent = entered(a).post(address, REPORT | {"proofs": SimpleUploadedFile("письмо.pdf", b"%PDF")})
    report = PartReport.objects.get()
    page = text_of(entered(b), assignment.get_absolute_url())
    there = reverse("assignments:answer", args=[report.pk])
    no_reason = entered(b).post(there, {"content": report.content_hash, "return": "1", "reason": " "})
    unsaid = entered(b).post(there, {"content": report.content_hash})
    doubled = entered(b).post(there, {"content": report.content_hash, "accept": "1", "return": "1"})
    accepted = entered(b).post(there, {"content": report.content_hash, "accept": "1"})

    assert bare.status_code == 422
    assert "Приложите хотя бы один подтверждающий документ" in bare.content.decode()
    assert sent.status_code == 302
    assert there in page
    assert there not in text_of(entered(a), assignment.get_absolute_url())
    assert (no_reason.status_code, accepted.status_code) == (422, 302)
    assert (unsaid.status_code, doubled.status_code) == (400, 400)
    assert PartReportKey.objects.get().turned_at
    assert b"".join(entered(b).get(report.proofs.get().get_absolute_url())) == b"%PDF"


def test_another_day_is_asked_for_and_decided_on_the_page() -> None:
    assignment = make_assignment(stated=AHEAD)
    address = reverse("assignments:ask", args=[assignment.pk])
    lead = make_person(side=assignment.side, role=Role.SECTOR_LEAD, sectors=("trade",))
    coordinator = make_person(side=assignment.side)

    without = entered(lead).post(address, {"kind": "shift", "to_on": "", "reason": "ждём"})
    same = entered(lead).post(address, {"kind": "shift", "to_on": "01.06.2099", "reason": "ждём"})
    entered(lead).post(address, {"kind": "shift", "to_on": "03.07.2099", "reason": "ждём"})
    request = ChangeRequest.objects.get()
    there = reverse("assignments:decide", args=[request.pk])
    shown = text_of(entered(coordinator), assignment.get_absolute_url())
    refused = entered(coordinator).post(there, {"content": "0" * 64, "agree": "1"})
    unsaid = entered(coordinator).post(there, {"content": request.content_hash})
    entered(coordinator).post(there, {"content": request.content_hash, "agree": "1"})

    assert (without.status_code, same.status_code, refused.status_code, unsaid.status_code) == (422, 422, 422, 400)
    assert there in shown
    assert work_of(assignment.pk).stand(localdate()).by == date(2099, 7, 3)
    assert "Перенос № 1" in text_of(entered(lead), assignment.get_absolute_url()).replace("\xa0", " ")


def test_lists_are_the_same_plain_and_as_htmx_and_go_out_as_tables() -> None:
    agreement = make_agreement()
    make_assignment(agreement, text="Представить перечень", stated=localdate() + timedelta(30))
    make_joint(agreement, text="Провести ярмарку")
    a, b = (entered(person) for person in people_of(agreement))
    for address in (reverse("assignments:list"), reverse("assignments:agreement", args=[agreement.pk])):
        plain = text_of(a, address, state="late")
        fragment = a.get(address, {"state": "late"}, headers={"HX-Request": "true"}).content.decode()

        assert fragment.strip() in plain
        assert "Провести ярмарку" in fragment
        assert "Представить перечень" not in fragment
        assert "Представить перечень" not in text_of(b, address)
    csv = a.get(reverse("assignments:table"), {"format": "csv"}).content.decode("utf-8-sig")
    assert csv.count("\r\n") == 3
    assert b.get(reverse("assignments:table")).content[:2] == b"PK"
    assert "Ни одно поручение" in text_of(a, reverse("assignments:list"), q="нет такого")
    assert text_of(a, reverse("assignments:list"), since="nonsense", side="²", sort="x", page="9")


def test_the_summary_is_shown_and_goes_out() -> None:
    agreement = make_agreement()
    joint = make_joint(agreement, stated=date(2026, 3, 9))
    answer(make_report(joint.parts.get()))
    client = entered(people_of(agreement)[0])
    asked = {"since": "2026-01-01", "until": "2026-12-31"}

    shown = text_of(client, reverse("assignments:discipline"), **asked)
    csv = client.get(reverse("assignments:discipline-table"), asked | {"format": "csv"}).content.decode("utf-8-sig")

    assert "Министерство промышленности" in shown
    assert csv.splitlines()[1].split(";")[:6] == ["Татарстан", "", "1", "0", "1", "0"]
    assert "Министерство промышленности" not in text_of(
        client, reverse("assignments:discipline"), until="2025-01-01", since="2024-01-01"
    )


def test_bodies_of_the_summary_are_sorted_and_come_by_pages_and_all_go_out_in_that_order() -> None:
    agreement = make_agreement()
    own = people_of(agreement)[0].memberships.get().side
    for number, count in ((1, 1), (2, 3), (3, 2)):
        for _time in range(count):
            make_assignment(agreement, executor=BodyInput(own, f"Орган {number}"), stated=date(2026, 3, 9))
    client = entered(people_of(agreement)[0])
    asked = {"since": "2026-01-01", "until": "2026-12-31", "sort": "-total", "size": "2"}
    url, table = reverse("assignments:discipline"), reverse("assignments:discipline-table")

    first, second = (named_in(client.get(url, asked | {"page": page}).content) for page in ("1", "2"))
    part = client.get(url, asked, headers={"hx-request": "true"}).content
    rows = client.get(table, asked | {"format": "csv"}).content.decode("utf-8-sig").splitlines()

    assert (first, second) == (["Орган 2", "Орган 3"], ["Орган 1"])
    assert part.strip() in client.get(url, asked).content
    assert [row.split(";")[1] for row in rows if "Орган " in row] == ["Орган 2", "Орган 3", "Орган 1"]
    assert named_in(client.get(url, asked | {"sort": "name", "size": "9"}).content) == [f"Орган {n}" for n in (1, 2, 3)]
    assert named_in(client.get(url, asked | {"sort": "nonsense"}).content)


def named_in(page: bytes) -> list[str]:
    """Return the bodies that a page of the summary shows, in their order."""
    return html.fromstring(page.decode()).xpath("//section[@id='bodies']//tbody//th/a/text()")


def test_a_side_sets_its_terms() -> None:
    coordinator = make_person(side=make_side())
    client, address = entered(coordinator), reverse("assignments:rule")
    form = client.get(address).context["form"]

    refused = client.post(address, form.initial)
    client.post(address, form.initial | {"urgent_days": "5", "source": "Инструкция № 1"})

    assert refused.status_code == 422
    assert AssignmentRule.objects.get().rules.urgent.days == 5
    assert "Инструкция № 1" in text_of(client, address)


def test_nobody_outside_learns_that_an_assignment_is_there() -> None:
    assignment = make_assignment()
    report = make_report(assignment.parts.get())
    request = ask(assignment, to_on=LATER)
    stranger, other = make_person(side=make_side("RU-DA")), people_of(assignment.agreement)[1]
    addresses = [
        assignment.get_absolute_url(),
        reverse("assignments:ask", args=[assignment.pk]),
        reverse("assignments:report", args=[assignment.parts.get().pk]),
        report.proofs.get().get_absolute_url(),
    ]
    for person in (stranger, other):
        for address in addresses:
            assert entered(person).get(address).status_code == 404
        for name, pk in (("answer", report.pk), ("decide", request.pk)):
            assert entered(person).post(reverse(f"assignments:{name}", args=[pk])).status_code == 404

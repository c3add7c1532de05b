"""What the plan adds to the page of its agreement: only what the reader may see."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from lxml import html
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.programme import add, given, make_in_force, make_sent, make_version, other_of, writer_of
from tests.factories.versions import make_version as make_version_in_force
from tests.factories.versions import publish_plan

from kunak.agreements.models import Agreement
from kunak.core.programme.term import parse_term
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.contributor import ProgrammeContributor
from kunak.programme.services import MilestoneInput

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]
ROOM = ProgrammeContributor()


def seen(agreement: Agreement, reader: Person) -> Any:
    fresh = Agreement.objects.get(pk=agreement.pk)
    return (
        [tab.count for tab in ROOM.tabs(fresh, reader)],
        ROOM.coverage(fresh, reader),
        [thing.title for thing in ROOM.dates(fresh, reader, date(2026, 1, 1))],
    )


def test_without_a_plan_there_is_the_tab_alone() -> None:
    agreement = make_agreement()

    assert seen(agreement, coordinators(agreement)[0]) == ([None], {}, [])


def test_a_draft_is_there_for_its_writers_and_not_for_the_other_side() -> None:
    version = make_version()
    add(version, text="Форум", term=parse_term("15.05.2026"))
    agreement = version.programme.agreement

    tabs, coverage, dates = seen(agreement, writer_of(version))

    assert (tabs, dates) == ([4], ["Форум"])
    assert coverage == dict.fromkeys(agreement.commitments.values_list("pk", flat=True), 1)
    assert seen(agreement, other_of(version)) == ([None], {}, [])


def test_while_a_new_version_is_written_the_other_side_sees_the_one_in_force() -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    add(second)
    agreement = first.programme.agreement

    assert seen(agreement, writer_of(first))[0] == [4]
    assert seen(agreement, other_of(first))[0] == [3]


def test_terms_and_milestones_that_lie_ahead_are_told_with_what_they_are() -> None:
    version = make_version()
    steps = [MilestoneInput("Программа", date(2026, 3, 1)), MilestoneInput("Прошло", date(2025, 3, 1))]
    add(version, text="Форум", term=parse_term("15.05.2026"), milestones=steps)
    agreement = version.programme.agreement

    found = ROOM.dates(agreement, writer_of(version), date(2026, 1, 1))

    told = {(thing.on, thing.title, str(thing.note)) for thing in found}
    assert told == {
        (date(2026, 5, 15), "Форум", "срок мероприятия"),
        (date(2026, 3, 1), "Программа: Форум", "контрольное событие"),
    }


def test_what_was_not_done_is_in_the_tail_whether_its_term_passed_before_the_end_or_goes_beyond_it() -> None:
    version = make_version()
    for text, term in (("Раньше", "15.05.2026"), ("Позже", "15.05.2027"), ("Всегда", "постоянно")):
        add(version, text=text, term=parse_term(term))
    version.measures.exclude(text__in=["Раньше", "Позже", "Всегда"]).delete()

    tail = ROOM.tail(version.programme.agreement, writer_of(version))

    assert {(one.title, one.until) for one in tail} == {
        ("Раньше", date(2026, 5, 15)),
        ("Позже", date(2027, 5, 15)),
        ("Всегда", None),
    }


def test_a_dropped_measure_covers_nothing() -> None:
    version = make_version()
    measure = version.measures.first()
    services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))

    assert measure.commitment_id not in ROOM.coverage(version.programme.agreement, writer_of(version))


def test_the_page_of_the_agreement_leads_from_a_commitment_to_its_measures_and_back(client: Client) -> None:
    version = make_sent()
    client.force_login(other_of(version))
    agreement = version.programme.agreement
    commitment = agreement.commitments.first()

    page = html.fromstring(client.get(agreement.get_absolute_url()).content.decode())

    [link] = page.xpath(f"//li[@data-commitment='{commitment.pk}']//a[contains(@class, 'cov')]/@href")
    plan = html.fromstring(client.get(link).content.decode())
    [row] = plan.xpath("//tr[starts-with(@id, 'm-')]")
    measure = html.fromstring(client.get(row.xpath(".//th/a/@href")[0]).content.decode())
    quote = measure.xpath("//blockquote[contains(@class, 'quote')]")[0]
    assert commitment.text in quote.text_content()
    place = quote.xpath(".//a[contains(@href, '#f-commitments')]/@href")
    assert place == [f"/documents/{agreement.documents.get().pk}/?candidate=0#f-commitments-0"]


def test_a_measure_without_a_commitment_says_so(client: Client) -> None:
    version = make_version()
    measure = services.add_measure(version=version, given=given(version, commitment=None), by=writer_of(version))
    client.force_login(writer_of(version))

    assert "вне договорённостей" in client.get(measure.get_absolute_url()).content.decode()


def remarks(agreement: Agreement, reader: Person) -> list[tuple[str, str]]:
    with translation.override("ru"):
        return [(one.told, one.url) for one in ROOM.remarks(Agreement.objects.get(pk=agreement.pk), reader)]


def test_when_a_new_version_takes_the_place_of_a_public_one_both_sides_are_told_until_both_agree_to_show_it(
    client: Client,
) -> None:
    first = make_version_in_force()
    agreement = first.programme.agreement
    publish_plan(first)
    people = coordinators(agreement)
    assert remarks(agreement, people[0]) == []

    second = make_version_in_force(agreement=agreement)

    told = (
        "План был опубликован в версии 1. Версия 2 появится на открытой странице, когда на это согласятся все стороны."
    )
    where = f"{second.get_absolute_url()}#plan-keys-panel"
    for by in people:
        assert remarks(agreement, by) == [(told, where)]
        client.force_login(by)
        panel = html.fromstring(client.get(where).content.decode()).get_element_by_id("plan-keys-panel")
        assert told in " ".join(panel.text_content().split())
    publish_plan(second)
    assert remarks(agreement, people[0]) == []


@pytest.mark.parametrize("turned", [0, 1])
def test_where_the_earlier_version_was_never_public_nothing_is_told(turned: int) -> None:
    first = make_version_in_force()
    publish_plan(first, turned=turned)
    make_version_in_force(agreement=first.programme.agreement)

    assert remarks(first.programme.agreement, writer_of(first)) == []


def test_a_consent_that_was_taken_back_before_is_not_missed() -> None:
    first = make_version_in_force()
    publish_plan(first)
    services.withdraw_plan_key(version=first, reason="уточняем", by=writer_of(first))
    make_version_in_force(agreement=first.programme.agreement)

    assert remarks(first.programme.agreement, writer_of(first)) == []

"""Minutes, extracts, invitations and orders as Word papers: what stands in them, the own side first."""

from io import BytesIO

import pytest
from docx import Document
from tests.factories.groups import accepted, circulated, decide, helper, make_group, make_member, opened, staffed

from kunak.core.assignments import Wording
from kunak.groups import services
from kunak.groups.models import GroupRole
from kunak.groups.queries import extracts
from kunak.papers.docx_group import extract_docx, invitation_docx, minutes_docx, order_docx
from kunak.papers.groups import extract_on_paper, invitation_on_paper, minutes_on_paper, order_on_paper

pytestmark = pytest.mark.django_db


def text(data: bytes) -> str:
    """Return all words of a paper: paragraphs, then tables."""
    paper = Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells]).replace("\u00a0", " ")


def test_minutes_are_dated_by_the_meeting_and_each_copy_names_its_own_side_first() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting, wording=Wording.URGENT)
    services.give_remark(meeting=meeting, member=chairs[0], text="Против", is_special=True, by=chairs[0].person)
    circulated(meeting)

    draft = text(minutes_docx(minutes_on_paper(meeting, chairs[0].side)))
    meeting = accepted(meeting)
    ours, theirs = (text(minutes_docx(minutes_on_paper(meeting, one.side))) for one in chairs)

    assert "14 апреля 2026 г." in ours
    assert "СЛУШАЛИ" not in ours  # nothing was written there
    assert "РЕШИЛИ:\n1.1 Собрать запросы клиник на стажировки" in ours
    assert "Срок: срочно." in ours
    assert f"Особое мнение ({chairs[0].name}): Против" in ours
    assert [told.index(chairs[0].name) < told.index(chairs[1].name) for told in (ours, theirs)] == [True, False]
    first = Document(BytesIO(minutes_docx(minutes_on_paper(meeting, chairs[1].side)))).tables[1].rows[0].cells
    assert first[2].text == chairs[1].name
    assert draft.count("1.1") == ours.count("1.1")


def test_minutes_that_wait_are_a_draft_and_restricted_ones_bear_their_mark() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs, is_restricted=True)
    decide(meeting)
    circulated(meeting)

    told = minutes_on_paper(meeting, chairs[0].side)
    paper = Document(BytesIO(minutes_docx(told)))

    assert told.mark == "ПРОЕКТ. Для служебного пользования"
    assert told.mark in paper.sections[0].first_page_header.paragraphs[0].text
    assert minutes_on_paper(accepted(meeting), chairs[0].side).mark == "Для служебного пользования"


def test_an_extract_has_what_one_body_is_to_do_and_nothing_of_others() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting, text="Первое", executor="Минздрав", co_executors=(helper(meeting, "Минфин"),))
    decide(meeting, text="Второе", executor="Минкульт")

    first, helps, nobody = (
        extract_on_paper(meeting, chairs[0].side, body) for body in ("минздрав", "Минфин", "Минспорт")
    )

    told = text(extract_docx(first))
    assert "ВЫПИСКА ИЗ ПРОТОКОЛА" in told
    assert "Исполнителю: Минздрав" in told
    assert "Первое" in told
    assert "Второе" not in text(extract_docx(first)) + text(extract_docx(helps))
    assert not nobody.items


def test_bodies_of_two_sides_with_one_name_have_an_extract_each_and_a_name_with_commas_is_one_body() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    labour = "Министерство труда, занятости и социальной защиты"
    for order, words in enumerate(("Наше", "Ваше")):
        helpers = (helper(meeting, labour, 1),)
        decide(meeting, text=words, order=order, executor="Минкульт", co_executors=helpers)

    own, other = (one.side for one in chairs)
    ours = text(extract_docx(extract_on_paper(meeting, own, "Минкульт", own.pk)))
    helps = extract_on_paper(meeting, own, labour, other.pk)

    assert [(one.name, one.side) for one in extracts(meeting.decisions.all())] == [
        (labour, other),
        *(("Минкульт", one) for one in sorted((own, other), key=str)),
    ]
    assert f"Исполнителю: Минкульт ({own})" in ours
    assert f"Соисполнители: {labour} ({other})." in ours
    assert "Наше" in ours
    assert "Ваше" not in ours
    assert helps.body == f"{labour} ({other})"
    assert len(helps.items[0].decisions) == 2
    assert not extract_on_paper(meeting, own, labour, own.pk).items


def test_an_invitation_is_addressed_to_the_member_and_signed_by_the_own_co_chair() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)

    told = text(invitation_docx(invitation_on_paper(meeting, chairs[1], chairs[0].side)))

    assert told.startswith(f"Министр\n{chairs[1].name}")
    assert chairs[0].name in told
    assert "1. Вопрос 1 (Минздрав)" in told


def test_an_order_lists_leaders_first_and_those_of_another_side_by_agreement() -> None:
    group = make_group(regulations="Заседания раз в квартал")
    make_member(group, "Абаев")
    make_member(group, "Яковлев", role=GroupRole.CHAIR, post="Министр")
    make_member(group, "Беков", order=1, role=GroupRole.CHAIR)

    data = order_docx(order_on_paper(group, group.made_for, group.act_on))

    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[0].rows][1:]
    assert [row[1] for row in rows] == ["Яковлев", "Абаев", "Беков"]
    assert [row[2].endswith("(по согласованию)") for row in rows] == [False, False, True]
    assert "Заседания раз в квартал" in text(data)
    assert "№ 17-од" in text(data)

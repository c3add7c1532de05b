"""What the papers of a group say: minutes, extract, invitation, order; always Russian, the own side first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import override

from kunak.agreements.models import Agreement
from kunak.agreements.words import full_title
from kunak.core.groups import AttendedContent, ItemContent, MinutesContent
from kunak.core.lifecycle import MeetingState
from kunak.groups.content import ROLES, members_of, minutes_content
from kunak.groups.letters import invitation_lines
from kunak.groups.models import GroupRole, Meeting, Member, WorkingGroup
from kunak.groups.queries import body_of
from kunak.groups.queries.members import members_on
from kunak.groups.words import days_words
from kunak.papers.wording import OFFICIAL_USE, dated_words, day_words
from kunak.people.models import Side


@dataclass(frozen=True, slots=True)
class SignatureOnPaper:
    """Who signs: the post in the group and the name; empty where nobody is named."""

    side: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class MinutesOnPaper:
    """Minutes, or an extract of them for one body.

    Args:
        title: of the agreement.
        days: the day of the meeting: that is the date of the minutes.
        present: sides in the order of the copy, with those who were there.
        body: for which an extract is made; empty for the minutes.
    """

    group: str
    title: str
    number: str
    days: str
    place: str
    is_restricted: bool
    is_draft: bool
    has_quorum: bool
    present: tuple[tuple[str, tuple[AttendedContent, ...]], ...]
    items: tuple[ItemContent, ...]
    remarks: tuple[str, ...]
    signatures: tuple[SignatureOnPaper, ...]
    body: str = ""

    @property
    def name(self) -> str:
        """How the file is named."""
        kind = f"Выписка, {self.body}" if self.body else "Протокол"
        return f"{kind} № {self.number}, {self.group}"

    @property
    def mark(self) -> str:
        """What stands at the top of each page."""
        marks = ["ПРОЕКТ"] if self.is_draft else []
        return ". ".join([*marks, OFFICIAL_USE] if self.is_restricted else marks)


def minutes_on_paper(meeting: Meeting, own: Side) -> MinutesOnPaper:
    """Return the minutes of a meeting in the copy of one side."""
    content = minutes_content(meeting)
    sides = own_first(meeting.group.agreement, own)
    remarks = (
        f"{'Особое мнение' if one.is_special else 'Замечание'} ({one.who}): {one.text}" for one in content.remarks
    )
    with override("ru"):
        return MinutesOnPaper(
            group=content.group,
            title=full_title(meeting.group.agreement),
            number=content.number,
            days=days_words(meeting.starts_on, meeting.ends_on),
            place=content.place,
            is_restricted=content.is_restricted,
            is_draft=meeting.state != MeetingState.ACCEPTED,
            has_quorum=content.has_quorum,
            present=_present(content, sides),
            items=content.items,
            remarks=tuple(remarks),
            signatures=_signatures(members_of(meeting), sides),
        )


def _present(content: MinutesContent, sides: list[Side]) -> tuple[tuple[str, tuple[AttendedContent, ...]], ...]:
    there = [one for one in content.attended if one.is_present or one.substitute]
    named = [(str(side), tuple(one for one in there if one.side == str(side))) for side in sides]
    others = tuple(one for one in there if one.side not in {str(side) for side in sides})
    return tuple((side, people) for side, people in [*named, ("Приглашённые", others)] if people)


def _signatures(members: list[Member], sides: list[Side]) -> tuple[SignatureOnPaper, ...]:
    """Return the lines of the co-chairs, the own one first, and of the secretary."""
    chairs = {one.side_id: one.name for one in members if one.role == GroupRole.CHAIR}
    lines = [SignatureOnPaper(str(side), "Сопредседатель", chairs.get(side.pk, "")) for side in sides]
    secretary = next((one for one in members if one.role == GroupRole.SECRETARY), None)
    if secretary is not None:
        lines.append(SignatureOnPaper(str(secretary.side), "Секретарь", secretary.name))
    return tuple(lines)


def own_first(agreement: Agreement, own: Side) -> list[Side]:
    """Return the sides of an agreement, the own one first."""
    return sorted((party.side for party in agreement.parties.all()), key=lambda side: side.pk != own.pk)


def extract_on_paper(meeting: Meeting, own: Side, body: str, side: int | None = None) -> MinutesOnPaper:
    """Return of the minutes what one body is to do; without items where it is to do nothing.

    Args:
        side: of the body, where bodies of two sides bear one name; None for whichever.
    """
    whole = minutes_on_paper(meeting, own)
    decisions = meeting.decisions.select_related("executor_side").prefetch_related("co_executors__side")
    its = {one.number: whom for one in decisions if (whom := body_of(one, body, side))}
    items = tuple(
        replace(item, heard="", spoke="", decisions=found)
        for item in whole.items
        if (found := tuple(one for one in item.decisions if one.number in its))
    )
    return replace(whole, items=items, body=_addressee(its.values(), body, has_side=side is not None), remarks=())


def _addressee(found: Iterable[tuple[Side, str]], body: str, *, has_side: bool) -> str:
    """Return for whom an extract is, as the minutes write it, with the side where it was asked for."""
    side, name = next(iter(found), (None, " ".join(body.split())))
    return f"{name} ({side})" if side and has_side else name


@dataclass(frozen=True, slots=True)
class InvitationOnPaper:
    """A letter that invites: to whom, what it says, who signs."""

    post: str
    name: str
    group: str
    lines: tuple[str, ...]
    signature: SignatureOnPaper


def invitation_on_paper(meeting: Meeting, member: Member, own: Side) -> InvitationOnPaper:
    """Return the letter to a member, signed by the own side's co-chair."""
    post = ", ".join(filter(None, (member.post, str(member.organisation or ""))))
    signature = _signatures(members_of(meeting), own_first(meeting.group.agreement, own))[0]
    return InvitationOnPaper(post, member.name, meeting.group.name, tuple(invitation_lines(meeting)), signature)


@dataclass(frozen=True, slots=True)
class OrderOnPaper:
    """An order on a group: what it carries out, and its members on the day."""

    group: str
    subject: str
    members: tuple[tuple[str, str, str], ...]  # name, post, role in the group; the own side's first
    rules: tuple[str, ...]
    act: str


def order_on_paper(group: WorkingGroup, own: Side, on: date) -> OrderOnPaper:
    """Return the order on a group as one side gives it.

    Source:
        The common form of such orders: leaders first, then members by the alphabet; those who are of another side
        «по согласованию».
    """
    with override("ru"):
        subject = " ".join(filter(None, (full_title(group.agreement), dated_words(group.agreement.signed_on))))
    members = sorted(members_on(group, on), key=lambda one: one.side_id != own.pk)
    return OrderOnPaper(
        group=group.name,
        subject=subject,
        members=tuple(_row(one, own) for one in members),
        rules=tuple(_rules(group)),
        act=f"{group.act_title} от {day_words(group.act_on)} № {group.act_number}",
    )


def _row(member: Member, own: Side) -> tuple[str, str, str]:
    post = ", ".join(filter(None, (member.post, str(member.organisation or member.side))))
    agreed = "" if member.side_id == own.pk else " (по согласованию)"
    return member.name, f"{post}{agreed}", ROLES[GroupRole(member.role)]


def _rules(group: WorkingGroup) -> Iterable[str]:
    half = " и более половины членов каждой стороны" if group.quorum_is_half else ""
    yield f"Заседание правомочно, если присутствует не менее {group.quorum_least} от каждой стороны{half}."
    yield f"Материалы направляются секретарю за {group.materials_days} дн. до заседания."
    yield "Протокол принимается всеми сторонами; его дата — дата заседания."
    if group.regulations:
        yield from group.regulations.splitlines()

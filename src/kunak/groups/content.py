"""What the minutes of a meeting say now, as the core knows it; papers and keys are made of it."""

from kunak.core.assignments import Wording
from kunak.core.groups import (
    AttendedContent,
    BodyContent,
    DecisionContent,
    ItemContent,
    MinutesContent,
    Quorum,
    RemarkContent,
    quorum,
)
from kunak.groups.models import AgendaItem, Attendance, Decision, Meeting, Member
from kunak.groups.models.groups import VOTING, GroupRole

# papers are Russian whatever the language of the page
ROLES = {
    GroupRole.CHAIR: "сопредседатель",
    GroupRole.DEPUTY: "заместитель сопредседателя",
    GroupRole.SECRETARY: "секретарь",
    GroupRole.MEMBER: "член группы",
    GroupRole.EXPERT: "эксперт",
    GroupRole.GUEST: "приглашённый",
}
TERMS = {
    Wording.NONE: "один месяц",
    Wording.AT_ONCE: "немедленно",
    Wording.URGENT: "срочно",
    Wording.PROMPTLY: "оперативно",
    Wording.MONTHLY: "ежемесячно",
    Wording.QUARTERLY: "ежеквартально",
    Wording.HALF_YEARLY: "раз в полугодие",
    Wording.YEARLY: "ежегодно",
    Wording.CONSTANTLY: "постоянно",
}

OF_ITEMS = ("decisions__votes__side", "decisions__executor_side", "decisions__co_executors__side")


def minutes_content(meeting: Meeting) -> MinutesContent:
    """Return what the minutes say now. Ten queries."""
    attendance = attendance_of(meeting)
    items = list(meeting.items.prefetch_related(*OF_ITEMS))
    return MinutesContent(
        group=meeting.group.name,
        number=meeting.number,
        starts_on=meeting.starts_on.isoformat(),
        ends_on=meeting.ends_on.isoformat(),
        place=meeting.place or "видеосвязь",
        is_restricted=meeting.is_restricted,
        has_quorum=quorum_of(meeting, members_of(meeting), attendance).is_met,
        attended=tuple(_attended(one) for one in attendance),
        items=tuple(_item(place, one) for place, one in enumerate(items, start=1)),
        remarks=tuple(
            RemarkContent(one.member.name, one.text, one.is_special) for one in meeting.remarks.select_related("member")
        ),
    )


def members_of(meeting: Meeting) -> list[Member]:
    """Return who is a member on the meeting's first day, in the order of lists. One query."""
    places = {party.side_id: party.order for party in meeting.group.agreement.parties.all()}
    order = list(GroupRole)
    found = meeting.group.members.select_related("side", "organisation", "person")
    present = [one for one in found if one.term.holds_on(meeting.starts_on)]
    return sorted(present, key=lambda one: (order.index(GroupRole(one.role)), places[one.side_id], one.who))


def attendance_of(meeting: Meeting) -> list[Attendance]:
    """Return who was noted, members in the order of lists, then others. One query."""
    order = list(GroupRole)
    noted = meeting.attendance.select_related("member__side", "member__organisation", "side")
    return sorted(
        noted,
        key=lambda one: (
            (order.index(GroupRole(one.member.role)), one.member.side_id, one.member.who)
            if one.member
            else (len(order), 0, one.name)
        ),
    )


def quorum_of(meeting: Meeting, members: list[Member], attendance: list[Attendance]) -> Quorum:
    """Return the quorum of a meeting. No query."""
    there = [one.member for one in attendance if one.member and (one.is_present or one.substitute)]
    return quorum(
        meeting.group.quorum_rule,
        [party.side_id for party in meeting.group.agreement.parties.all()],
        [one.side_id for one in members if one.role in VOTING],
        [one.side_id for one in there if one.role in VOTING],
    )


def _attended(one: Attendance) -> AttendedContent:
    if one.member is None:
        return AttendedContent(str(one.side or ""), one.name, "", "приглашённый", one.is_present)
    member = one.member
    post = ", ".join(filter(None, (member.post, str(member.organisation or ""))))
    role = ROLES[GroupRole(member.role)]
    return AttendedContent(str(member.side), member.name, post, role, one.is_present, one.substitute)


def _item(number: int, item: AgendaItem) -> ItemContent:
    decisions = tuple(_decision(one) for one in item.decisions.all())
    return ItemContent(number, item.title, item.presenter, item.heard, item.spoke, decisions)


def _decision(one: Decision) -> DecisionContent:
    return DecisionContent(
        number=one.number,
        text=one.text,
        executor=one.executor,
        co_executors=tuple(BodyContent(helper.name, str(helper.side)) for helper in one.co_executors.all()),
        term=term_of(one),
        votes=tuple(
            f"{vote.side}: за — {vote.in_favour}, против — {vote.against}, воздержались — {vote.abstained}."
            for vote in one.votes.all()
        ),
        executor_side=str(one.executor_side or ""),
    )


def term_of(decision: Decision) -> str:
    """Return the term of a decision as its paper tells it; empty for one that gives nobody anything to do."""
    if not decision.executor:
        return ""
    wording = Wording(decision.wording)
    if decision.due_on is None:
        return TERMS[wording]
    day = f"до {decision.due_on:%d.%m.%Y}"
    return day if wording is Wording.NONE else f"{TERMS[wording]}, {day}"

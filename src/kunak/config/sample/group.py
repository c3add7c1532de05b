"""The working group of the sample: its members, a meeting that was held with its minutes, and one to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from kunak.agreements.models import Agreement
from kunak.config.sample.files import rows
from kunak.core.assignments import Wording
from kunak.core.terms.workdays import working_day_on_or_before
from kunak.groups import services
from kunak.groups.models import AgendaItem, GroupRole, Meeting, Member, Said, WorkingGroup
from kunak.groups.services import DecisionInput, GroupInput, ItemInput, MeetingInput, MemberInput
from kunak.people.models import Person, Side

NAME = "Рабочая группа по здравоохранению"
SET_UP, HELD, ACCEPTED, AHEAD = timedelta(60), timedelta(24), timedelta(20), timedelta(18)  # before today, and after it
PLACE, LINK = "Казань, Министерство здравоохранения", "https://video.example.org/kunak"


@dataclass(frozen=True, slots=True)
class Group:
    """Whose group it is, the coordinators in the order of the parties, and the day of the sample."""

    agreement: Agreement
    coordinators: tuple[Person, Person]
    on: date

    @property
    def sides(self) -> list[Side]:
        """The sides in the order of the parties."""
        return [party.side for party in self.agreement.parties.select_related("side")]

    def day(self, shift: timedelta) -> date:
        """Return a working day so far from today."""
        return working_day_on_or_before(self.on + shift)


def set_up(told: Group) -> WorkingGroup:
    """Enter the group with its members, hold its first meeting, call the second one."""
    first = told.coordinators[0]
    given = GroupInput(
        name=NAME,
        sectors=("health",),
        act_title="Приказ (пример)",
        act_number="1",
        act_on=told.day(-SET_UP),
        quorum_least=1,
    )
    group = services.set_up_group(agreement=told.agreement, given=given, by=first)
    members = [_named(told, group, row) for row in rows("members")]
    _hold(told, group, members)
    _call(told, group, members)
    return group


def _named(told: Group, group: WorkingGroup, row: dict[str, str]) -> Member:
    order = int(row["party"])
    person = Person.objects.filter(email=row["email"]).first()
    given = MemberInput(
        side=told.sides[order],
        role=GroupRole(row["role"]),
        name=row["name"],
        post=row["post"],
        email=row["email"],
        person=person,
        since=group.act_on,
    )
    return services.add_member(group=group, given=given, by=told.coordinators[order])


def _hold(told: Group, group: WorkingGroup, members: Sequence[Member]) -> None:
    """Hold the first meeting by video link; both sides accept its minutes."""
    by, day = told.coordinators[0], told.day(-HELD)
    given = MeetingInput(starts_on=day, starts_at=time(11), link=LINK)
    meeting = services.plan_meeting(group=group, given=given, by=by)
    items = list(_items(group, meeting, ("Порядок работы группы", "Первые мероприятия плана"), by))
    services.call_meeting(meeting=meeting, by=by)
    meeting = services.open_meeting(meeting=meeting, on=day, by=by)
    for one in members:
        services.note_attendance(meeting=meeting, member=one, is_present=one.role != GroupRole.EXPERT, by=by)
    services.write_decision(item=items[0], given=DecisionInput(text="Собираться раз в два месяца."), by=by)
    for given_decision in _decisions(told):
        services.write_decision(item=items[1], given=given_decision, by=by)
    services.close_meeting(meeting=meeting, by=by)
    latest = services.circulate(meeting=meeting, by=by)
    content, accepted_on = latest.content_hash, told.day(-ACCEPTED)
    for coordinator in told.coordinators:
        services.turn_minutes_key(meeting=meeting, content_hash=content, on=accepted_on, by=coordinator)


def _decisions(told: Group) -> Iterator[DecisionInput]:
    first, second = told.sides
    yield DecisionInput(
        text="Собрать запросы клиник на стажировки врачей.",
        executor_side=second,
        executor="Министерство здравоохранения",
        due_on=told.day(timedelta(10)),
    )
    yield DecisionInput(
        text="Назвать принимающие клиники.",
        executor_side=first,
        executor="Министерство здравоохранения",
    )
    yield DecisionInput(
        text="Докладывать о ходе отбора участников.",
        executor_side=first,
        executor="Министерство здравоохранения",
        wording=Wording.MONTHLY,
    )


def _items(group: WorkingGroup, meeting: Meeting, titles: Sequence[str], by: Person) -> Iterator[AgendaItem]:
    for title in titles:
        given = ItemInput(title=title, minutes=20)
        yield services.add_item(group=group, meeting=meeting, given=given, on=meeting.starts_on, by=by)


def _call(told: Group, group: WorkingGroup, members: Sequence[Member]) -> None:
    """Call the next meeting, in Kazan; its agenda opens with the unfinished assignments."""
    by, day = told.coordinators[0], told.day(AHEAD)
    given = MeetingInput(starts_on=day, starts_at=time(11), place=PLACE, link=LINK, host=told.sides[0])
    meeting = services.plan_meeting(group=group, given=given, by=by)
    list(_items(group, meeting, ("Перечень препаратов для взаимных поставок",), by))
    meeting = services.call_meeting(meeting=meeting, by=by)
    for one in members[:2]:
        own = told.coordinators[told.sides.index(one.side)]
        services.reply(meeting=meeting, member=one, said=Said.ACCEPTS, by=own)
    title = "Тема совместного исследования"
    services.add_item(group=group, given=ItemInput(title=title), on=told.on, by=by)

"""What those invited read: the letter, always in Russian, and the calendar file (RFC 5545, RFC 5546)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar, Event, vCalAddress
from icalendar.enums import STATUS
from icalendar.prop import vText

from kunak.agreements.words import full_title
from kunak.core.lifecycle import MeetingState
from kunak.groups.models import GroupRole, Meeting, Member, Reply, Said
from kunak.groups.models.groups import LEADING
from kunak.groups.words import days_words

PRODUCT = "-//Kunak//Meetings of working groups//RU"
USUAL_LENGTH = timedelta(hours=2)
ANSWERS = {Said.ACCEPTS: "ACCEPTED", Said.DECLINES: "DECLINED", Said.SUBSTITUTE: "DELEGATED"}
ROLES = {GroupRole.CHAIR: "CHAIR", GroupRole.EXPERT: "OPT-PARTICIPANT", GroupRole.GUEST: "OPT-PARTICIPANT"}


def meeting_ics(
    meeting: Meeting, members: Iterable[Member], replies: dict[int, Reply], *, site: str, has_agenda: bool = True
) -> bytes:
    """Return the calendar file of a meeting: a request to come, or its cancellation.

    The same meeting has the same UID for good; each change after the call has the next SEQUENCE.

    Args:
        site: scheme and host, for the links.

    Source:
        RFC 5546, 3.2.2 and 3.2.5: REQUEST and CANCEL; RFC 5545, 3.8.4: organizer, attendees and their answers.
    """
    is_off = meeting.state == MeetingState.CANCELLED
    calendar, invited = _calendar("CANCEL" if is_off else "REQUEST"), list(members)
    event = _event(meeting, site, is_off=is_off)
    if has_agenda:
        event["description"] = vText(_printable(_agenda_text(meeting)))
    event["organizer"] = _organizer(meeting, invited, site)
    for one in invited:
        if one.address:
            event.add("attendee", _attendee(one, replies.get(one.pk)), encode=False)
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def farewell_ics(meeting: Meeting, member: Member, members: Iterable[Member], *, site: str) -> bytes:
    """Return the calendar file that takes a meeting out of one calendar: of who is no member on its day any more.

    It has nothing of what became of the meeting since.

    Source:
        RFC 5546, 3.2.5: a CANCEL with those alone who are uninvited, the next SEQUENCE and no STATUS.
    """
    calendar, event = _calendar("CANCEL"), Event()
    event.add("uid", str(meeting.uid))
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", _times(meeting)[0])
    event.add("sequence", meeting.sequence)
    event["summary"] = vText(_printable(f"{meeting.group}: заседание"))
    event["organizer"] = _organizer(meeting, list(members), site)
    event.add("attendee", _addressed(member), encode=False)
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(meeting: Meeting, site: str, *, is_off: bool) -> Event:
    starts, ends = _times(meeting)
    event = Event.new(
        uid=str(meeting.uid),
        summary=_printable(f"{meeting.group}: заседание"),
        start=starts,
        end=ends,
        stamp=meeting.changed_at.astimezone(UTC),
        sequence=meeting.sequence,
        status=STATUS.CANCELLED if is_off else _status(meeting),
        url=f"{site}{meeting.get_absolute_url()}",
    )
    event["location"] = vText(_printable(", ".join(filter(None, (meeting.place, meeting.link)))))
    return event


def _status(meeting: Meeting) -> STATUS:
    return STATUS.TENTATIVE if meeting.state == MeetingState.PLANNED else STATUS.CONFIRMED


def _times(meeting: Meeting) -> tuple[datetime, datetime]:
    """Return when it begins and ends: moments, or whole days where no time is told."""
    if meeting.starts_at is None:
        return meeting.starts_on, meeting.ends_on + timedelta(days=1)  # type: ignore[return-value]
    minutes = sum(one.minutes or 0 for one in meeting.items.all())
    length = timedelta(minutes=minutes) if minutes else USUAL_LENGTH
    first = timezone.make_aware(datetime.combine(meeting.starts_on, meeting.starts_at))
    last = timezone.make_aware(datetime.combine(meeting.ends_on, meeting.starts_at))
    return first.astimezone(UTC), (last + length).astimezone(UTC)


def _organizer(meeting: Meeting, members: list[Member], site: str) -> vCalAddress:
    """Return who calls: the first leader with an address; the group's own page where nobody has one."""
    leaders = [one.address for role in reversed(LEADING) for one in members if one.role == role and one.address]
    address = f"mailto:{leaders[0]}" if leaders else f"{site}{meeting.group.get_absolute_url()}"
    made = vCalAddress(address)
    made.params["CN"] = vText(_printable(meeting.group.name).replace('"', "'"))
    return made


def _addressed(member: Member) -> vCalAddress:
    made = vCalAddress(f"mailto:{member.address}")
    made.params["CN"] = vText(_printable(member.name).replace('"', "'"))
    return made


def _attendee(member: Member, reply: Reply | None) -> vCalAddress:
    made = _addressed(member)
    made.params["ROLE"] = vText(ROLES.get(GroupRole(member.role), "REQ-PARTICIPANT"))
    made.params["PARTSTAT"] = vText(ANSWERS[Said(reply.said)] if reply else "NEEDS-ACTION")
    made.params["RSVP"] = vText("FALSE" if reply else "TRUE")
    return made


def _agenda_text(meeting: Meeting) -> str:
    return "\n".join(f"{place}. {one}" for place, one in enumerate(meeting.items.all(), start=1))


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def subject_of(meeting: Meeting, *, is_first: bool, is_farewell: bool = False) -> str:
    """Return what a letter about a meeting is called: that it is called, was changed, or was cancelled.

    Args:
        is_first: nobody has written to the member of it before.
        is_farewell: the member is no member any more on the day of the meeting.
    """
    told = "Приглашение на заседание" if is_first else "Заседание изменено"
    told = "Приглашение на заседание отозвано" if is_farewell else told
    with override("ru"):
        days = days_words(meeting.starts_on, meeting.ends_on)
    is_off = meeting.state == MeetingState.CANCELLED and not is_farewell
    return f"{'Заседание отменено' if is_off else told}: {meeting.group}, {days}"


def farewell_lines(meeting: Meeting) -> Iterator[str]:
    """Yield the paragraphs of the letter to who is no member any more on the day of a meeting."""
    with override("ru"):
        days = days_words(meeting.starts_on, meeting.ends_on)
    yield f"На день заседания ({meeting.group}, {days}) Вы больше не входите в состав группы: приглашение отозвано."
    yield "Приложенный файл уберёт заседание из календаря. Если это ошибка, сообщите координатору своей стороны."


def letter_lines(meeting: Meeting, *, is_first: bool) -> Iterator[str]:
    """Yield the paragraphs of a letter about a meeting: it invites, tells of a change, or of a cancellation."""
    if meeting.state == MeetingState.CANCELLED:
        with override("ru"):
            days = days_words(meeting.starts_on, meeting.ends_on)
        yield f"Заседание ({meeting.group}), назначенное на {days}, отменено."
        yield from () if meeting.is_restricted else (f"Причина: {meeting.reason}",)
        return
    if not is_first:
        yield "День, время, место или повестка заседания изменены; ниже — как теперь."
    yield from invitation_lines(meeting, has_agenda=not meeting.is_restricted)


def invitation_lines(meeting: Meeting, *, has_agenda: bool = True) -> Iterator[str]:
    """Yield the paragraphs of the letter that invites; the greeting and the signature are its paper's."""
    with override("ru"):
        days = days_words(meeting.starts_on, meeting.ends_on)
        title = full_title(meeting.group.agreement)
        yield f"В рамках исполнения документа «{title}» приглашаем Вас принять участие в заседании: {meeting.group}."
        time = f", {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
        yield f"Дата: {days}{time}."
        yield from filter(None, (_place(meeting), f"Видеосвязь: {meeting.link}" if meeting.link else ""))
        yield "Повестка:" if has_agenda else "Повестку для служебного пользования направит секретарь группы."
        for place, one in enumerate(meeting.items.all() if has_agenda else (), start=1):
            told = f" ({one.presenter})" if one.presenter else ""
            yield f"{place}. {one.title}{told}"
        due = days_words(meeting.materials_on, meeting.materials_on)
        yield f"Материалы просим направить секретарю группы до {due}"
        yield "Об участии или о замене просим сообщить заранее."


def _place(meeting: Meeting) -> str:
    if not meeting.place:
        return ""
    host = f" (принимает {meeting.host})" if meeting.host else ""
    return f"Место: {meeting.place}{host}."

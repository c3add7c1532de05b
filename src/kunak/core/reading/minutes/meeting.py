"""The meeting of minutes: number, day, place, who sat, who chaired and was there, the agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.place.of_text import place_of_text
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.heading import as_heading
from kunak.core.reading.measures.executors import Sides
from kunak.core.reading.measures.list_plan import find_items
from kunak.core.reading.measures.table_plan import value
from kunak.core.reading.minutes.attendees import people_in
from kunak.core.reading.minutes.due import Held
from kunak.core.reading.minutes.layout import Part
from kunak.core.reading.record import Person
from kunak.core.reading.record.minutes import AgendaItem, Meeting

NUMBER = re.compile(
    r"протокол[а-я]*\s*№\s*(?P<number>[\w/-]{1,20})|\(№\s*(?P<inside>[\w/-]{1,20})\s+от\s"
    r"|^[^\S\n]*протокол[^\n№]{1,80}№\s*(?P<after>[\w/-]{1,20})|^[ ]*№\s*(?P<line>[\w/-]{1,20})",
    re.MULTILINE,
)
OWN_DAY = re.compile(r"^\s*протокол\s(?:№\s*[\w/-]+\s|[а-я ]{0,40}\s)?от\s*$")
BODY = re.compile(
    r"(?:^|\s)(?:заседани[ея]|совещани[ея]|(?:рабочей\s)?встречи|переговоров)(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*(?!\n))(?P<body>[^\n]{3,400})"
)
NOT_BODY = re.compile(
    r"от\s|№|\d|представител|вел[аи]?\b|провел|открыл|состоял|прош|закры"
)  # those who met are no body
AT_SOMEBODY = re.compile(r"у\s")  # «совещания у министра»: the word for the meeting belongs to it
BODY_ENDS = re.compile(r"\s\(№|\sот\s\d|[.;]?\s*$")
COLUMNS = re.compile(r"\s{3,}")
TOWN = re.compile(r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?:\s[А-ЯЁ][а-яё]+)?")
TOWN_OF_COLUMN = re.compile(rf"(?P<town>{TOWN.pattern})(?:\s\([^)\n]*\))?")
OF_OTHER = re.compile(r"(?:соглашени|договор|меморандум|закон|постановлени|распоряжени)[а-я]*\s[^\n]{0,200}$")
LONGEST_LINE = 160
OWN_WORD = re.compile(r"(?:протокол|заседани|совещани|встреч)[а-я]*\b[^\n]*$")
OPENS_QUESTION = re.compile(r"обо?\s|о\s")
HEAD = 1_500


def find_meeting(context: Context, parts: Sequence[Part], sides: Sides) -> Meeting | None:
    """Return the meeting; None where the document says nothing of one."""
    head = min(parts[0].start if parts else HEAD, HEAD)
    day = _held_on(context, parts, head)
    chairs = _people(context, sides, parts, "chairs")
    secretary = _people(context, sides, parts, "secretary")
    present = _people(context, sides, parts, "present")
    meeting = Meeting(
        number=_number(context, head),
        held_on=day,
        place=_place(context, day, head),
        body=_body(context, head),
        chairs=chairs,
        secretary=next(iter(secretary), None),
        present=present,
        attendance=None if present else _attendance(context, parts),
        agenda=tuple(_agenda(context, parts, sides)),
    )
    return meeting if meeting != Meeting() else None


def held_day(meeting: Meeting | None) -> Held | None:
    """Return the day of a meeting for counting; None where it is not known to the day."""
    found = meeting.held_on if meeting is not None else None
    if found is None or len(found.value) != len("2026-01-01"):
        return None
    return Held(date.fromisoformat(found.value), found.spans[0])


def _number(context: Context, head: int) -> Sourced[str] | None:
    found = NUMBER.search(context.text.lower, 0, head)
    if found is None:
        return None
    span = Span(*found.span(found.lastgroup or "number"))
    return Sourced(context.text.raw[span.start : span.end], (span,), 1.0, "meeting.number")


def _held_on(context: Context, parts: Sequence[Part], head: int) -> Sourced[str] | None:
    named = next((part for part in parts if part.name == "date"), None)
    if named is not None:
        day = next(iter(context.days.within(named.words, named.words + 40)), None)
        if day is not None and day.exactness == "day":
            return _sourced(day)
    for day in context.days.within(0, head):
        if day.exactness == "day" and not _is_of_other(context, day):
            return _sourced(day)
    found = NUMBER.search(context.text.lower, 0, head)
    day = context.days.at(found.end()) if found is not None and found["inside"] else None
    return _sourced(day) if day is not None and day.exactness == "day" else None


def _sourced(day: Day) -> Sourced[str]:
    return Sourced(day.iso, (Span(day.start, day.end),), 1.0, "meeting.held_on")


def _is_of_other(context: Context, day: Day) -> bool:
    """Tell whether a day of the head is that of an agreement or an act, not of the meeting."""
    line = context.text.lower.rfind("\n", 0, day.start) + 1
    before = context.text.lower[max(line, day.start - LONGEST_LINE * 2) : day.start]
    if OWN_DAY.match(context.text.lower[line : day.start]):
        return False
    return OF_OTHER.search(before) is not None or (before.endswith("от ") and OWN_WORD.search(before) is None)


def _place(context: Context, day: Sourced[str] | None, head: int) -> Sourced[str] | None:
    if day is not None and day.spans[0].start < head:
        start = context.text.shadow.rfind("\n", 0, day.spans[0].start) + 1
        end = context.text.shadow.find("\n", day.spans[0].end)
        end = end if end > 0 else len(context.text.shadow)
        found = place_of_text(context, start, end) if end - start < LONGEST_LINE else None
        if found is not None:
            return found
        found = _town_in(context, start, end)
        if found is not None:
            return found
    return place_of_text(context, 0, head, named=True)


def _town_in(context: Context, start: int, end: int) -> Sourced[str] | None:
    """Return the town that stands alone in a column beside the day: «№ 4     Елабуга     21 ноября 2023 г.»."""
    place = start
    for column in COLUMNS.split(context.text.raw[start:end]):
        place = context.text.raw.index(column, place)
        town = TOWN_OF_COLUMN.fullmatch(column)
        if town and context.people.holding(place) is None:
            return value(context, (Span(place, place + town.end("town")),), "meeting.place")
        place += len(column)
    return None


def _body(context: Context, head: int) -> Sourced[str] | None:
    found = BODY.search(context.text.lower, 0, head)
    if found is None or NOT_BODY.match(found["body"]):
        return _body_of_line(context, head)
    stop = BODY_ENDS.search(context.text.lower, found.start("body"), found.end("body"))
    end = stop.start() if stop else found.end("body")
    start = found.start("body")
    if AT_SOMEBODY.match(found["body"]):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
    return _in_nominative(context, Span(start, end)) if end > start else None


def _in_nominative(context: Context, span: Span) -> Sourced[str]:
    """Return the body that sat, whose sitting the head names: «заседания рабочей группы», «совещания у министра»."""
    words = context.text.words(span.start, span.end)
    return Sourced(as_heading(words, "gent"), (span,), 1.0, "meeting.body")


# the body that sat stands alone in the head: «Координационный комитет по Меморандуму …»
BODY_LINE = re.compile(
    r"^[ ]*(?P<body>(?:[а-я-]+(?:ая|ый|ий|ой)\s){0,3}(?:комиссия|комитет|совет|группа|штаб|коллегия)\b[^\n]{0,200}"
    r"(?:\n(?:по|для|при)\s[^\n]{3,300})?)",
    re.MULTILINE,
)
BODY_LINE_ENDS = re.compile(r",?\s(?:подписанн|заключенн|от\s«?\d)")


def _body_of_line(context: Context, head: int) -> Sourced[str] | None:
    found = BODY_LINE.search(context.text.lower, 0, head)
    if found is None:
        return None
    stop = BODY_LINE_ENDS.search(context.text.lower, found.start("body"), found.end("body"))
    end = stop.start() if stop else found.start("body") + len(found["body"].rstrip())
    return value(context, (Span(found.start("body"), end),), "meeting.body_of_line")


def _people(context: Context, sides: Sides, parts: Sequence[Part], name: str) -> tuple[Person, ...]:
    """Return the people of the parts of a name, each once: minutes name their chairs again where they sign."""
    out: dict[str, Person] = {}
    for part in parts:
        if part.name == name:
            for person in people_in(context, sides, part.words, part.end):
                known = out.get(_surname(person))
                out[_surname(person)] = person if known is None else _fuller(known, person)
    return tuple(out.values())


def _surname(person: Person) -> str:
    return person.name.rpartition(" ")[2].lower()


def _fuller(known: Person, again: Person) -> Person:
    return replace(known, post=known.post or again.post, party=known.party or again.party)


def _attendance(context: Context, parts: Sequence[Part]) -> Sourced[str] | None:
    part = next((part for part in parts if part.name == "present"), None)
    if part is None:
        return None
    stop = context.text.shadow.find("\n", part.words, part.end)
    end = part.end if stop < 0 else stop
    words = context.text.raw[part.words : end]
    start, right = part.words + len(words) - len(words.lstrip()), part.words + len(words.rstrip(" .;"))
    return value(context, (Span(start, right),), "meeting.attendance") if right > start else None


def _agenda(context: Context, parts: Sequence[Part], sides: Sides) -> Iterator[AgendaItem]:
    """Yield the questions of the agenda, or of the headings where there is no agenda, with who spoke on each."""
    agenda = next((part for part in parts if part.name == "agenda"), None)
    questions = _listed(context, agenda, parts) if agenda is not None else []
    questions = questions or _headed(context, parts)
    of_question = _by_question(parts)
    for number, span in questions:
        words = context.text.raw[number[0] : number[1]] if number else ""
        text = value(context, (span,), "agenda.text")
        own = of_question.get(words.upper(), ()) if words else ()
        if text is not None:
            yield AgendaItem(
                text,
                Sourced(words, (Span(*number),), 1.0, "agenda.number") if number else None,
                _people(context, sides, own, "heard"),
                _people(context, sides, own, "spoke"),
            )


def _by_question(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """Return the parts by the number of the question that they belong to."""
    out: dict[str, list[Part]] = {}
    current = ""
    for part in parts:
        if part.number is not None and part.name in ("question", "heard", "decided"):
            current = part.value.upper()
        out.setdefault(current, []).append(part)
    return out


def _headed(context: Context, parts: Sequence[Part]) -> list[tuple[tuple[int, int] | None, Span]]:
    """Return the questions that stand as headings, each number once: «2. О подготовке учителей»."""
    out: dict[str, tuple[tuple[int, int] | None, Span]] = {}
    for part in parts:
        if part.name == "question" and OPENS_QUESTION.match(context.text.lower, part.words):
            out.setdefault(part.value, (part.number, Span(part.words, _line_end(context, part.words))))
    return list(out.values())


def _listed(context: Context, agenda: Part, parts: Sequence[Part]) -> list[tuple[tuple[int, int] | None, Span]]:
    """Return the numbered lines of the agenda; they look like headings of questions, which are parts, too."""
    others = (part.start for part in parts if part.start > agenda.start and part.name != "question")
    out: dict[str, tuple[tuple[int, int] | None, Span]] = {}
    for item in find_items(context.text, agenda.words, next(others, len(context.text.raw))):
        number = (item.number.start, item.number.end) if item.number else None
        right = item.start + len(context.text.raw[item.start : item.end].rstrip(" .;"))
        key = context.text.raw[number[0] : number[1]] if number else context.text.raw[item.start : right]
        out.setdefault(key, (number, Span(item.start, right)))
    return list(out.values())


def _line_end(context: Context, place: int) -> int:
    stop = context.text.raw.find("\n", place)
    stop = len(context.text.raw) if stop < 0 else stop
    return place + len(context.text.raw[place:stop].rstrip(" .;"))

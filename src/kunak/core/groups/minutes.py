"""What minutes say: their content, its hash for the keys, and its text for the word-by-word comparison."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from kunak.core.two_keys import content_hash


@dataclass(frozen=True, slots=True)
class AttendedContent:
    """Who was there, or was not; `substitute` took part for a member."""

    side: str
    name: str
    post: str
    role: str
    is_present: bool
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class BodyContent:
    """A body that carries a decision out, of which side: bodies of two sides bear one name."""

    name: str
    side: str = ""

    @property
    def told(self) -> str:
        """The body with its side."""
        return f"{self.name} ({self.side})" if self.side else self.name


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """One decision: its number by the mask, its words, who of which side carries it out and by when, as it is told."""

    number: str
    text: str
    executor: str = ""
    co_executors: tuple[BodyContent, ...] = ()
    term: str = ""
    votes: tuple[str, ...] = ()
    executor_side: str = ""

    @property
    def executor_told(self) -> str:
        """Who carries it out, with the side."""
        return BodyContent(self.executor, self.executor_side).told

    @property
    def co_executors_told(self) -> str:
        """Who helps, each with its side; names may have commas."""
        return "; ".join(one.told for one in self.co_executors)


@dataclass(frozen=True, slots=True)
class ItemContent:
    """One item of the agenda with what was heard, who spoke, what was decided."""

    number: int
    title: str
    presenter: str
    heard: str
    spoke: str
    decisions: tuple[DecisionContent, ...]


@dataclass(frozen=True, slots=True)
class RemarkContent:
    """A remark or a special opinion, by whom."""

    who: str
    text: str
    is_special: bool


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything that the keys are turned on; days as ISO 8601. The date of minutes is that of the meeting."""

    group: str
    number: str
    starts_on: str
    ends_on: str
    place: str
    is_restricted: bool
    has_quorum: bool
    attended: tuple[AttendedContent, ...]
    items: tuple[ItemContent, ...]
    remarks: tuple[RemarkContent, ...]

    def as_json(self) -> dict[str, object]:
        """Return the content as JSON values; what is equal gives equal ones."""
        return asdict(self)


def minutes_hash(content: MinutesContent) -> str:
    """Return the hash of exactly this content."""
    return content_hash(content.as_json())


def minutes_text(content: MinutesContent) -> str:
    """Return the minutes as lines of text, in the words of official Russian papers.

    Source:
        Rules of records management: for each item СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ; the date is that of the meeting.
    """
    return "\n".join(_lines(content))


def _lines(content: MinutesContent) -> Iterator[str]:
    yield f"{content.group}. Протокол № {content.number}"
    first, last = _day(content.starts_on), _day(content.ends_on)
    days = first if first == last else f"{first} – {last}"
    yield f"{days}, {content.place}" if content.place else days
    if content.is_restricted:
        yield "Для служебного пользования"
    there = [_attended(one) for one in content.attended if one.is_present or one.substitute]
    yield from ["Присутствовали:", *there] if there else ["Присутствующие не отмечены."]
    yield "Кворум имеется." if content.has_quorum else "Кворума нет."
    for item in content.items:
        yield from _item(item)
    for remark in content.remarks:
        kind = "Особое мнение" if remark.is_special else "Замечание"
        yield f"{kind}: {remark.who}. {ended(remark.text)}"


def ended(text: str) -> str:
    """Return a sentence with a mark at its end, whether it was written or not."""
    return text if text.endswith((".", "!", "?", "…", ";", ":")) else f"{text}."


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


def _attended(one: AttendedContent) -> str:
    told = ", ".join(filter(None, (one.name, one.post, one.role, one.side)))
    return f"{told} (участвовал: {one.substitute})" if one.substitute else told


def _item(item: ItemContent) -> Iterator[str]:
    yield f"{item.number}. {item.title}"
    if item.heard or item.presenter:
        yield f"СЛУШАЛИ: {' — '.join(filter(None, (item.presenter, item.heard)))}"
    if item.spoke:
        yield f"ВЫСТУПИЛИ: {item.spoke}"
    if item.decisions:
        yield "РЕШИЛИ:"
    for one in item.decisions:
        told = [f"{one.number} {ended(one.text)}"]
        told += [f"Исполнитель: {one.executor_told}."] if one.executor else []
        told += [f"Соисполнители: {one.co_executors_told}."] if one.co_executors else []
        told += [f"Срок: {one.term}."] if one.term else []
        yield " ".join([*told, *one.votes])

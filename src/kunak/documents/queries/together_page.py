"""Several documents of one agreement as their page shows them: what agrees, what differs, what one alone says."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from kunak.core.joining import Outcome
from kunak.documents.fields import FIELDS, GENRES, row_key
from kunak.documents.models import Candidate, Document, Fact, Together
from kunak.documents.queries.lists import summary
from kunak.documents.queries.together import IN_REGISTER, OPEN, Matter, matters_of, members_of
from kunak.documents.sentences import doubt_sentence
from kunak.documents.tellings import Member
from kunak.documents.words import QUOTE_CHARACTERS, Words, shortened, words
from kunak.people.models import Territory
from kunak.ui.templatetags.kunak_ui import sector_name


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One of the documents; `label` is what its values are marked with."""

    candidate: Candidate
    document: Document
    genre: str
    label: str

    @property
    def is_open(self) -> bool:
        """Whether its review is open."""
        return self.candidate.state in OPEN

    @property
    def is_registered(self) -> bool:
        """Whether it is in the register."""
        return self.candidate.state in IN_REGISTER


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A value as one document says it, with its words and where they are."""

    fact: Fact
    label: str
    words: Words
    quote: str
    doubt: str
    url: str
    is_standing: bool


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One point: what each document says of it; `another_url` is where a value of neither is entered."""

    key: str
    label: str
    sector: str
    said: tuple[SaidRow, ...]
    is_open: bool
    is_chosen: bool
    another_url: str
    is_named: bool = False  # the value stands in the place of the label: a sector


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """Documents of one agreement beside each other."""

    members: tuple[MemberRow, ...]
    summary: str
    differ: tuple[MatterRow, ...]
    agree: tuple[MatterRow, ...]
    alone: tuple[MatterRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether one may still choose: none of the documents is in the register."""
        return all(one.is_open for one in self.members)

    @property
    def first(self) -> Candidate:
        """The candidate that the agreement is made from: the signed text where there is one."""
        return self.members[0].candidate

    @property
    def registered(self) -> MemberRow | None:
        """The document that is in the register, where one is."""
        return next((one for one in self.members if one.is_registered), None)

    @property
    def to_attach(self) -> tuple[MemberRow, ...]:
        """Those that can be attached to the agreement of the register."""
        return tuple(one for one in self.members if one.is_open) if self.registered else ()

    @property
    def undecided(self) -> int:
        """How many differences wait for a choice."""
        return sum(row.is_open for row in self.differ)

    @property
    def unconfirmed(self) -> int:
        """How many points in which the documents agree nobody has confirmed yet."""
        return sum(any(said.fact.state == "proposed" for said in row.said) for row in self.agree)


def together_page(together: Together) -> TogetherPage:
    """Return the page of what is read together. A fixed number of queries."""
    members = members_of(Candidate.objects.filter(joined__together=together))
    return comparison(members, matters_of(members, together.choices.all()))


def comparison_of(candidates: QuerySet[Candidate], counted: Collection[int]) -> TogetherPage | None:
    """Return what the documents of an agreement say, None where fewer than two were read. A fixed number of queries.

    Args:
        counted: keys of the facts that stand in the card.
    """
    members = members_of(candidates)
    return comparison(members, matters_of(members), counted) if len(members) > 1 else None


def comparison(
    members: Sequence[Member], matters: Iterable[Matter], counted: Collection[int] = frozenset()
) -> TogetherPage:
    """Return members and what they say, as the page shows them. One query."""
    rows = _members(members)
    builder = _Rows({row.candidate.pk: row for row in rows}, _places(members), frozenset(counted))
    found = [(matter, builder.matter(matter)) for matter in matters]
    differ, agree, alone = (
        tuple(row for matter, row in found if matter.outcome == outcome)
        for outcome in (Outcome.DIFFER, Outcome.AGREE, Outcome.ALONE)
    )
    return TogetherPage(tuple(rows), summary(members[0].candidate), differ, agree, alone)


def _members(members: Sequence[Member]) -> list[MemberRow]:
    genres = [_genre(one) for one in members]
    count = Counter(genres)
    return [
        MemberRow(
            one.candidate, one.candidate.reading.document, genre, genre if count[genre] == 1 else _name(one, genre)
        )
        for one, genre in zip(members, genres, strict=True)
    ]


def _genre(member: Member) -> str:
    return str(GENRES.get((member.candidate.reading.record or {}).get("genre", ""), GENRES["other"]))


def _name(member: Member, genre: str) -> str:
    return f"{genre}, {member.candidate.reading.document.name}"


def _places(members: Iterable[Member]) -> dict[str, str]:
    values = (fact.value for one in members for facts in one.facts.values() for fact in facts)
    codes = {value["code"] for value in values if isinstance(value, dict) and value.get("code")}
    return {one.code: one.label for one in Territory.objects.filter(code__in=codes)}


class _Rows:
    """Builds the rows of matters."""

    def __init__(self, members: Mapping[int, MemberRow], places: Mapping[str, str], counted: frozenset[int]) -> None:
        self.members, self.places, self.counted = members, places, counted

    def matter(self, matter: Matter) -> MatterRow:
        first = matter.facts[0]
        value: Any = first.value
        sector = value if matter.field == "sectors" else value["sector"] if matter.field == "commitments" else ""
        label = str(FIELDS[matter.field].label)
        standing = {fact.pk for fact in matter.standing} | (self.counted & {fact.pk for fact in matter.facts})
        return MatterRow(
            key=f"{first.candidate_id}-{row_key(first.field, first.position)}",
            label=f"{sector_name(sector)}: {label.lower()}" if sector else label,
            sector=sector,
            said=tuple(self._said(fact, is_standing=fact.pk in standing) for fact in matter.facts),
            is_open=matter.is_open and not standing,
            is_chosen=bool(standing) and matter.outcome == Outcome.DIFFER,
            another_url=self._another(matter),
            is_named=matter.field == "sectors",
        )

    def _said(self, fact: Fact, *, is_standing: bool) -> SaidRow:
        row = self.members[fact.candidate_id]
        spans = fact.shown_spans
        quote = " … ".join(" ".join(row.document.text[start:end].split()) for start, end in spans)
        return SaidRow(
            fact=fact,
            label=row.label,
            words=words(FIELDS[fact.field], fact.value, self.places),
            quote=shortened(quote, QUOTE_CHARACTERS),
            doubt=doubt_sentence(fact.doubt) if fact.is_doubtful else "",
            url=f"{row.candidate.get_absolute_url()}#f-{row_key(fact.field, fact.position)}",
            is_standing=is_standing,
        )

    def _another(self, matter: Matter) -> str:
        """Return where a value of none of the documents is entered: in the place of the first that is open."""
        fact = next((one for one in matter.facts if self.members[one.candidate_id].is_open), None)
        if fact is None:
            return ""
        return f"{reverse('documents:correct', args=[fact.pk])}#f-{row_key(fact.field, fact.position)}"

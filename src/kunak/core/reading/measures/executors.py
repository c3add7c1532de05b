"""Who carries out a measure or an assignment: bodies and others named in a stretch of text, by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_of_entity import full_name, written_out
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.record import Party, PartyType
from kunak.core.reading.record.measures import Executor

_OWNER = (
    r"\s*(?:(?:от|со стороны|с)\s+(?P<owner>[^–:;\n]{2,110}?)\s*[–:]"
    r"|(?P<named>[^–:;\n,.]{3,110}?)\s*(?::|\s–\s))"
)
OWNER_HERE = re.compile(_OWNER)
OWNER = re.compile(rf"(?<=[;\n.,(:]){_OWNER}")
MARKS = re.compile(r"[;,\n/]|\s(?=и\s)")
LEAD = re.compile(
    r"(?:\W|(?:и|а также|совместно с|при участии|с участием|ответственн\w+|исполнител\w+|"
    r"соисполнител\w+)(?=[\s:–]))*"
)
ENDS = " \n\t.;,:–"
AGREED = re.compile(r"\s*\((?:по согласованию|отв\w*\.?)\)")
AGREED_LAST = re.compile(r"\s\((?:по согласованию|отв\w*\.?|координатор|головной исполнитель|созыв)\)$")
LONGEST_AGREED = 30
FIRM = re.compile(r"(?:п?ао|ооо|оао|зао|ип|муп|гуп|фгуп|гк)\b|компани|предприяти|завод")
INSTITUTION = re.compile(
    r"(?:г?[бак]уз?|гбоу|фгбоу|фгаоу|гау|мбу|мау)\b|университет|институт|музе|театр|больниц|библиотек"
)
BOTH = re.compile(r"(?:обе\s|все\s)?стороны(?:\sсоглашения)?")
STEM = 5
SHORTEST = 2
LONGEST_STRETCH = 4_000


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of the document, asked for by code or by a word of their name."""

    parties: tuple[Party, ...]

    def of_code(self, code: str | None) -> Party | None:
        """Return the only party with a code; None where none or several have it."""
        found = [party for party in self.parties if code is not None and party.code == code]
        return found[0] if len(found) == 1 else None

    def named_in(self, words: str) -> Party | None:
        """Return the only party whose own word stands in folded words: «Клинцы», «Общество»."""
        found = [party for party in self.parties if (stem := _own_stem(party)) and re.search(rf"\b{stem}", words)]
        return found[0] if len(found) == 1 else None


def _own_stem(party: Party) -> str:
    """Return the beginning of the word that tells a party without a code; empty where none does."""
    if party.code is not None:
        return ""
    words = [word for word in re.findall(r"[а-яa-z-]{4,}", party.name.lower().replace("ё", "е")) if word not in GENERAL]
    return re.escape(words[0][:STEM]) if words else ""


GENERAL = frozenset(["город", "района", "район", "округ", "городской", "муниципальный", "администрация", "акционерное"])


def find_executors(
    context: Context, sides: Sides, spans: Sequence[Span], *, side: Party | None = None, rule: str
) -> tuple[Executor, ...]:
    """Return the executors named in some stretches of text, in their order, each once.

    Args:
        side: of a column that is one side's; what the text itself says goes before.
    """
    finder = _Finder(context, sides, rule)
    out: list[Executor] = []
    for span in spans:
        for start, end, owner in by_owner(context, sides, span, side):
            for executor in finder.within(start, end, owner):
                if not any(_is_same(executor, other) for other in out):
                    out.append(executor)
    return tuple(out)


def _is_same(left: Executor, right: Executor) -> bool:
    return (left.name.lower(), left.side) == (right.name.lower(), right.side)


def by_owner(context: Context, sides: Sides, span: Span, side: Party | None) -> Iterator[tuple[int, int, Party | None]]:
    """Yield the pieces of a stretch that are one side's: «от Татарстана – …; от Ингушетии – …»."""
    place, owner, limit = span.start, side, min(span.end, span.start + LONGEST_STRETCH)
    for found in _owners(context.text.lower, span.start, limit):
        group = "owner" if found["owner"] else "named"
        named = owner_in(context, sides, found.start(group), found.end(group), is_sure=group == "owner")
        if named is None:
            continue
        if found.start() > place:
            yield place, found.start(), owner
        place, owner = found.end(), named
    if place < limit:
        yield place, limit, owner


def _owners(lower: str, start: int, end: int) -> Iterator[re.Match[str]]:
    here = OWNER_HERE.match(lower, start, end)
    if here is not None:
        yield here
    yield from OWNER.finditer(lower, here.end() if here and here["owner"] else start, end)


def owner_in(context: Context, sides: Sides, start: int, end: int, *, is_sure: bool) -> Party | None:
    """Return the party that words name as the owner of what follows; None where they name something else."""
    items = [item for item in context.territories.within(start, end) if item.end <= end + 1]
    if not items:
        words = context.text.lower[start:end]
        return sides.named_in(words) if is_sure or "сторон" in words else None
    item = items[0]
    if not is_sure and not _is_only_a_territory(
        context.text.lower[start : item.start], context.text.lower[item.end : end]
    ):
        return None
    name, kind, code = full_name(item)
    known = next((party for party in sides.parties if party.name == name), None)
    return known or sides.of_code(code) or Party(name, kind, code, (Span(item.start, item.end),), 0.9)


def _is_only_a_territory(before: str, after: str) -> bool:
    return not re.sub(r"правительств\w+|администраци\w+|сторона|от|\W", "", before) and not re.sub(
        r"сторона|\W", "", after
    )


def _within(context: Context, body: Body, end: int) -> Body:
    """Return a body cut at the end of its line or cell, where the words after it were taken for its tail."""
    if body.end <= end:
        return body
    more = context.text.clean(end, body.end)
    return body._replace(end=end, name=body.name.removesuffix(more).strip(), territory=-1)


IN_BRACKETS = re.compile(r"\([^()]*\)")


def _pieces(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between commas, semicolons, line ends and «и», not parting names of bodies, marks, brackets."""
    whole = [(body.start, body.end) for body in context.bodies.within(start, end) if body.number != "plur"]
    whole += [(pair.start, pair.end) for pair in context.text.quotes if start <= pair.start < end]
    whole += [found.span() for found in IN_BRACKETS.finditer(context.text.shadow, start, end)]
    place = start
    stops = [found.start() for found in MARKS.finditer(context.text.lower, start, end)]
    for stop in [*stops, end]:
        is_firm = stop == end or _is_new_line(context, stop)
        if stop < place or (not is_firm and any(left <= stop < right for left, right in whole)):
            continue
        if stop < end and context.text.lower[stop].isspace() and context.text.lower[stop] != "\n":
            following = context.bodies.within(stop, stop + 4)
            if not following:
                continue
        piece = _trimmed(context, place, stop)
        if piece is not None:
            yield piece
        place = stop + 1


def _is_new_line(context: Context, place: int) -> bool:
    """Tell whether a line ends at a place and the next one opens with a capital."""
    return context.text.shadow[place] == "\n" and context.text.shadow[place + 1 : place + 2].isupper()


def _trimmed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    lead = LEAD.match(context.text.lower, start, end)
    left = lead.end() if lead else start
    right = left + len(context.text.lower[left:end].rstrip(ENDS))
    closing = AGREED_LAST.search(context.text.lower, max(left, right - LONGEST_AGREED), right)
    right = closing.start() if closing else right
    words = context.text.lower[left:right]
    return (left, right) if sum(letter.isalpha() for letter in words) >= SHORTEST else None


@dataclass(frozen=True, slots=True)
class _Finder:
    """Makes executors of the pieces of a stretch."""

    context: Context
    sides: Sides
    rule: str

    def within(self, start: int, end: int, owner: Party | None) -> Iterator[Executor]:
        """Yield the executors of a stretch that is one side's, or nobody's."""
        for left, right in _pieces(self.context, start, end):
            if BOTH.fullmatch(self.context.text.lower, left, right) and self.sides.parties:
                yield from (of_side(party, Span(left, right), self.rule) for party in self.sides.parties)
                continue
            body = next(iter(self.context.bodies.within(left, min(right, left + STEM))), None)
            if body is not None and body.type != "territory":
                yield self._of_body(_within(self.context, body, right), right, owner)
            else:
                yield self._of_words(left, right, owner)

    def _of_body(self, body: Body, end: int, owner: Party | None) -> Executor:
        """Return a body as an executor, with the words after its name up to the next mark."""
        text = self.context.text
        item = self.context.territories[body.territory] if body.territory >= 0 else None
        code = item.code if item is not None else None
        more = AGREED.sub("", text.clean(body.end, end)) if body.end < end else ""
        is_of_all = body.number == "plur" and text.lower[body.start : end].endswith("сторон")
        if is_of_all:
            name = text.clean(body.start, body.end)
        else:
            name = written_out(self.context, body) if code is not None or owner is None else body.name
        party = owner if owner is not None and owner.code == code else self.sides.of_code(code)
        party = party or owner or self.sides.named_in(text.lower[body.start : end])
        span = Span(body.start, end if more else body.end)
        return self._executor(f"{name} {more}".strip(), body.type, span, party, code=code)

    def _of_words(self, start: int, end: int, owner: Party | None) -> Executor:
        """Return an executor that the reader has no name of: its words as they stand, its side by what they name."""
        lower = self.context.text.lower[start:end]
        codes = {item.code for item in self.context.territories.within(start, end) if item.level != "country"}
        named = self.sides.of_code(codes.pop()) if len(codes) == 1 else None
        party = owner or named or self.sides.named_in(lower)
        kind: PartyType = "company" if FIRM.match(lower) else "institution" if INSTITUTION.search(lower) else "other"
        if self.context.bodies.within(start, min(end, start + STEM)):
            kind = "body"
        person = self.context.people.at(start)
        words = person.name if person is not None else AGREED.sub("", self.context.text.clean(start, end))
        return self._executor(words, kind, Span(start, end), party, is_sure=False)

    def _executor(
        self,
        name: str,
        kind: PartyType,
        span: Span,
        party: Party | None,
        *,
        code: str | None = None,
        is_sure: bool = True,
    ) -> Executor:
        """Return an executor; firms and institutions have no code, as in a party."""
        own = (code or (party.code if party is not None else None)) if kind in ("body", "territory") else None
        confidence = (1.0 if party is not None else 0.8) if is_sure else (0.85 if party is not None else 0.7)
        return Executor(name, kind, party.name if party is not None else None, own, (span,), confidence, self.rule)


def of_side(party: Party, span: Span, rule: str) -> Executor:
    """Return a party itself as the executor: «Свердловской стороне», «Стороны»."""
    return Executor(party.name, party.type, party.name, party.code, (span,), 0.95, rule)


def as_bodies(executors: Sequence[Executor]) -> tuple[Executor, ...]:
    """Return the executors with governments told as bodies: they act, they do not sign; a side itself stays one."""
    return tuple(
        replace(one, type="body") if one.type == "territory" and one.name != one.side else one for one in executors
    )

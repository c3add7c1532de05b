"""The paper that is an act: its type, number, day and the body that issued it."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_of_entity import full_name, of_territory
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.record import Party
from kunak.core.reading.record.acts import Paper, PaperType
from kunak.core.reference import rows

HEAD, TAIL, LONGEST_LINE = 1_200, 400, 130
OF_RULE = re.compile(r"\b(?:с|до|по|на|силу)\s+$")  # «вступает в силу с 1 мая» is no day of the paper
THREE_WORDS = re.compile(r"[а-я]{3,}\s[а-я]{3,}\s[а-я]{3,}")
TYPES: tuple[tuple[str, PaperType], ...] = (
    ("распоряжени", "order"), ("приказ", "order"), ("постановлени", "resolution"), ("указ", "decree"), ("закон", "law"),
    ("решени", "decision"), ("уведомлени", "notice"), ("дополнительн", "amendment"), ("соглашени", "agreement"),
)  # fmt: skip
TYPE = re.compile(
    r"^[ ]*(?P<type>распоряжение|приказ|постановление|указ|решение|уведомление|(?:федеральный |областной |краевой |"
    r"республиканский )?закон)\b(?P<rest>[^\n]{0,160})$",
    re.MULTILINE,
)
NUMBER = re.compile(r"№\s*(?P<number>(?:р\s)?[\w./-]{0,24}[\w])")
FOREIGN_NUMBER = re.compile(r"\bна\s№|\bна\sисх|соглашени[а-я]+\s*$|договор[а-я]*\s*$")
OF_OTHER = re.compile(r"(?:соглашени|договор|меморандум|закон|протокол)[а-я]*\s[^\n]{0,160}$|на\s№?\s?[^\n]{0,24}$")
PASSED_BY = re.compile(r"\bпринят[оа]?\s")
PASSED = re.compile(r"\bпринят[оа]?\s[^\n]{0,90}$")
BODY_LINE = re.compile(
    r"^[ ]*(?P<head>правительство|администрация|губернатор|глава|президент|раис|кабинет министров|совет министров|"
    r"министерство|комитет|департамент|управление|законодательное собрание|государственное собрание|"
    r"государственный совет|городской совет|совет|дума|мэрия|мэр|областная дума|собрание|верховный хурал|закон|указ|"
    r"распоряжение|постановление)\b[^\n]{0,160}$",
    re.MULTILINE,
)


TOWN = re.compile(r"(?P<of>\s(?:города|поселка|села|района))\s(?P<name>[а-я-]{3,}(?:\s[а-я-]{3,})?)\s*$", re.MULTILINE)


def find_paper(context: Context, kind: PaperType | None = None) -> Paper | None:
    """Return the paper by its head; None where no line there is the word of a paper."""
    found = TYPE.search(context.text.lower, 0, HEAD)
    if found is None and kind is None:
        return None
    span = Span(*found.span("type")) if found else _first_line(context)
    name = _type(found["type"]) if kind is None and found is not None else kind or "letter"
    body = _legislature(context) if name == "law" else _body(context)
    return Paper(name, (span,), _number(context), dated(context), body)


def _type(word: str) -> PaperType:
    return next(paper for stem, paper in TYPES if stem in word)


def _legislature(context: Context) -> Party | None:
    """Return the body that passed a law: «Принят Верховным Хуралом …»."""
    found = PASSED_BY.search(context.text.lower, 0, HEAD)
    body = context.bodies.at(found.end()) if found is not None else None
    if body is None:
        return None
    item = context.territories[body.territory] if body.territory >= 0 else _of_law(context)
    code = item.code if item is not None else None
    return Party(body.name, "body", code, (Span(body.start, body.end),), 0.9, "paper.legislature")


def _of_law(context: Context) -> Territory | None:
    """Return the territory that a law is of, by the line of its type."""
    found = TYPE.search(context.text.lower, 0, HEAD)
    return next(iter(context.territories.within(*found.span())), None) if found is not None else None


def _first_line(context: Context) -> Span:
    start = len(context.text.raw) - len(context.text.raw.lstrip())
    end = context.text.raw.find("\n", start)
    return Span(start, max(start + 1, len(context.text.raw[: end if end > 0 else None].rstrip())))


def _zones(context: Context) -> Iterator[tuple[int, int]]:
    """Yield where an act has its own day and number: its head, up to its first point or title, and its last lines."""
    length = len(context.text.raw)
    yield 0, min(HEAD, length)
    if length > HEAD // 2:
        yield max(length - TAIL, HEAD // 2), length


def _number(context: Context) -> Sourced[str] | None:
    for start, end in _zones(context):
        for found in NUMBER.finditer(context.text.lower, start, end):
            line = context.text.lower.rfind("\n", 0, found.start()) + 1
            before = context.text.lower[line : found.start()]
            if FOREIGN_NUMBER.search(f"{before}№") or len(before.strip()) > 90 or "закона" in before:
                continue
            span = Span(*found.span("number"))
            return Sourced(context.text.raw[span.start : span.end], (span,), 0.95, "paper.number")
    return None


def dated(context: Context) -> Sourced[str] | None:
    """Return the day of a paper: of its head, or of its last lines."""
    for start, end in _zones(context):
        for day in context.days.within(start, end):
            if day.exactness == "day" and _is_of_paper(context, day):
                return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "paper.dated")
    return None


def _is_of_paper(context: Context, day: Day) -> bool:
    """Tell whether a day stands for itself or after «от», in a line of its own, and is of no agreement or passing."""
    line = context.text.lower.rfind("\n", 0, day.start) + 1
    stop = context.text.lower.find("\n", day.end)
    before = context.text.lower[line : day.start]
    if OF_OTHER.search(before) and not TYPE.match(context.text.lower, line):
        return False
    length = (stop if stop > 0 else len(context.text.lower)) - line
    if OF_RULE.search(before):
        return False
    return length < LONGEST_LINE and PASSED.search(before) is None and THREE_WORDS.search(before) is None


def _body(context: Context) -> Party | None:
    """Return who issued the paper by the first line that names a body or a post with its territory."""
    for found in BODY_LINE.finditer(context.text.lower, 0, HEAD):
        line = Span(found.start() + len(found[0]) - len(found[0].lstrip()), found.end())
        item = next(iter(context.territories.within(line.start, line.end)), None)
        start = _after_type(context, line)
        if item is None:
            town = TOWN.search(context.text.lower, start, line.end)
            if town is not None:
                head = context.text.clean(start, town.end("of")).capitalize()
                name = f"{head} {context.text.clean(*town.span('name')).title()}"
                return Party(name, "body", None, (Span(start, town.end()),), 0.9, "paper.town")
            continue
        name = _cased(context, start, item)
        if name:
            code = item.code if item.level in ("region", "foreign") and item.form != "capital" else None
            return Party(name, "body", code, (Span(start, item.end),), 0.95, "paper.body")
    return None


def _after_type(context: Context, line: Span) -> int:
    """Return where the body's words begin: «распоряжение губернатора …» names it after its type."""
    words = context.text.lower[line.start : line.end]
    found = re.match(r"(?:распоряжение|постановление|указ|приказ|решение|закон)\s+", words)
    return line.start + (found.end() if found else 0)


def _cased(context: Context, start: int, item: Territory) -> str:
    """Return the body's name with usual capitals: heads of acts are often all in capitals."""
    head = context.text.clean(start, item.start)
    if not head or head.lower() in ("закон", "указ"):
        return ""
    words = context.text.clean(item.start, item.end)
    if words.isupper():
        full = (row["full_gen"] for row in rows("regions") if row["id"] == item.code and item.form == "name")
        words = next(full, words.title())
    return f"{head[:1].upper()}{head[1:].lower() if head.isupper() else head[1:]} {words}"


def side_of(context: Context, paper: Paper | None, parties: tuple[Party, ...]) -> Party | None:
    """Return the party whose body issued a paper; a territory as a party where the agreement's parties are unknown."""
    body = paper.body if paper is not None else None
    if body is None:
        item = _of_law(context) if paper is not None and paper.type == "law" else None
        return of_territory(item, "act.by", 0.9) if item is not None else None
    same = [party for party in parties if party.code is not None and party.code == body.code]
    if len(same) == 1:
        return same[0]
    item = next(iter(context.territories.within(body.spans[0].start, body.spans[0].end)), None)
    if item is None or item.form == "capital":
        towns = (party for party in parties if party.type == "municipality")
        named = [party for party in towns if party.name[:4].lower() in body.name.lower()]
        return named[0] if len(named) == 1 else body
    name, kind, code = full_name(item)
    return Party(name, kind, code, body.spans, 0.9, "act.by")

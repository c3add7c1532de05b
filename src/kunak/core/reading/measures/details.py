"""What stands beside the words of a listed item: «Срок: …», «Ответственные: …», brackets at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.measures.executors import as_bodies, find_executors
from kunak.core.reading.measures.frame import Frame
from kunak.core.reading.measures.stated_term import Meaning, meaning, stated_term
from kunak.core.reading.measures.table_plan import value
from kunak.core.reading.record.measures import Executor, StatedTerm

CUES = re.compile(
    r"(?:(?<=[.;,(\n])|(?<=[.;,(–] )|(?<=\n ))\s*(?:"
    r"(?P<term>сроки?(?:\s(?:исполнения|реализации|выполнения|проведения))?)"
    r"|(?P<who>(?:ответственн\w+|отв\.|исполнител\w+|соисполнител\w+)(?:\s(?:исполнител\w+|за\s(?:исполнение|выполнение|реализацию)))?)"
    r"|(?P<result>(?:ожидаем\w+\s)?результат\w*)|(?P<indicator>показател\w+|индикатор\w*)"
    r"|(?P<money>источник\w*(?:\sфинансирования)?|финансирование)"
    r")\s*(?:[:–]|(?=от\s)|(?<=отв\.))"
)
# a sentence ends here: not after «им.» or «п.», after «г.» only of a year
NEXT_SENTENCE = re.compile(r"(?:(?<=[а-яё]{3})|(?<=[»)\d])|(?<=\d г)|(?<=\dг)|(?<=\d гг))\.[^\S\n]+(?=[А-ЯЁ«\d])")
BRACKETS = re.compile(r"\((?P<inside>[^()\n]{2,200})\)[\s.;]*$")
LONGEST_BRACKETS = 210
LONGEST_TERM = 60


@dataclass(frozen=True, slots=True)
class Details:
    """What was found; the item's own words end at `text_end`."""

    text_end: int
    term: StatedTerm | None = None
    executors: tuple[Executor, ...] = ()
    expected_result: Sourced[str] | None = None
    indicator: Sourced[str] | None = None
    money: Sourced[str] | None = None


def details_of(context: Context, start: int, end: int, frame: Frame) -> Details:
    """Return the details of an item at `[start, end)`."""
    parts = list(_parts(context, start, end))
    text_end = parts[0][1] if parts else end
    by_name: dict[str, list[Span]] = {}
    for name, _, span in parts:
        by_name.setdefault(name, []).append(span)
    terms, behind = _apart(context, by_name.get("term", ()), frame)
    term = _term(context, terms, frame)
    executors = find_executors(context, frame.sides, by_name.get("who", behind), rule="measure.executors")
    in_brackets = (
        _brackets(context, start, text_end, frame)
        or _after_dash(context, start, text_end, frame)
        or _in_sentences(context, start, text_end, frame)
    )
    return Details(
        in_brackets.text_end if in_brackets else text_end,
        term or (in_brackets.term if in_brackets else None),
        as_bodies(executors or (in_brackets.executors if in_brackets else ())),
        value(context, tuple(by_name.get("result", ())), "measure.result"),
        value(context, tuple(by_name.get("indicator", ())), "measure.indicator"),
        value(context, tuple(by_name.get("money", ())), "measure.money"),
    )


def _parts(context: Context, start: int, end: int) -> Iterator[tuple[str, int, Span]]:
    """Yield each detail: its name, where its cue begins, its words."""
    found = list(CUES.finditer(context.text.lower, start, end))
    for place, cue in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else end
        left, right = tight(context, cue.end(), stop)
        if right > left:
            yield cue.lastgroup or "", cue.start(), Span(left, right)


def tight(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without blanks and closing marks at its edges."""
    words = context.text.raw[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip(" \n\t\u00a0.;,(–"))
    if context.text.lower.startswith(" г.", right - 2):
        right += 1
    if context.text.raw[left:right].count("(") < context.text.raw[left:right].count(")"):
        right -= 1
    return left, max(left, right)


def _apart(context: Context, spans: Sequence[Span], frame: Frame) -> tuple[list[Span], list[Span]]:
    """Return the words of a term, and those of who answers in the sentence behind: «Срок: май. Минздрав Чувашии»."""
    if not spans:
        return [], []
    end = NEXT_SENTENCE.search(context.text.shadow, spans[0].start, spans[0].end)
    if end is None or _meaning(context, spans[0].start, end.start(), frame).kind == "other":
        return [*spans], []
    behind = Span(end.end(), spans[0].end)
    return [Span(spans[0].start, end.start())], [behind] if _begins_with_body(context, behind.start) else []


def _term(context: Context, spans: Sequence[Span], frame: Frame) -> StatedTerm | None:
    return stated_term(context.text, (spans[0],), frame.years, rule="measure.term") if spans else None


def _brackets(context: Context, start: int, end: int, frame: Frame) -> Details | None:
    """Return what brackets at an item's end say: a term, public bodies, or both; None where they say something else."""
    found = BRACKETS.search(context.text.lower, max(start, end - LONGEST_BRACKETS), end)
    if found is None:
        return None
    return _of_pieces(context, found.start(), list(_listed(context, *found.span("inside"))), frame)


def _in_sentences(context: Context, start: int, end: int, frame: Frame) -> Details | None:
    """Return what short sentences behind an item say: «Ярмарка мёда. Август 2026 года. Минсельхоз Адыгеи.»."""
    ends = list(NEXT_SENTENCE.finditer(context.text.shadow, start, end))
    if not ends:
        return None
    starts, stops = [one.end() for one in ends], [*(one.start() for one in ends[1:]), end]
    return _of_pieces(context, ends[0].start(), list(zip(starts, stops, strict=True)), frame)


def _of_pieces(context: Context, text_end: int, pieces: Sequence[tuple[int, int]], frame: Frame) -> Details | None:
    """Return what pieces behind an item's words say; None where one of them is neither a term nor a public body."""
    terms, bodies = [], []
    for left, right in pieces:
        said = _meaning(context, left, right, frame)
        if said.kind != "other" and right - left < LONGEST_TERM:
            terms.append(Span(left, right))
        elif _begins_with_body(context, left):
            bodies.append(Span(left, right))
        else:
            return None
    term = _term(context, terms, frame)
    who = find_executors(context, frame.sides, bodies, rule="measure.brackets")
    return Details(text_end, term, who) if term or who else None


def _begins_with_body(context: Context, start: int) -> bool:
    body = next(iter(context.bodies.within(start, start + 2)), None)
    return body is not None and body.type in ("body", "territory")


def _after_dash(context: Context, start: int, end: int, frame: Frame) -> Details | None:
    """Return the term that closes an item after a dash: «ярмарка мёда – август 2026 года»."""
    dash = context.text.shadow.rfind(" – ", max(start, end - LONGEST_TERM), end)
    if dash <= start:
        return None
    left, right = tight(context, dash + 3, end)
    if right <= left or _meaning(context, left, right, frame).kind == "other":
        return None
    return Details(dash, _term(context, [Span(left, right)], frame))


def _meaning(context: Context, start: int, end: int, frame: Frame) -> Meaning:
    return meaning(context.text.lower[start:end], frame.years.only if frame.years else None)


def _listed(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces between commas and semicolons that are in no body's name."""
    whole = [(body.start, body.end) for body in context.bodies.within(start, end)]
    place = start
    for found in [*re.compile(r"[,;]").finditer(context.text.lower, start, end), None]:
        stop = found.start() if found else end
        if any(left <= stop < right for left, right in whole):
            continue
        left, right = tight(context, place, stop)
        if right > left:
            yield left, right
        place = stop + 1

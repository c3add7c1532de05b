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
    term = _term(context, by_name.get("term", ()), frame)
    executors = find_executors(context, frame.sides, by_name.get("who", ()), rule="measure.executors")
    in_brackets = _brackets(context, start, text_end, frame) or _after_dash(context, start, text_end, frame)
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


def _term(context: Context, spans: Sequence[Span], frame: Frame) -> StatedTerm | None:
    return stated_term(context.text, (spans[0],), frame.years, rule="measure.term") if spans else None


def _brackets(context: Context, start: int, end: int, frame: Frame) -> Details | None:
    """Return what brackets at an item's end say: a term, public bodies, or both; None where they say something else."""
    found = BRACKETS.search(context.text.lower, max(start, end - LONGEST_BRACKETS), end)
    if found is None:
        return None
    terms, bodies = [], []
    for left, right in _listed(context, *found.span("inside")):
        said = _meaning(context, left, right, frame)
        body = next(iter(context.bodies.within(left, left + 2)), None)
        if said.kind != "other" and right - left < LONGEST_TERM:
            terms.append(Span(left, right))
        elif body is not None and body.type in ("body", "territory"):
            bodies.append(Span(left, right))
        else:
            return None
    term = _term(context, terms, frame)
    who = find_executors(context, frame.sides, bodies, rule="measure.brackets")
    return Details(found.start(), term, who) if term or who else None


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

"""An amendment, a renewal, a termination or a suspension that the parties sign: what it changes and from when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.acts.about import about
from kunak.core.reading.acts.changes import find_changes
from kunak.core.reading.acts.days import effective_in, until_in
from kunak.core.reading.acts.paper import dated
from kunak.core.reading.clauses.notice import find_notice
from kunak.core.reading.clauses.renewal import find_renewal, find_renewal_period
from kunak.core.reading.clauses.term.ends import find_term_ends
from kunak.core.reading.clauses.term.find import find_term
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.part_forms import AMENDMENT_HEAD, AMENDMENT_TITLE
from kunak.core.reading.quoted import is_quoted
from kunak.core.reading.record import Agreement
from kunak.core.reading.record.acts import AboutAgreement, Act, ActKind, Change, ChangedTerms, Paper

ENDING = re.compile(
    r"(?:прекра(?:тить|щает|щается|щают|тившим)\w*|расторгнуть|расторгают|считать\s(?:прекратившим|расторгнутым)|утрачивает\sсилу)"
    r"[^\n]{0,200}?(?:действи|силу|соглашени|договор|меморандум)"
)
PAUSE = re.compile(r"приостан(?:овить|авливают|авливается)[^\n]{0,160}?(?:действи|применени)")
GO_ON = re.compile(r"возобнов(?:ить|ляют|ляется)[^\n]{0,160}?(?:действи|применени)")
PROLONG = re.compile(
    r"(?:продл(?:ить|евают|евается|яют|яется|ен\w*)|пролонгир(?:овать|уют|уется))[^\n]{0,160}?(?:срок|действи|соглашени|договор|меморандум)"
    r"|срок\w*\sдействия\s[^\n]{0,120}?(?:продл|пролонгир)\w+"
)
UNLESS = ("если ни одна", "автоматически", "может быть", "может продл", "если стороны не")
RULES: tuple[tuple[ActKind, re.Pattern[str]], ...] = (
    ("termination", ENDING),
    ("suspension", PAUSE),
    ("resumption", GO_ON),
    ("renewal", PROLONG),
)
NUMBER = re.compile(r"\s*№\s*(?P<number>[\w./-]{1,16})")
ENTERS = re.compile(r"(?:соглашени|изменени|протокол)\w*\sвступа\w+\sв\sсилу\s(?:с\s)?")
OF_THIS = re.compile(
    r"настоящ\w+\s(?:дополнительн\w+\s)?(?:соглашени|протокол)\w*\s(?:[а-я]+\s){0,2}?"
    r"(?:вступает|действует|является|прекращает)"
)


def find_amendments(context: Context, agreements: Sequence[Agreement]) -> Iterator[Act]:
    """Yield the acts that the parties sign."""
    own = next(iter(agreements), None)
    base = Act(
        "amendment",
        (_title_span(context),),
        on=_signed_on(context, own),
        agreement=_about(context, agreements, own),
        paper=_paper(context, own),
        rule="amendment.signed",
    )
    acts = [*_of_sentences(context, base), *_of_changes(context, base, own)]
    yield from acts


def _about(context: Context, agreements: Sequence[Agreement], own: Agreement | None) -> AboutAgreement | None:
    """Return the agreement that is amended; its parties are those of the amendment where it names none."""
    found = about(context, [one for one in agreements if one is not own], _title_span(context).start + 1)
    if found is None or found.parties or own is None:
        return found
    return replace(found, parties=own.parties)


def _title_span(context: Context) -> Span:
    found = AMENDMENT_TITLE.search(context.text.lower, 0, AMENDMENT_HEAD)
    if found is None:
        return Span(0, 1)
    return Span(found.start() + len(found[0]) - len(found[0].lstrip()), found.end())


def _signed_on(context: Context, own: Agreement | None) -> Sourced[str] | None:
    """Return the day of signing: as the agreement's reader found it, or that of the head or the last lines."""
    return own.signed_on if own is not None and own.kind == "amendment" and own.signed_on else dated(context)


def _paper(context: Context, own: Agreement | None) -> Paper:
    span = _title_span(context)
    is_addition = context.text.lower.startswith(("дополн", "измен"), span.start)
    found = NUMBER.match(context.text.lower, span.end)
    number = None
    if found is not None:
        at = Span(*found.span("number"))
        number = Sourced(context.text.raw[at.start : at.end], (at,), 1.0, "paper.number")
    return Paper("amendment" if is_addition else "agreement", (span,), number, _signed_on(context, own))


def _of_sentences(context: Context, base: Act) -> Iterator[Act]:
    """Yield the endings, pauses and renewals that the points themselves say, outside of quoted new wordings."""
    seen: set[ActKind] = set()
    for sentence in context.text.sentences:
        for kind, pattern in RULES:
            found = pattern.search(context.text.lower, sentence.start, sentence.end)
            if (
                found is None
                or kind in seen
                or is_quoted(context.text, found.start())
                or _is_of_this(context, sentence)
            ):
                continue
            act = _of_sentence(context, base, kind, found.start(), sentence)
            if act is not None:
                seen.add(kind)
                yield act


def _of_sentence(context: Context, base: Act, kind: ActKind, start: int, sentence: Span) -> Act | None:
    end = sentence.start + len(context.text.raw[sentence.start : sentence.end].rstrip(" .;\n"))
    whole = Span(sentence.start, end)
    act = replace(base, kind=kind, spans=(Span(start, end),), rule=f"amendment.{kind}")
    words = context.text.lower[sentence.start : end]
    if kind == "renewal":
        until, period = until_in(context, whole)
        if any(word in words for word in UNLESS) or not (until or period):
            return None
        return replace(act, until=until, period=period)
    effective = effective_in(context, whole, kind)
    if effective is None and kind == "termination" and "подписан" in words and base.on is not None:
        effective = replace(base.on, derived=True)
    return replace(act, effective=effective)


def _is_of_this(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence speaks of the amendment itself."""
    return OF_THIS.search(context.text.lower, sentence.start, sentence.end) is not None


def _of_changes(context: Context, base: Act, own: Agreement | None) -> Iterator[Act]:
    changes = tuple(find_changes(context))
    if not changes:
        return
    day = _effective(context, own, base)
    terms = _terms(context, changes)
    spans = tuple(span for change in changes for span in change.spans[:1])
    yield replace(base, spans=spans, changes=changes, terms=terms or None, effective=day, rule="amendment.changes")


def _effective(context: Context, own: Agreement | None, base: Act) -> Sourced[str] | None:
    """Return the first day of the changes: a day that the text names, or the day of signing where it says so."""
    rule = own.in_force if own is not None else None
    if rule is None:
        return _named_day(context)
    if rule.value[:2] in ("19", "20"):
        return rule
    if rule.value != "on_signing" or base.on is None:
        return None
    spans = (*rule.spans, *base.on.spans)
    return Sourced(base.on.value, spans, base.on.confidence, "act.on_signing", derived=True)


def _named_day(context: Context) -> Sourced[str] | None:
    """Return the day of «настоящее дополнительное соглашение вступает в силу 1 января 2025 г.»."""
    for found in ENTERS.finditer(context.text.lower):
        day = next(iter(context.days.within(found.end(), found.end() + 4)), None)
        if day is not None and day.exactness == "day":
            return Sourced(day.iso, (Span(day.start, day.end),), 0.95, "act.named_day")
    return None


def _terms(context: Context, changes: tuple[Change, ...]) -> ChangedTerms:
    """Return the terms that the new wordings state."""
    sentences = tuple(
        index for change in changes if change.new is not None for index in _sentences(context, change.new.spans[0])
    )
    scope = Scope("agreement", "signed", tuple(dict.fromkeys(sentences)), (Span(0, 1),))
    before = list(context.warnings)
    term = find_term(context, scope)
    renewal = find_renewal(context, scope)
    end = next((end for end in find_term_ends(context, scope) if end.kind == "until" and end.date), None)
    until = Sourced(end.date or "", end.spans, end.confidence, "terms.until") if end and term is None else None
    found = ChangedTerms(
        term, until, renewal, find_renewal_period(context, scope, renewal, term), find_notice(context, scope)
    )
    context.warnings[:] = before
    return found


def _sentences(context: Context, span: Span) -> range:
    first = context.text.sentence_index(span.start)
    return range(first, context.text.sentence_index(span.end - 1) + 1)

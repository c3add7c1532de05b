"""What an order, a resolution, a decree or a law does: approves, orders a signing, authorises, ratifies, ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.acts.about import about
from kunak.core.reading.acts.days import effective_in, until_in
from kunak.core.reading.acts.paper import find_paper, side_of
from kunak.core.reading.context import Context
from kunak.core.reading.record import Agreement, Party, Person
from kunak.core.reading.record.acts import AboutAgreement, Act, ActKind, Paper

_WHAT = r"(?:[^\s.]+\s){0,3}?(?:соглашени|договор|меморандум|протокол)"
_LATER = r"\b[^\n]{0,200}?(?:соглашени|договор|меморандум|протокол)"
_APPROVE = r"(?:одобрить|утвердить|согласовать|принять)"
_AUTHORISE = r"(?:поручить|уполномочить|наделить|предоставить\sправо|делегировать|возложить)"
_RIGHT_TO_SIGN = (
    r"\bправо\s(?:на\s)?подпис\w+[^\n]{0,120}?\b(?:предоставить|передать|закрепить|возложить|дать)\b|"
    r"\bподпис(?:ать|ание)\b[^\n]{0,160}?\b(?:поручить|возложить|доверить)\b"
)
_END = r"(?:прекратить|считать\sпрекратившим|расторгнуть|денонсировать|признать\sутратившим\sсилу)"
_RULES: tuple[tuple[ActKind, str, str], ...] = (
    ("draft_approval", "act.draft", rf"{_APPROVE}\s(?:прилагаем\w+\s)?проект\w*\s{_WHAT}"),
    (
        "draft_approval",
        "act.agree_to_draft",
        rf"(?:согласиться\sс|поддержать|принять\sза\sоснову)\s(?:[а-я]+\s)?проект\w*\s{_WHAT}",
    ),
    (
        "authorisation",
        "act.right_to_sign",
        _RIGHT_TO_SIGN,
    ),
    ("authorisation", "act.authorise", rf"{_AUTHORISE}\b[^\n]{{0,260}}?\bподпис(?:ать|ание|ания|и)\b"),
    ("expedience", "act.expedience", r"(?:признать|считать)\sцелесообразн\w+\s(?:заключ|подпис)"),
    ("approval", "act.consent", r"(?:дать|выразить)\sсогласие\sна\s(?:заключение|подписание|обязательность)"),
    ("approval", "act.approve", rf"(?:одобрить|утвердить)\s(?:заключение\s|подписание\s)?{_WHAT}"),
    ("ratification", "act.ratify", rf"ратифицировать\s{_WHAT}"),
    ("termination", "act.end", _END + _LATER),
    ("suspension", "act.suspend", "приостановить" + _LATER),
    ("resumption", "act.resume", "возобновить" + _LATER),
    ("renewal", "act.prolong", "(?:продлить|пролонгировать)" + _LATER),
    ("signing_order", "act.sign", rf"(?:подписать|заключить)\s(?:от\sимени\s[^\n]{{0,80}}?)?{_WHAT}"),
)
RULES = tuple((kind, rule, re.compile(pattern)) for kind, rule, pattern in _RULES)
_TITLES: tuple[tuple[ActKind, str, str], ...] = (
    ("signing_order", "act.title_sign", r"^[^\S\n]*о\s(?:подписании|заключении)\s"),
    ("ratification", "act.title_ratify", r"^[^\S\n]*о\sратификации\s"),
    (
        "approval",
        "act.title_approve",
        r"^[^\S\n]*об?\s(?:одобрении|утверждении)\s(?:заключения\s)?(?:соглашени|договор)",
    ),
    ("termination", "act.title_end", r"^[^\S\n]*о\s(?:прекращении\sдействия|расторжении|денонсации)\s"),
)
TITLES = tuple((kind, rule, re.compile(pattern, re.MULTILINE)) for kind, rule, pattern in _TITLES)
OF_WORK = re.compile(r"рабоч\w+ групп|план\w* мероприяти|состав")
HEAD = 1_500


@dataclass(frozen=True, slots=True)
class _Paper:
    """What all acts of one paper share."""

    paper: Paper
    by: Party | None
    about: AboutAgreement | None


def find_orders(context: Context, agreements: Sequence[Agreement]) -> Iterator[Act]:
    """Yield what the points of an act do, in their order; where no point says it, what its title says."""
    paper = find_paper(context)
    if paper is None:
        return
    named = about(context, agreements)
    shared = _Paper(paper, side_of(context, paper, named.parties if named else ()), named)
    acts = list(_points(context, shared))
    if named is None:
        acts = [act for act in acts if act.kind in ("termination", "ratification")]
    yield from acts or _by_title(context, shared)


def _points(context: Context, shared: _Paper) -> Iterator[Act]:
    seen: set[ActKind] = set()
    for sentence in context.text.sentences:
        for kind, rule, pattern in RULES:
            found = pattern.search(context.text.lower, sentence.start, sentence.end)
            if found is None or kind in seen:
                continue
            if kind == "approval" and OF_WORK.search(found[0]):
                continue
            if kind == "signing_order" and "authorisation" in seen:
                continue
            seen.add(kind)
            yield _act(context, shared, kind, rule, Span(found.start(), _end(context, sentence)))
            break


def _end(context: Context, sentence: Span) -> int:
    return sentence.start + len(context.text.raw[sentence.start : sentence.end].rstrip(" .;\n"))


def _by_title(context: Context, shared: _Paper) -> Iterator[Act]:
    if shared.about is None:
        return
    for kind, rule, pattern in TITLES:
        found = pattern.search(context.text.lower, 0, HEAD)
        if found is not None:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            sentence = context.text.sentence_at(start)
            act = _act(context, shared, kind, rule, Span(start, max(_end(context, sentence), start + 1)))
            yield replace(act, confidence=0.8)
            return


def _act(context: Context, shared: _Paper, kind: ActKind, rule: str, span: Span) -> Act:
    until, period = until_in(context, span) if kind == "renewal" else (None, None)
    return Act(
        kind,
        (span,),
        on=shared.paper.dated,
        by=shared.by,
        agreement=shared.about,
        effective=effective_in(context, span, kind),
        period=period,
        until=until,
        person=_person(context, span, shared.by) if kind == "authorisation" else None,
        paper=shared.paper,
        confidence=0.95,
        rule=rule,
    )


def _person(context: Context, span: Span, by: Party | None) -> Person | None:
    """Return who is authorised: the first person named in the point."""
    found = next(iter(context.people.within(span.start, span.end)), None)
    if found is None:
        return None
    spans = [Span(found.start, found.end)]
    if found.post_end:
        spans.append(Span(found.post_start, found.post_end))
    return Person(found.name, found.post, by.name if by is not None else None, tuple(spans), 0.95, "act.person")

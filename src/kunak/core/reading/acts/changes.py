"""Changes of wording: a clause reworded, words replaced, added or struck out; with the words that go and come."""

from bisect import bisect_left
from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.quoted import is_quoted
from kunak.core.reading.record.acts import Change, ChangeKind
from kunak.core.reading.text import QuotePair

_NOUN = r"(?:абзац\w*|подпункт\w*|пункт\w*|част\w+|стать\w+|раздел\w*|преамбул\w+|наименовани\w+|приложени\w+|п\.|ст\.)"
_WHICH = r"(?:№\s?)?(?:\d+(?:\.\d+)*|«[^»\n]{1,12}»|[ivx]{1,5}|[а-я]+(?:ый|ой|ий|ую|ом|ем|ого|его|ая))"
CLAUSE = rf"(?P<clause>(?:(?:в\s)?{_NOUN}(?:\s{_WHICH}){{0,2}}(?:,?\s(?=пункт|стать|част|раздел|абзац))?){{1,3}})"
_STRUCK = r"(?:исключить|признать\sутратившим\sсилу|считать\sутратившим\sсилу)"
_RULES: tuple[tuple[ChangeKind, str, str], ...] = (
    ("reword", "change.reword", rf"{CLAUSE}[^.\n«]{{0,60}}?\s?изложить\sв\s(?:следующей|новой)\sредакции"),
    (
        "replace",
        "change.replace",
        rf"(?:{CLAUSE}(?:[^.\n«]|\bг\.){{0,80}}?)?\s?(?:слов[оа]\w*|цифр\w+|словосочетани\w+)\s(?=«)",
    ),
    (
        "add",
        "change.after",
        rf"{CLAUSE}[^.\n«]{{0,40}}?\sпосле\sслов\w*\s«[^»\n]{{1,200}}»\s(?:дополнить|добавить)\b[^«\n]{{0,40}}",
    ),
    ("add", "change.add", rf"(?:{CLAUSE}\s)?дополнить\b[^«\n]{{0,120}}"),
    ("delete", "change.delete", rf"{CLAUSE}[^.\n«]{{0,40}}?\s?{_STRUCK}"),
    ("delete", "change.delete", rf"{_STRUCK}\s{CLAUSE}"),
)
RULES = tuple((kind, rule, re.compile(pattern)) for kind, rule, pattern in _RULES)
REPLACED_BY = re.compile(r"\s*заменить\s(?:словами|словом|цифрами|цифрой|на\sслова)?\s*(?=«)")
STRUCK = re.compile(r"\s*исключить")
ADDED_CLAUSE = re.compile(
    r"дополнить\s(?:(?:соглашение|договор|меморандум)\s)?(?:нов\w+\s)?(?P<clause>(?:абзац|подпункт|пункт|част|стать|раздел|приложени)\w*"
    r"(?:\s(?:№\s?)?\d+(?:\.\d+)*)?)"
)
REACH = 200


def find_changes(context: Context) -> Iterator[Change]:
    """Yield the changes in order; each begins at one clause and takes the quoted words after it."""
    found = [
        (match.start(), kind, rule, match)
        for kind, rule, pattern in RULES
        for match in pattern.finditer(context.text.lower)
        if not is_quoted(context.text, match.start())
    ]
    reach = 0
    for start, kind, rule, match in sorted(found, key=lambda one: (one[0], -one[3].end())):
        if start < reach:
            continue
        change = _replaced(context, rule, match) if kind == "replace" else _changed(context, kind, rule, match)
        if change is not None:
            reach = max(span.end for span in change.spans)
            yield change


def _changed(context: Context, kind: ChangeKind, rule: str, match: re.Match[str]) -> Change:
    """Return a clause that is struck out, or that is reworded or added in the quoted words after it."""
    clause = _clause(context, kind, match)
    words = _quoted_after(context, match.end()) if kind != "delete" else None
    if words is None:
        return Change(kind, (Span(*match.span()),), clause, confidence=1.0 if kind == "delete" else 0.7, rule=rule)
    return Change(kind, (Span(match.start(), words.end),), clause, new=_words(context, words), rule=rule)


def _replaced(context: Context, rule: str, match: re.Match[str]) -> Change | None:
    """Return quoted words that others replace, or that are struck out; None where neither is told."""
    clause = _clause(context, "replace", match)
    old = _quoted_after(context, match.end())
    if old is None:
        return None
    by = REPLACED_BY.match(context.text.lower, old.end + 1)
    new = _quoted_after(context, by.end()) if by else None
    if new is not None:
        span = Span(match.start(), new.end)
        return Change("replace", (span,), clause, _words(context, old), _words(context, new), rule=rule)
    if STRUCK.match(context.text.lower, old.end + 1):
        return Change("delete", (Span(match.start(), old.end),), clause, _words(context, old), rule="change.strike")
    return None


def _clause(context: Context, kind: ChangeKind, match: re.Match[str]) -> Sourced[str] | None:
    span: tuple[int, int] | None = match.span("clause") if match["clause"] else None
    if kind == "add":
        added = ADDED_CLAUSE.search(context.text.lower, match.start(), match.end())
        if span is None and added is not None:
            span = added.span("clause")
    if span is None:
        return None
    words = context.text.raw[span[0] : span[1]]
    start = span[0] + (2 if words[:2].lower() == "в " else 0)
    end = span[0] + len(words.rstrip(" ,"))
    return Sourced(context.text.words(start, end), (Span(start, end),), 0.95, "change.clause")


def _quoted_after(context: Context, place: int) -> QuotePair | None:
    """Return the quoted words that open within reach of a place; of nested marks the outer ones."""
    for pair in context.text.quotes[bisect_left(context.text.quotes, place, key=lambda pair: pair.start) :][:1]:
        if pair.start <= place + REACH:
            between = context.text.shadow[place : pair.start - 1]
            return pair if not re.search(r"\.\s+[А-ЯЁ]|\n\s*\d+\.\s", between) else None
    return None


def _words(context: Context, pair: QuotePair) -> Sourced[str] | None:
    span = Span(pair.start, pair.end)
    return Sourced(context.text.words(span.start, span.end), (span,), 1.0, "change.words")

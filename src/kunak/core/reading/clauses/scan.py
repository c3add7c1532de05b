"""Running a pattern over an agreement's sentences."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.patterns import Guarded


def scan(
    pattern: Guarded, context: Context, scope: Scope, beside: Guarded | None = None
) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield the matches in the folded text of each of the scope's sentences, with the sentence.

    Args:
        beside: only sentences in which this pattern has a match, too, are looked at.
    """
    text = context.text
    held = text.may_hold(pattern)
    if held and beside is not None:
        held = held & text.held(beside)
    for index in sorted(held.intersection(scope.sentences)) if held else ():
        sentence = text.sentences[index]
        for found in pattern.finditer(text.lower, sentence.start, sentence.end, text.sentence_letters[index]):
            yield found, sentence


def span_of(found: re.Match[str], group: int | str = 0) -> Span:
    """Return the span of a match or of one of its groups."""
    return Span(*found.span(group))


def agrees(pattern: str, *needles: str) -> Guarded:
    """Return a pattern for folded text: one blank stands for any blanks and line breaks, ` ?` for none or more.

    Args:
        needles: letters one of which any match holds, where the pattern itself does not show them.
    """
    return Guarded(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), needles)


def last_match(pattern: Guarded | re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last match of a pattern in words, None where there is none."""
    found = None
    for match in pattern.finditer(words):
        found = match
    return found

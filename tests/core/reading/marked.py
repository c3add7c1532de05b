"""Texts whose words to be found are marked with ‹ ›."""

from kunak.core.provenance import Span


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Return the text without its marks and the spans that stood between them, in order."""
    out: list[str] = []
    spans: list[Span] = []
    length, start = 0, 0
    for letter in marked:
        if letter == "‹":
            start = length
        elif letter == "›":
            spans.append(Span(start, length))
        else:
            out.append(letter)
            length += 1
    return "".join(out), spans

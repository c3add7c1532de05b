"""What a program saw in a picture of a page, as paragraphs."""

import re
from collections.abc import Iterator

from kunak.core.reading.formats.line_joins import joined
from kunak.core.reading.formats.pdf_paragraphs import Paragraph

_BLANK_LINE = re.compile(r"\n\s*\n|\f")


def recognised_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs, which a blank line parts, each with its lines put together."""
    for part in _BLANK_LINE.split(text):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines:
            whole = lines[0]
            for line in lines[1:]:
                whole = joined(whole, line)
            yield Paragraph(whole, height=1.0)

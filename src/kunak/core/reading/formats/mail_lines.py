"""The lines of a letter's plain words: marks of quoting go, and what a mail program broke is one line again."""

import re

_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTING = re.compile(r"(?:>[ \t]?)*")
_SIGNATURE = "-- "


def told(text: str, *, is_flowed: bool, is_glued: bool) -> str:
    """Return the words of a letter as they were written.

    Args:
        text: as it was sent.
        is_flowed: whether a line that ends with a blank goes on in the next one (`format=flowed`, RFC 3676).
        is_glued: whether that blank is none of the words (`delsp=yes`).
    """
    if not is_flowed and ">" not in text:
        return text
    lines: list[list[str]] = []
    depth, goes_on = 0, False
    for line in _BREAK.split(text):
        marks = _QUOTING.match(line)
        quoting = marks[0] if marks else ""
        words = line[len(quoting) :]
        if is_flowed and words.startswith(" "):  # set before lines that begin as a quotation
            words = words[1:]
        if not (goes_on and quoting.count(">") == depth):
            lines.append([])
        depth = quoting.count(">")
        goes_on = is_flowed and words.endswith(" ") and words != _SIGNATURE
        lines[-1].append(words[:-1] if goes_on and is_glued else words)
    return "\n".join("".join(parts) for parts in lines)

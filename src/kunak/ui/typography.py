"""Typesetting of the interface's own sentences; never of a source document, whose characters its spans count."""

import re

from kunak.ui.dates import NBSP

SHORT = re.compile(
    r"(?<![\w-])(в|во|и|к|ко|о|об|от|с|со|у|из|за|на|не|ни|но|а|до|по|под|для|при|над|без|№) (?=\S)", re.IGNORECASE
)
DASH = re.compile(r"(?<=\S) [—–-] ")
UNIT = re.compile(
    r"(?<=\d) (?=%|₽|г\.|год|лет\b|руб|байт|КБ|МБ|ГБ|млн|млрд|тыс"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
OPENING = re.compile(r'(?<![\w.,!?»“)])"(?=\S)')


def set_words(text: str, *, with_quotes: bool = True) -> str:
    """Return the text with the spaces that must not break, long dashes and «ёлочки» with „лапки“ inside.

    Straight quotes are turned where the text is Russian; what is English keeps its own.

    Args:
        with_quotes: False for markup, whose attributes stand in straight quotes.
    """
    if with_quotes and RUSSIAN.search(text):
        text = set_quotes(text)
    text = SHORT.sub(lambda found: found.group(1) + NBSP, text)
    text = DASH.sub(f"{NBSP}— ", text)
    return UNIT.sub(NBSP, text)


def set_quotes(text: str) -> str:
    """Return the text with straight quotes turned into «ёлочки», and into „лапки“ inside of them."""
    depth = 0
    done = []
    for place, letter in enumerate(text):
        if letter == "«":
            depth += 1
        elif letter == "»":
            depth = max(0, depth - 1)
        elif letter == '"':
            is_opening = OPENING.match(text, place) is not None
            depth += is_opening
            letter = ("«" if depth == 1 else "„") if is_opening else ("“" if depth > 1 else "»")  # noqa: PLW2901
            depth -= not is_opening and depth > 0
        done.append(letter)
    return "".join(done)

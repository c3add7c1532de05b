"""Signs that nobody sees: those that turn the order of letters round, those without a width, and controls.

Each is shown as one other sign, so that a place in the text stays the place that spans and selections mean.
"""

import re

SHOWN = "\N{WHITE VERTICAL RECTANGLE}"
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
WITHOUT_WIDTH = "\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
UNSEEN = re.compile(f"[{TURNING}{WITHOUT_WIDTH}{CONTROLS}]")
IN_UTF8 = re.compile(rb"\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")  # those that turn


def visible(text: str) -> str:
    """Return a text in which every sign that nobody sees is shown."""
    return UNSEEN.sub(SHOWN, text)


def unseen_in(text: str) -> tuple[str, ...]:
    """Return the codes of the signs of a text that nobody sees, each once, in their order: ``U+202E``."""
    return tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in UNSEEN.findall(text)))


def shown(page: bytes) -> bytes:
    """Return a page in which the signs that turn letters round are shown."""
    return IN_UTF8.sub(SHOWN.encode(), page)

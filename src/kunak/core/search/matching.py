"""Whether a text has all the words that were asked for: for texts that are few or short enough to be looked through."""

from collections.abc import Sequence

from kunak.core.search.asking import AskedWord
from kunak.core.search.words import forms, words


def has_all(text: str, asked: Sequence[AskedWord]) -> bool:
    """Return whether every word asked for stands in a text, in any of its forms."""
    missing = list(asked)
    for word in words(text):
        ones = forms(word)
        if any(_fits(one, ones) for one in missing):
            missing = [one for one in missing if not _fits(one, ones)]
            if not missing:
                return True
    return not missing


def _fits(asked: AskedWord, ones: Sequence[str]) -> bool:
    if any(form in ones for form in asked.forms):
        return True
    return bool(asked.beginning) and any(one.startswith(asked.beginning) for one in ones)

"""Words as they are looked for: dictionary forms, the same for what is kept and for what is asked. Pure."""

from kunak.core.search.asking import AskedWord, asked_words
from kunak.core.search.matching import has_all, seeking
from kunak.core.search.places import Piece, excerpt, marked
from kunak.core.search.words import forms, kept_words, words

__all__ = [
    "AskedWord",
    "Piece",
    "asked_words",
    "excerpt",
    "forms",
    "has_all",
    "kept_words",
    "marked",
    "seeking",
    "words",
]

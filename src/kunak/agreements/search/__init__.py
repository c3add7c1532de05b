"""The search in cards and full texts: one interface, the same answers on every database.

Words are brought to their dictionary forms in Python (`kunak.core.search`) and kept in `SearchText`; the databases only
look words up, each with an index of its own kind (`index`).
"""

from kunak.agreements.search.index import found_by, words_asked
from kunak.agreements.search.keeping import keep, keep_all, make_ready

__all__ = ["found_by", "keep", "keep_all", "make_ready", "words_asked"]

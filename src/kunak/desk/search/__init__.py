"""The search over everything that a person may see: each kind of thing in a small file, asked for its own rights.

What may not be seen is never fetched: each file narrows its rows by the side and looks for words after that.
Cards and full texts of agreements are found by their index; the rest is looked through, see `core.search.has_all`.
"""

from kunak.desk.search.finding import Group, found, page_of_kind
from kunak.desk.search.source import Hit, Seeker, seeker

__all__ = ["Group", "Hit", "Seeker", "found", "page_of_kind", "seeker"]

"""The search over everything that a person may see: each kind of thing in a small file, asked for its own rights.

What may not be seen is never shown: each file narrows by the side what the words led to, or what it looks through.
Agreements with their texts, commitments and measures are found by indexes; the rest is looked through, see
`core.search.has_all`.
"""

from kunak.desk.search.finding import Group, found, page_of_kind
from kunak.desk.search.source import Hit, Seeker, seeker

__all__ = ["Group", "Hit", "Seeker", "found", "page_of_kind", "seeker"]

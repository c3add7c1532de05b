"""Terms and standing: what an agreement is on a given day; the rule is docs/reference/standing.md.

Here stand the values; what counts with them stands in `standing`, `course`, `parse` and `stretches`, and is loaded with
the first who counts.
"""

from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms
from kunak.core.terms.partial import PartialDate

__all__ = ["BadTerms", "Duration", "PartialDate"]

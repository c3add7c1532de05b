"""Terms and standing: what an agreement is on a given day; the rule is docs/reference/standing.md."""

from kunak.core.terms.course import check_course, ended_before, terms_on
from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms
from kunak.core.terms.parse import acts_from_json, terms_from_json
from kunak.core.terms.partial import PartialDate
from kunak.core.terms.standing import Standing, in_common, periods, standing, standing_between
from kunak.core.terms.stretches import stretches
from kunak.core.terms.terms import Terms

__all__ = [
    "BadTerms",
    "Duration",
    "PartialDate",
    "Standing",
    "Terms",
    "acts_from_json",
    "check_course",
    "ended_before",
    "in_common",
    "periods",
    "standing",
    "standing_between",
    "stretches",
    "terms_from_json",
    "terms_on",
]

"""The term of a measure: what it is, how it is written and how it is read.

Source:
    Real plans of measures: a term may be a date, a quarter, a year, a span («2014–2016») or «постоянно».
"""

from kunak.core.programme.term.measure_term import CONSTANTLY, NONE, MeasureTerm, months, term_words
from kunak.core.programme.term.parse import parse_term

__all__ = ["CONSTANTLY", "NONE", "MeasureTerm", "months", "parse_term", "term_words"]

"""Measures of every kind: which fields are planned and which are reported, their values checked and put into words."""

from kunak.core.kinds.entering import GROUPS, fields_for, planned_fields, reported_fields
from kunak.core.kinds.values import Detail, Details, clean, clean_all
from kunak.core.kinds.words import detail_words, typed_words

__all__ = [
    "GROUPS",
    "Detail",
    "Details",
    "clean",
    "clean_all",
    "detail_words",
    "fields_for",
    "planned_fields",
    "reported_fields",
    "typed_words",
]

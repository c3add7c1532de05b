"""The columns of the table: their codes, names and widths; the same out and in."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        code: what it is called in addresses, refusals and for machines; a head may have it too.
        label: the head, in the language of the page.
        hint: what it holds, for the reference.
        is_computed: whether it is counted from the others: written out, and not looked at when it comes in.
        width: in characters.
    """

    code: str
    label: object
    hint: object
    is_computed: bool = False
    width: int = 20


COLUMNS = (
    Column("number", _("Card number"), _("the number of a card that is here; empty for a new one"), width=9),
    Column("kind", _("Kind of document"), _("agreement, treaty, memorandum and so on"), width=14),
    Column("event", _("What happened"), _("signed, is to be signed, terminated; empty is signed"), width=14),
    Column("title", _("Title"), _("as the text has it, without the kind: on cooperation"), width=40),
    Column(
        "parties", _("Parties"), _("in their order, with a semicolon between them; our side is one of them"), width=36
    ),
    Column("signed_on", _("Signed on"), _("a day, a month or a year, as it is known"), width=14),
    Column("place", pgettext_lazy("of signing", "Place"), _("where it was signed"), width=16),
    Column("in_force", _("Takes effect"), _("on signing, a day, or by an act; empty is on signing"), width=16),
    Column("term", pgettext_lazy("column", "Term"), _("5 years, until a day, or indefinite"), width=16),
    Column("renewal", _("Renewal"), _("automatic, by consent or not foreseen"), width=16),
    Column("renewal_period", _("Renewal period"), _("1 year; empty is the same as the term"), width=16),
    Column("notice", _("Notice"), _("6 months; empty is the last day of the term"), width=16),
    Column("sectors", _("Sectors"), _("names of the list, with a semicolon between them"), width=30),
    Column("signatories", _("Signatories"), _("one in a line: name, post"), width=36),
    Column("coordinators", _("Coordinators"), _("bodies, one in a line or with a semicolon between them"), width=36),
    Column("working_groups", _("Working groups"), _("as the text tells of them"), width=24),
    Column("commitments", _("Commitments"), _("one in a line: sector: text"), width=60),
    Column("on", _("State on"), _("the day for which the next three are counted"), is_computed=True, width=12),
    Column(
        "state", pgettext_lazy("column", "State"), _("what the agreement is on that day"), is_computed=True, width=14
    ),
    Column("period_end", _("Last day of the period"), _("of the period of that day"), is_computed=True, width=14),
    Column("notice_by", _("Last day for a notice"), _("that still stops the renewal"), is_computed=True, width=14),
)
BY_CODE = {column.code: column for column in COLUMNS}
NEEDED = ("kind", "parties")


def column_of(head: str) -> Column | None:
    """Return the column that a head names, in any language or by its code."""
    return columns_by_head().get(plain_head(head))


def plain_head(head: str) -> str:
    """Return a head as it is compared: small letters, ё as е, without stars."""
    return " ".join(head.casefold().replace("ё", "е").replace("*", " ").split())


def columns_by_head() -> dict[str, Column]:
    """Return the columns by their heads in every language and by their codes."""
    heads = {column.code: column for column in COLUMNS}
    for language in ("ru", "en"):
        with translation.override(language):
            heads |= {plain_head(str(column.label)): column for column in COLUMNS}
    return heads

"""The columns of the table of a plan: those of every plan, and those of bodies for each party."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Party
from kunak.agreements.tables.columns import Column, plain_head

BEFORE = (
    Column("code", _("Code"), _("of a measure that is here, as exported; empty for a new one"), width=12),
    Column("number", _("Number"), _("its place in the plan"), is_computed=True, width=8),
    Column("sector", _("Sector"), _("the name of a sector of the list"), width=18),
    Column("kind", _("Kind of measure"), _("the name of a kind; empty is a general measure"), width=22),
    Column("text", _("Measure"), _("as it is to be signed"), width=60),
)
AFTER = (
    Column("term", _("Term"), _("a day, a quarter, half a year, a year, a span or “constantly”"), width=18),
    Column("signed_result", _("Result as signed"), _("in the words of the signed paper, however soft"), width=36),
    Column("expected_result", _("Expected result"), _("that can be checked"), width=36),
    Column("indicator", _("Indicator, unit and target"), _("for instance: students on exchange, 20 people"), width=26),
    Column("money", _("Source of money"), _("if any"), width=22),
    Column(
        "funding",
        _("Money by source"),
        _("one in a line: year; side; source; amount; of a transfer to whose budget; by which agreement"),
        width=40,
    ),
    Column("commitment", _("Commitment"), _("its words as the card has them; empty for none"), width=40),
    Column("territories", _("Territories where it happens"), _("regions or countries, with a semicolon"), width=26),
    Column("details", _("Fields of the kind"), _("one in a line: name of the field: value"), width=40),
    Column("milestones", _("Milestones"), _("one in a line: 29.05.2026: name; without a day the name alone"), width=40),
    Column("state", pgettext_lazy("column", "State"), _("of the measure today"), is_computed=True, width=18),
)
NEEDED = ("text", "sector")


def columns_of(parties: Sequence[Party]) -> tuple[Column, ...]:
    """Return the columns in their order; no query."""
    return (*BEFORE, *(column for some in BODIES for column in some(parties)), *AFTER)


def _executors(parties: Sequence[Party]) -> Iterator[Column]:
    for party in parties:
        label = _("Executors: %(side)s") % {"side": party.label}
        yield Column(f"executors_{party.letter}", label, _("bodies with a semicolon between them"), width=32)


def _helpers(parties: Sequence[Party]) -> Iterator[Column]:
    for party in parties:
        label = _("Co-executors: %(side)s") % {"side": party.label}
        yield Column(f"coexecutors_{party.letter}", label, _("bodies with a semicolon between them"), width=26)


def _reporters(parties: Sequence[Party]) -> Iterator[Column]:
    for party in parties:
        label = _("Who reports: %(side)s") % {"side": party.label}
        yield Column(f"reporter_{party.letter}", label, _("post and name; of the first executor of the side"), width=26)


BODIES: tuple[Callable[[Sequence[Party]], Iterator[Column]], ...] = (_executors, _helpers, _reporters)


def heads_of(parties: Sequence[Party]) -> Mapping[str, Column]:
    """Return the columns by their heads in every language and by their codes."""
    known = {column.code: column for column in columns_of(parties)}
    heads = dict(known)
    for language in ("ru", "en"):
        with translation.override(language):
            heads |= {plain_head(str(one.label)): known[one.code] for one in columns_of(parties)}
    return heads

"""How long an agreement runs: a length, whole years of a plan, or without end."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.lasts import lasting, no_limit
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.clauses.term.compound import compound
from kunak.core.reading.clauses.term.lengths import LENGTH, endless, lengths
from kunak.core.reading.clauses.term.no_length import warn_of_end
from kunak.core.reading.clauses.term.otherwise import answered, changed, stated_near, stated_shortly
from kunak.core.reading.clauses.term.years import plan_years, title_years
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import UNIT, length_of


def find_term(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the term: ISO 8601, or `indefinite`; None, maybe with a warning, where the text gives no length."""
    if scope.kind in ("programme", "roadmap") or context.genre == "programme":
        years = title_years(context, scope)
        if years is not None:
            return years
    if scope.kind == "amendment" and (anew := _of_new_words(context, scope)) is not None:
        return anew
    stated = next(_stated(context, scope), None)
    if stated is not None:
        return stated
    years = plan_years(context, scope)
    if years is not None:
        return years
    told = no_limit(context, scope) or next(lasting(context, scope), None)
    if told is not None:
        return told
    warn_of_end(context, scope)
    return None


# «слова „на пять лет“ заменить словами „на десять лет“»
NEW_WORDS = agrees(
    rf"{UNIT}»(?: замен\w+| читать| указать)?(?: словами| словом|,? на|,? –)?(?: слова)?(?: читать| указать|"
    rf" записать)? "
    rf"«(?:сроком |действует |заключается )?(?:на )?(?:срок )?{LENGTH}"
)


def _of_new_words(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length that an amendment puts in the place of another."""
    for found, _ in scan(NEW_WORDS, context, scope):
        value = length_of(found["number"], found["unit"])
        if value is not None and not value.endswith("D"):
            return Sourced(value, (Span(found.start("number"), found.end("unit")),), 0.9, "term.new_words")
    return None


def _stated(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the terms that are stated, the surest wording first."""
    yield from endless(context, scope)
    yield from lengths(context, scope)
    yield from changed(context, scope)
    yield from answered(context, scope)
    yield from stated_shortly(context, scope)
    yield from stated_near(context, scope)
    yield from compound(context, scope)

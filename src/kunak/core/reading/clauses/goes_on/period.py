"""How long each renewal runs, as its sentence says."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.goes_on.find import GoingOn
from kunak.core.reading.clauses.life import SAME, stretches
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.numbers import NUMBER, length_of


def period_of(context: Context, told: GoingOn, term: Sourced[str] | None) -> Sourced[str] | None:
    """Return how long each renewal runs, as its sentence says."""
    lower, sentence = context.text.lower, told.sentence
    own = term.spans[0].start if term is not None else -1
    found = [
        one
        for one in stretches(context, sentence)
        if not (one.is_ahead or one.is_after or one.is_bound or one.start <= own < one.end)
    ]
    again = next((one for one in found if one.is_again), None)
    if again is not None:
        return Sourced(again.value, (again.span(),), 0.9, "period.again")
    same = SAME.search(lower, sentence.start, sentence.end)
    if same and term is not None and term.value != "indefinite":
        return Sourced(term.value, (Span(*same.span()), *term.spans), 0.9, "period.same_again", derived=True)
    after = next((one for one in found if one.start >= told.goes.start), None)
    if after is None and (more := again_as_many(context, sentence, term)) is not None:
        return more
    return Sourced(after.value, (after.span(),), 0.8, "period.after") if after else None


def again_as_many(context: Context, sentence: Span, term: Sourced[str] | None) -> Sourced[str] | None:
    """Return the length of a number whose unit the term has told: «ещё на шесть», «на каждые следующие пять»."""
    unit = UNIT_OF.get(term.value[-1]) if term is not None and term.value[1:-1].isdigit() else None
    if term is None or unit is None:
        return None
    for bare in ONCE_MORE.finditer(context.text.lower, sentence.start, sentence.end):
        value = length_of(bare["number"] or bare["added"], unit)
        if value is not None:
            return Sourced(value, (Span(*bare.span()), *term.spans), 0.8, "period.once_more", derived=True)
    return None


UNIT_OF = {"Y": "лет", "M": "месяцев", "W": "недель", "D": "дней"}
ONCE_MORE = agrees(
    rf"(?:\bеще (?:на )?|\bтоже на |\b(?:на|в силе и|в силе) (?:кажд\w+ )?(?:следующ|последующ|очередн)\w+ )"
    rf"(?P<number>{NUMBER})"
    r"(?= ?[.,;:!?»)]|\s*$|\n| [а-я]+(?:ся|[яу]т|[еи]т)\b)"
    rf"|\b(?:прибав|добав)[а-я]+ (?:еще )?(?P<added>{NUMBER})(?= ?[.,;:!?»)]|\s*$)"
)

"""Joint groups, commissions and councils that an agreement sets up."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.context import Context, Scope

GROUP = (
    r"(?:рабоч[а-я]+ (?:под)?групп[а-я]*"
    r"|(?:совместн|смешанн|двусторонн|межправительственн|координационн)[а-я]+ "
    r"(?:комисси|комитет|совет|групп|штаб)[а-я]*"
    r"|проектн[а-я]+ офис[а-я]*)"
)
SET_UP = agrees(
    rf"(?:будет |будут )?(?:созда|образ|сформир|учрежд)[а-я]+ (?:[а-я]+ ){{0,2}}{GROUP}"
    rf"|(?:созда|образ|сформир|учрежд)[а-я]+ совет [а-я]+ [а-я]+"
    rf"|{GROUP} (?:[а-я]+ ){{0,2}}(?:созда|образ|сформир|собер|собира|состоит|возглав)[а-я]+"
)
NAMED = agrees(GROUP)


def find_working_groups(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the words that set up or name a joint group; None where there is none."""
    rules = [(SET_UP, 1.0, "group.set_up"), (NAMED, 0.8, "group.named")]
    if scope.event in ("negotiated", "planned") or context.genre == "programme":
        rules.pop()  # a group that only is there prepares the paper
    for pattern, confidence, rule in rules:
        for found, _ in scan(pattern, context, scope):
            return Sourced(context.text.words(*found.span()), (Span(*found.span()),), confidence, rule)
    return None

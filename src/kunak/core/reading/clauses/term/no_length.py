"""Why there is no term where a text speaks of its end: it is the most, a day, or something done."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.ends import ends
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT

UPPER = agrees(
    rf"(?:сроком |на срок )(?:до|не (?:более|долее|дольше|свыше)(?: чем на)?) (?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
)
UNTIL = agrees(
    r"(?:действу\w+|действи\w+|рассчитан\w*|срок\w*|план\w*|программ\w*|карт\w*|\bсил[еу]|продлится|заключен\w*|"
    r"сфер\w*|партнерств\w*|сотрудничеств\w*)(?: [а-я]+){0,4}? "
    r"(?P<end>(?:до|по) (?:конца )?(?:«?\d{1,2}»? [а-я]+ )?(?:19|20)\d\d(?: год\w*)?|до \d\d\.\d\d\.\d{4})"
)
UNTIL_EVENT = agrees(
    r"(?P<end>до (?:полного |момента )?(?:выполнения|исполнения|завершения|достижения|подписания|окончания|"
    r"восстановления|заключения)(?: [а-я]+){0,4})"
    r"|(?:действу\w+|сил[уе]|заключен\w*) (?:[а-я]+ )?,? ?(?P<while>пока (?:не )?[а-я]+(?: [а-я]+){0,3})"
)
EXPIRES = agrees(
    r"(?:истекает|прекра(?:тит|щает) (?:свое )?действие) "
    r"(?P<day>\d{1,2} [а-я]+(?: (?:19|20)\d\d| текущего)?(?: год\w*)?)"
)
AHEAD = re.compile(r"\bза\s+[^.;,]{1,30}$")
AT_MOST_SO_LONG = ("term_upper_bound", "the term is an upper bound, not a fixed length")
TILL_A_DAY = ("term_until", "the term is given by its end, not by a length")
TILL_AN_EVENT = ("term_until_event", "the term runs until something is done: no length")
ENDS_ON = ("term_until", "the end of the term is given, its length is not")
WARNING_OF_END = {"at_most": AT_MOST_SO_LONG, "until": TILL_A_DAY, "until_event": TILL_AN_EVENT}


def warn_of_end(context: Context, scope: Scope) -> None:
    """Tell why there is no term where the text speaks of its end."""
    told = next(_ends_told(context, scope), None)
    if told is not None:
        warning, span = told
        context.warn(*warning, span)
        return
    for end in ends(context, scope):
        context.warn(*WARNING_OF_END[end.kind], end.span)


def _ends_told(context: Context, scope: Scope) -> Iterator[tuple[tuple[str, str], Span]]:
    """Yield what there is instead of a length, with its words: the first counts."""
    for found, _ in scan(UPPER, context, scope):
        yield AT_MOST_SO_LONG, span_of(found)
    for found, _ in scan(UNTIL, context, scope):
        if not (found[0].startswith("срок") and context.text.lower[: found.start()].rstrip().endswith(" в")):
            yield TILL_A_DAY, span_of(found, "end")  # not «провести обучение в срок до 1 марта»
    for found, sentence in scan(UNTIL_EVENT, context, scope):
        if not AHEAD.search(context.text.lower, sentence.start, found.start()):
            yield TILL_AN_EVENT, span_of(found, "end" if found["end"] else "while")  # not «за месяц до окончания срока»
    for found, _ in scan(EXPIRES, context, scope):
        yield ENDS_ON, span_of(found)

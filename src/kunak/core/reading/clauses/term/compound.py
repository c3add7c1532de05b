"""Lengths within a word: «пятилетнее соглашение», «договор двухлетний»."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.clauses.term.of_else import RENEWED, is_of_background
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import COMPOUND, compound_length
from kunak.core.reading.patterns import Guarded

COMPOUND_TERM = Guarded(COMPOUND.pattern)


def compound(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths of «пятилетнее соглашение», «трёхлетний срок»."""
    for found, sentence in scan(COMPOUND_TERM, context, scope):
        value = compound_length(found)
        before = context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
        after = context.text.lower[found.end() : min(found.end() + 60, sentence.end)]
        is_about = OF_PAPER.search(after) is not None
        if not is_about and OF_PAPER.search(before) is not None and (ending := ENDS_CLAUSE.match(after)):
            is_about, after = True, ending[0]  # «договор двухлетний, но продлить его можно»
        if scope.kind in ACTS and OF_PLAN.match(after):
            continue  # «из 18 дел годового плана»
        if is_of_background(context, sentence):
            continue
        if NEW_ONE.search(before) and (found[0].endswith("лети") or not OF_ACT.match(after)):
            continue
        if NOW.search(before) or (found[0].endswith("лети") and AGE_OF.match(after)):
            continue
        around = before if OF_ACT.match(after) or TILL_ITS_END.search(before) else before + after
        around = TILL_ITS_END.sub("", around)
        if value and is_about and not RENEWED.search(around):
            yield Sourced(value, (span_of(found),), 0.9, "term.compound")


AGE_OF = re.compile(r"[еюя]м?\s+[а-я]")  # «к двадцатилетию Договора»
NOW = re.compile(r"\b(?:текущ|нынешн)[а-я]+\s*$")  # «текущий пятилетний период» is one of several
TILL_ITS_END = re.compile(r"\b(?:за\s[а-я\s]{3,20}\s)?до\s+(?:истечения|окончания)\s+(?:[а-я]+ого\s+)?$")
NEW_ONE = re.compile(r"\bнов(?:ый|ое|ого|ом)\s*$")  # «на новый трёхлетний срок», but «новое пятилетнее соглашение»
ACTS = ("agreement", "treaty", "memorandum", "protocol")
OF_PLAN = re.compile(r"[а-я]*\s+(?:[а-я]+\s+)?(?:план|программ|карт|график)")
OF_ACT = agrees(r"[а-я]* (?:соглашени|договор|меморандум|документ|план|программ)")
# «пятилетнее соглашение», «соглашение трёхлетнее», «пятилетнее партнёрство»
OF_PAPER = re.compile(
    r"^[а-я]*\s+(?:[а-я]+\s+)?(?:соглашени|договор|план|программ|срок|документ|меморандум|карт|партнерств|"
    r"сотрудничеств|"
    r"взаимодейств|период)|(?:соглашени|договор|меморандум|документ|программ|план|протокол|\bоно|"
    r"\bон)[а-я]*\s+(?:–\s+)?$"
)
ENDS_CLAUSE = re.compile(r"[а-я]*\s*(?:[.,;:!]|$|и\b)")

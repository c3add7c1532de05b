"""Lengths of no term of this paper: of a renewal, of an older paper, of another thing, of what is the most."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import is_background
from kunak.core.reading.clauses.life import AFTER, AFTER_ANOTHER, NOT_THIS
from kunak.core.reading.clauses.other_things import is_term_of_other
from kunak.core.reading.context import Context, Scope

RENEWED = re.compile(
    r"продл|пролонг|возобновля|возобновлен(?!и)|очередн|последующ|следующ|\bеще\b|уведом|предупре|предшеств|истечени"
)
# a bound, not a length
AT_MOST = re.compile(r"\b(?:(?:максимальн|предельн|наибольш)\w+\s|самое\s+большее\b|не\s+длиннее\b)")
ABOUT = (
    "бессроч", "обязательств", "неопределенн", "соглашени", "договор", "меморандум", "протокол", "документ", "программ",
    "план", "карт", "заявлени", "срок", "действ",
)  # fmt: skip


def is_about(context: Context, place: int) -> bool:
    """Tell whether the sentence at a place speaks of a paper or of what is lasting in it."""
    sentence = context.text.sentence_at(place)
    words = context.text.lower[sentence.start : sentence.end]
    return any(word in words for word in ABOUT)


def is_of_else(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether a length is of no term of this paper: of a renewal, of an older paper, of another thing."""
    lower, start = context.text.lower, found.start("number")
    return bool(
        _is_renewal(context, sentence, found.start(), found.end())
        or is_of_background(context, sentence)
        or AFTER.search(lower, sentence.start, start)  # «начинает действовать через две недели»
        or _is_bound(context, sentence, found)
        or is_of_others(context, sentence, start)
        or is_term_of_other(context, sentence, start)
        or AFTER_ANOTHER.match(lower, found.end())
    )


BASE = re.compile(r"соглашени|договор|меморандум|основани")


def is_length_of_base(context: Context, scope: Scope, sentence: Span, place: int) -> bool:
    """Tell whether a length in a plan's text is of the agreement that it rests on."""
    if scope.kind not in ("programme", "roadmap"):
        return False
    return BASE.search(context.text.lower, sentence.start, place) is not None


def is_of_background(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence of news tells of what was before."""
    opening = context.text.lower[sentence.start : sentence.start + 60]
    return context.genre == "release" and is_background(opening)


KEEPS = re.compile(r"\bхран[яи]т\w*\s[^.;]*$")  # «хранит документы в течение пяти лет»


def _is_bound(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether a length is the most that there may be, or how long something is kept."""
    lower = context.text.lower
    if AT_MOST.search(lower, max(sentence.start, found.start() - 30), found.start("number")):
        return True
    if NOT_THIS.search(lower[max(sentence.start, found.start("number") - 30) : found.start("number")]):
        return True
    return KEEPS.search(lower, sentence.start, found.start()) is not None


# what lasts is no paper: «проект будет действовать пять лет», «на обучение отведено два года»
OTHERS = re.compile(
    r"\b(?:проект(?!\s+(?:соглашени|договор))|завод|выставк|обучени|конкурс|грант|стройк|строительств|ремонт|"
    r"мост|практик|стажировк)[а-я]*\b(?:(?!\bсоглашени|\bдоговор|\bдокумент)[^.;,])*$"
)
# «соглашение о строительстве моста», where the other thing is only what the paper is about
ITS_MATTER = re.compile(
    r"(?:соглашени|договор|меморандум|протокол|документ|план|программ|карт)[а-я]*\s+(?:сторон\s+)?"
    r"(?:о|об|по|в\s+(?:сфере|области|целях))\s+(?:[а-я]+,?\s+){0,8}$"
)


def is_of_others(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether a length is of another thing that stands before it and is not what the paper is about."""
    lower = context.text.lower
    found = OTHERS.search(lower, max(sentence.start, place - 90), place)
    return found is not None and ITS_MATTER.search(lower, sentence.start, found.start()) is None


# «соглашение само продолжится на два года», but «дружба продолжится: соглашение – на пять лет»
GOES_ON = re.compile(r"\bпродолж(?:ится|ается|ит\s+действ|ает\s+действ|ит\s+работ)[^:;]*$")
LONGER_BY = re.compile(r"(?:увеличен|удлинен|сокращен)[а-я]*\s+(?:еще\s+)?на\s")  # «срок увеличен на пять лет»
FOLLOWING = re.compile(r"\sпоследующ[а-я]+\s(?=лет|год|месяц)")  # «в течение пяти последующих лет» from the signing
OF_A_DAY = re.compile(r"\bследующий\s+день\b")  # «вступает в силу на следующий день и заключается на три года»
# an upper bound, or how long before the end something is done
NOT_A_TERM = re.compile(r"превыша|не более|не свыше|не долее|\sза\s")


def _is_renewal(context: Context, sentence: Span, start: int, end: int) -> bool:
    """Tell whether a length belongs to a renewal, a notice or an upper bound and not to the first term."""
    before = OF_A_DAY.sub(" ", context.text.lower[max(sentence.start, start - 70) : start])
    clause = before.rpartition(",")[2] if "," in before[-45:] else before
    inside = FOLLOWING.sub(" ", context.text.lower[start:end])
    if GOES_ON.search(inside):
        return True
    if NOT_A_TERM.search(inside) or LONGER_BY.search(inside):
        return True
    if RENEWED.search(clause[-60:]) or RENEWED.search(inside):
        return True
    return any(word in before[-70:] for word in ("прежн", "предыдущ")) or "автоматическ" in _affirmed(before[-70:])


DENIED = re.compile(r"(?:\bне|\bбез)\s[^,.;]*автоматическ[^,.;]*[,;]|автоматическ[^,.;]*\sне\s[^,.;]*[,;]")


def _affirmed(words: str) -> str:
    """Return words without what is denied: «автоматического продления не предусмотрено, срок – …»."""
    return DENIED.sub("", words)

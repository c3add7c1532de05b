"""Whether a mention is of one act more than the one told before: signed with it, beside it, on the same occasion."""

from collections.abc import Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import events_in, tells_signing
from kunak.core.reading.clauses.kind import WORD
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles.telling import is_told_next, tells, told_events

PLANS = ("programme", "roadmap")
ANOTHER = agrees(
    r"^\W*(?:\d+[.)]|второ[йе]|трет[ье]|перв[ыо]\w|также|отдельно|еще од\w+|кроме того|помимо|наконец|"
    r"тогда же|другой|друго\w|в тот же день|вместе с тем|в свою очередь|параллельно|одновременно)|"
    r"\b(?:также|кроме того|отдельно|еще одно|еще один|второй документ|второе соглашение|"
    r"так(?:ой|ое) же|аналогичн\w+)\b"
)
OCCASION = agrees(r"\b(?:на (?:том же|этом же|полях)|там же|в тот же день|днем (?:ранее|позже)|на следующий день)\b")


def is_signed(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a mention tells that it was signed, or approved, if it is a plan."""
    if tells(context, mention.sentence) or is_told_next(context, mention):
        return True
    if mention.sentence and context.sentence_words(mention.sentence).startswith("это "):
        return tells(context, mention.sentence - 1)  # «Второй подписан в июне. Это меморандум Астрахани и Рыбинска»
    return mention.kind in PLANS and "signed" in told_events(context, mention.sentence, plan=True)


def is_joined(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether a mention without a title joins another kind of act: «соглашение о дружбе и дорожную карту»."""
    if mention.sentence != last[-1].sentence or mention.kind == last[-1].kind or last[-1].title is None:
        return False
    between = context.text.lower[last[-1].title.spans[0].end : mention.span.start]
    if re.fullmatch(r"\s*(?:,?\s+и|,|;)\s+", between) is not None:
        return True
    is_plan = mention.kind in PLANS and not mention.is_nested
    return is_plan and tells(context, mention.sentence) and TOGETHER.search(between) is not None


TOGETHER = agrees(r"(?:подписан\w*|утвержден\w*) и$|(?:подписан\w*|утвержден\w*) (?:также|еще) |, а также |\bи $")


def is_beside(context: Context, mention: Mention, last: Sequence[Mention], head: int) -> bool:
    """Tell whether an act of another kind was signed on the occasion of one told below the headline."""
    if any(one.kind == mention.kind for one in last):
        return False
    if any(one.sentence == mention.sentence for one in reversed(last)):
        return _has_own_clause(context, mention, last) or _is_signed_with(context, mention, last)
    words = context.sentence_words(mention.sentence)
    is_told = tells(context, mention.sentence) and (ANOTHER.search(words) or OCCASION.search(words)) is not None
    return is_told and any(one.span.start >= head and is_signed(context, one) for one in last)


def _is_signed_with(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether one verb signs an act and a plan: «Соглашение на пять лет и план мероприятий подписали …»."""
    if (mention.kind in PLANS) is (last[-1].kind in PLANS) or mention.is_nested or last[-1].is_document:
        return False
    between = context.text.lower[last[-1].span.end : mention.span.start]
    if JOINED.search(between) is None or not tells(context, mention.sentence):
        return False
    return not any(
        parses(token.lower)[0].pos in ("VERB", "PRTS", "INFN")
        for token in context.text.tokens_in(last[-1].span.end, mention.span.start)
        if token.is_word and not token.is_capital
    )


JOINED = re.compile(r"(?:\sи|,\sа\sтакже)\s(?:[а-яё]+\s)?$")
OWN_PAPER = agrees(r"\b(?:отдельн|втор|трет|друг|еще одн)[а-я]+ (?:[а-я]+ )?$")


def is_own_paper(context: Context, mention: Mention, last: Sequence[Mention], head: int) -> bool:
    """Tell whether an act of another kind is called one more: «Отдельным протоколом, который подписали …»."""
    if mention.is_document or any(one.kind == mention.kind for one in last):
        return False
    if not tells(context, mention.sentence) and not _is_named_next(context, mention):
        return False
    if mention.sentence == last[-1].sentence or last[-1].span.start < head:
        return False
    start = context.text.sentences[mention.sentence].start
    return OWN_PAPER.search(context.text.lower, start, mention.span.start) is not None and is_signed(context, last[-1])


def _is_named_next(context: Context, mention: Mention) -> bool:
    """Tell whether the next sentence tells of the signing and names the act again: «Протокол подписали …»."""
    following = mention.sentence + 1
    if following >= len(context.text.sentences) or not tells(context, following):
        return False
    sentence = context.text.sentences[following]
    return any(found[mention.kind] for found in WORD.finditer(context.text.lower, sentence.start, sentence.end))


def _has_own_clause(context: Context, mention: Mention, last: Sequence[Mention]) -> bool:
    """Tell whether two clauses of a sentence tell of a signing each: «… подписали утром, а вечером – карту»."""
    lower, sentence = context.text.lower, context.text.sentences[mention.sentence]
    cut = lower.rfind(", а ", last[-1].span.end, mention.span.start)
    if cut < 0 or not tells_signing(" ".join(lower[cut : sentence.end].split())):
        return False
    return tells_signing(" ".join(lower[sentence.start : cut].split()))


def is_another(context: Context, mention: Mention, last: Sequence[Mention], *, enumerated: bool) -> bool:
    """Tell whether a mention with a new title opens another agreement."""
    words = context.sentence_words(mention.sentence)
    if enumerated or ANOTHER.search(words):
        return True
    between = context.text.lower[last[-1].span.end : mention.span.start]
    if last[-1].sentence == mention.sentence:
        return bool(re.search(r"(?:;|\bи|,|а также)\s+(?:[а-я]+\s+)?$", between)) or mention.kind != last[-1].kind
    sentence = context.text.sentences[mention.sentence]
    has_signers = bool(context.people.within(sentence.start, sentence.end))
    return (tells_signing(words) is not None or bool(events_in(words))) and (
        has_signers or mention.kind != last[-1].kind or "между" in words
    )

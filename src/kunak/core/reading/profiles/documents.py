"""Acts that are only called documents: «первый документ подписан с А, второй – с Б», «три документа: с А, Б и В»."""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.counterparts import partner_before, partners_of
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.parties import PUBLIC
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.telling import ENUMERATION, is_told_next, tells
from kunak.core.reading.profiles.told_sides import explicit_keys, has_own_signers, is_code

# right before «документ»: one of several, or several
COUNTED = agrees(
    r"\b(?:(?:перв|втор|трет|четверт|пят)\w{2,3}|еще (?:один|два|три|одним)|так(?:ой|ие|им) же|аналогичн\w+|подобн\w+|"
    r"друг(?:ой|ие|им)|последн\w+|два|три|четыре|пять|\d) $"
)


def documents_apart(context: Context, mentions: Sequence[Mention], named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of documents that are acts of their own, not another word for one that is named.

    Args:
        named: the mentions that have a word for their kind.
    """
    documents = [mention for mention in mentions if mention.is_document and not mention.is_past]
    if not documents:
        return
    enumerated = any(ENUMERATION.search(context.sentence_words(index)) for index in context.text.may_hold(ENUMERATION))
    yielded = False
    for mention in documents:
        alone = not any(other.sentence == mention.sentence for other in named)
        if not named and not yielded and _is_of_cooperation(context, mention):
            yielded = True
            yield mention
            continue
        if (enumerated and alone and _has_own_sides(context, mention)) or _has_own_partner(context, mention, named):
            yield mention


COOPERATION = agrees(
    r"сотруднича|сотрудничеств|взаимодейств|партнерств|побратим|дружб|совместн|договорились|условились|"
    r"\bсообща\b|объедин\w+ усили"
)
LEADS = 2  # sentences


def _is_of_cooperation(context: Context, mention: Mention) -> bool:
    """Tell whether a document crowns a co-operation: «А и Б будут сотрудничать. Документ подписан»."""
    if not tells(context, mention.sentence) or any(context.memo.get(deals) for deals in ("deals", "deals named")):
        return False
    near = range(max(0, mention.sentence - LEADS), mention.sentence + 1)
    return any(COOPERATION.search(context.sentence_words(index)) for index in near)


def _has_own_sides(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a document in a list of signings names its parties and who signed."""
    keys = explicit_keys(context, mention)
    return len(keys) >= 2 and all(is_code(key) for key in keys) and has_own_signers(context, mention)


def _has_own_partner(context: Context, mention: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether a document that is counted, or that no other word names, was signed with public partners."""
    if not (tells(context, mention.sentence) or is_told_next(context, mention)):
        return False
    opening = partner_before(context, mention)  # «С Тувой документ подписан по видеосвязи»
    before = context.text.lower[max(0, mention.span.start - 20) : mention.span.start]
    if named and opening is None and COUNTED.search(before) is None:
        return False
    partners = [opening] if opening is not None else partners_of(context, mention)
    return bool(partners) and all(party.type in PUBLIC for party in partners)

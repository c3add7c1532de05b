"""Who joins an act of others: «область присоединилась к соглашению о …», «к договору А и Б примкнул Тутаев»."""

from collections.abc import Sequence

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.text import Text

WORD = r"(?:соглашени|договор|меморандум|протокол|деклараци|заявлени)[а-я]*\b"
JOIN = r"(?:присоединил(?:ся|ась|ось|ись)|присоединя[ею]тся|примкнул[аои]?)\b"
# «войти в число сторон соглашения», «стать участником соглашения»
AS_SIDE = r"(?:участник|сторон|подписант)[а-я]* (?:[а-я-]+ ){0,3}"
JOINED = agrees(
    rf"\b(?P<verb>{JOIN})(?: [^.;!?]{{0,60}}?)? к (?:[а-я-]+ ){{0,3}}(?P<act>{WORD})|"
    rf"(?<!\w)к (?:[а-я-]+ ){{0,3}}(?P<act_before>{WORD})[^.;!?]{{0,160}}? (?P<verb_after>{JOIN})|"
    r"\b(?P<becomes>вош(?:ел|ла|ло|ли) в (?:[а-я]+ )?(?:число|состав|круг) |стал[аои]? (?:[а-я-]+ ){0,3})"
    rf"{AS_SIDE}(?P<act_of>{WORD})",
    *("присоедин", "примкн", "участник", "сторон", "подписант"),
)
# «к меморандуму, подписанному 10 июня 2021 года»: it has been in force before
SIGNED_BEFORE = agrees(rf"{WORD}[^.;!?]{{0,160}}?,? (?:подписанн|заключенн)[а-я]+ ")


def accessions(text: Text) -> frozenset[int]:
    """Return the sentences that tell of an accession which has taken place."""
    return text.held(JOINED)


def is_joined(context: Context, index: int, start: int) -> bool:
    """Tell whether an act named at a place of a sentence is the one that somebody joins there."""
    if index not in accessions(context.text):
        return False
    sentence = context.text.sentences[index]
    found = JOINED.search(context.text.lower, sentence.start, sentence.end)
    return found is not None and start in (found.start("act"), found.start("act_before"), found.start("act_of"))


def place_of_joiner(context: Context, index: int) -> tuple[int, int]:
    """Return the stretch of a sentence of an accession in which the one stands that joins."""
    sentence = context.text.sentences[index]
    found = JOINED.search(context.text.lower, sentence.start, sentence.end)
    if found is None or found.start("act_before") >= 0:
        return (found.end() if found is not None else sentence.start), sentence.end
    return sentence.start, found.start()


def only_join(context: Context, sentences: Sequence[int]) -> bool:
    """Tell whether a signing is told by nothing but the accession to an act that was signed before."""
    told = accessions(context.text)
    return any(index in told and SIGNED_BEFORE.search(context.sentence_words(index)) for index in sentences)

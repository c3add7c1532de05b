"""Who met where a signing is the outcome of a meeting: they may have signed."""

from collections.abc import Sequence

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer, signer_of, subjects
from kunak.core.reading.context import Context

# a signing that a meeting ends with: «Завершились переговоры подписанием …», «По итогам встречи подписано …»
OUTCOME = agrees(
    r"\b(?:по (?:итогам|результатам)|в (?:результате|завершение|ходе)) (?:[а-я]+ )?(?:встреч|переговор|визит)|"
    r"^\W*(?:по )?(?:ее|его|их) (?:итог|результат)[а-я]*\b|"
    r"\b(?:итог|результат)(?:ом|ами) (?:[а-я]+ )?(?:встреч|переговор|визит|поездк)[а-я]+ стал[аои]?|"
    r"\b(?:итог|результат)[а-я]* (?:[а-я]+ )?(?:встреч|переговор|визит|поездк)[а-я]+ – |"
    r"\b(?:завершил|закончил|увенчал|ознаменовал)\w+ (?:[а-я]+ ){0,3}?подписани|"
    r"^\W*(?:стороны|коллеги|участники встречи) (?:[а-я]+ ){0,2}?(?:подписали|заключили|скрепили)"
)
# «прошла встреча главы А и губернатора Б. Её итогом стало подписание …»
MEETING_OF = agrees(r"\b(?:встреч|бесед|переговор|совещани)[а-я]* (?!с )")


def find_those_who_met(context: Context, index: int, codes: Sequence[str | None]) -> list[Signer]:
    """Return the two heads of the meeting that a signing ends, one of each of two parties; empty where it is not so.

    Args:
        index: number of the sentence that tells of the signing.
        codes: of the parties.
    """
    cases = ("nomn", "", "gent") if index and MEETING_OF.search(context.sentence_words(index - 1)) else ("nomn", "")
    signers = [signer for signer in those_who_met(context, index) if signer.mention.case in cases]
    owners = [context.territories[signer.territory].code for signer in signers if signer.territory >= 0]
    is_pair = len(signers) == len(codes) == len(set(owners)) and set(owners) == set(codes)
    return [signer._replace(confidence=0.7) for signer in signers] if is_pair else []


def those_who_met(context: Context, index: int) -> list[Signer]:
    """Return the people with posts of the meeting that a signing ends, in whatever case; they may have signed.

    Args:
        index: number of the sentence that tells of the signing.
    """
    if not index or not OUTCOME.search(context.sentence_words(index)):
        return []
    return [signer_of(context, person) for person in subjects(context, index - 1)]

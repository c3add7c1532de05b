"""Between whom an agreement in news is of which one who signed tells: «мы с главой Коми …», «росписи моя и …»."""

from dataclasses import replace

from kunak.core.reading.clauses.meant_signers import author, speakers_after
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import signer_of
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.profiles.evidence import is_of_private
from kunak.core.reading.profiles.found import Telling
from kunak.core.reading.record import Party

# who tells counts himself among those who signed
OURSELVES = agrees(
    r"\b(?:мы|я) (?:[а-я]+ ){0,3}?со? (?=\S)|"
    r"\b(?:подпис|распис|заключ|догов|увез|привез|оформ|завер)[а-я]+ (?:и )?(?:мы|я)\b|"
    r"\b(?:мы|я) (?:[а-я]+ ){0,3}?(?:подпис|распис|заключ|догов|увез|привез|оформ|завер)[а-я]+|"
    r"\b(?:подпис|роспис|автограф|фамили)[а-я]* (?:[а-я]+ ){0,3}?мо[яйи]\b|"
    r"\bмо[яйи] (?:[а-я]+ )?(?:подпис|роспис|автограф|фамили)|"
    r"\bнаш[аеи]? (?:область|край|республика|регион|округ|город|район) (?:[а-я]+ )?(?:подпис|заключ|догов)[а-я]+"
)
SURE = 0.7


def of_speaker(telling: Telling) -> list[Party]:
    """Return the side of who tells of a signing of his own, and the other that he names."""
    context = telling.context
    if len(telling.by_signers) > 1 or not telling.is_alone:
        return []
    for index in dict.fromkeys((telling.found.mention.sentence, *telling.signing)):
        words = context.sentence_words(index)
        span = context.text.sentences[index]
        if not OURSELVES.search(words) or is_of_private(context, span):
            continue
        speaker = _speaker(context, index)
        own = of_signers(context, [signer_of(context, speaker)]) if speaker is not None else []
        if not own:
            continue
        others = [*telling.by_signers, *listed_parties(context, span.start, span.end, "party.partner", towns=False)]
        others += of_signers(context, [signer_of(context, one) for one in context.people.within(span.start, span.end)])
        other = next((one for one in others if not same(one, own[0]) and one.code != own[0].code), None)
        if other is not None:
            return [replace(party, confidence=min(SURE, party.confidence)) for party in (own[0], other)]
    return []


def _speaker(context: Context, index: int) -> PersonMention | None:
    """Return who says a sentence: who put his name under the text, or is told behind the speech."""
    found = author(context) or speakers_after(context, index)
    if found:
        return found[0]
    shadow, sentence = context.text.shadow, context.text.sentences[index]
    start = shadow.rfind("\n", 0, sentence.start) + 1
    line = shadow.find("\n", sentence.start)
    end = line if line > 0 else len(shadow)
    place = shadow.rfind(", – ", start, end)
    if not shadow.startswith("– ", start) or place < 0:
        return None
    return next((one for one in context.people.within(place, end) if one.post and one.case in ("nomn", "")), None)

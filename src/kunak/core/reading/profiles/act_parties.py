"""Between whom an agreement is that an order, a letter, minutes or a report names."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import partners_of
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.record import Party

SIDES = ("territory", "body", "country", "municipality")
HEAD = 700  # characters: an addressee, a giver, the title of a paper


def parties_of_mention(context: Context, mention: Mention) -> list[Party]:
    """Return the parties of «Соглашение между А и Б» and of «между А и Б действует Соглашение»."""
    sentence = context.text.sentences[mention.sentence]
    after = party_rules.between(context, mention.span.end, sentence.end)
    return (
        after
        or party_rules.between(context, sentence.start, mention.span.start)
        or _of_those_who_signed(context, mention)
    )


SIGNED_BY = agrees(r"(?:подписанн|заключенн|скрепленн|оформленн|завизированн)\w+ ")
# «Соглашения о культуре, которое А и Б заключили 2 марта в Твери, приказываю», «…, под которым расписались А и Б»
WHICH_THEY_SIGNED = agrees(
    r", (?:под )?котор(?:ое|ый|ую|ым|ой) (?P<who>[^;:!?]{0,300}?\b"
    r"(?:подписал|заключил|скрепил|оформил|завизировал|распис|обменял)[а-я]*[^;:!?]*)"
)
MADE_BY = agrees(r"\b(?:подписан|заключен|оформлен|завизирован)[оаы]? (?:[а-я]+ )?$")
SIGNED_NEXT = agrees(r"^\W*(?:его|ее|он|она|оно|документ|соглашение|договор|меморандум|протокол)\b")


def told_next(context: Context, mention: Mention) -> int:
    """Return the number of the next sentence where that tells who signed: «Его подписали А и Б»; -1 where none does."""
    following = mention.sentence + 1
    if following >= len(context.text.sentences) or not tells_deed(context, following):
        return -1
    return following if SIGNED_NEXT.search(context.sentence_words(following)) else -1


def _of_those_who_signed(context: Context, mention: Mention) -> list[Party]:
    """Return the sides of «Меморандум, подписанный А и Б», «…, который подписали А и Б», «… Его подписали А и Б»."""
    sentence = context.text.sentences[mention.sentence]
    found = SIGNED_BY.search(context.text.lower, mention.span.end, sentence.end)
    spans = [Span(found.end(), sentence.end)] if found is not None else []
    if (clause := WHICH_THEY_SIGNED.search(context.text.lower, mention.span.end, sentence.end)) is not None:
        spans.append(Span(*clause.span("who")))
    if mention.span.start > sentence.start and MADE_BY.search(context.text.lower, sentence.start, mention.span.start):
        spans.append(Span(sentence.start, mention.span.start))  # «Правительством А и Правительством Б заключено …»
    following = told_next(context, mention)
    spans += [context.text.sentences[following]] if following >= 0 else []
    told = (_public(context, span.start, span.end) for span in spans)
    return next((parties for parties in told if len(parties) == 2), [])


def parties_of_paper(context: Context, mention: Mention) -> list[Party]:
    """Return the two sides that a paper itself names, of an agreement named by title or day alone.

    A letter is written by one side to the other, minutes and reports name both in their heading; a paper of one side
    names the other after «с»: «Соглашение о сотрудничестве с Правительством Красноярского края».
    """
    sentence = context.text.sentences[mention.sentence]
    before = _public(context, sentence.start, mention.span.start)
    head = _public(context, 0, min(HEAD, sentence.start))
    partner = _distinct([one for one in partners_of(context, mention)[:1] if one.type in SIDES])
    if partner and partner[0].code != "RU":
        both = _distinct([*partner, *before, *head])
        return [both[1], both[0]] if len(both) > 1 else []
    has_day = any(day.exactness == "day" for day in context.days.within(mention.span.end, sentence.end))
    if (mention.title is None or mention.title.value.count(" ") < 1) and not has_day:
        return []
    told = _public(context, sentence.start, sentence.end)
    if len(told) == 2:
        return told
    both = _distinct([*head, *told])
    return both if len(both) == 2 else []


def _public(context: Context, start: int, end: int) -> list[Party]:
    named = listed_parties(context, start, end, "party.paper", towns=False)
    public = _distinct(
        [party for party in named if party.type in SIDES and party.code != "RU" and not _is_nobodys(party)]
    )
    above = [party for party in public if party.type != "municipality"]  # «г. Торжок» only says where
    if len(above) == 1 and above[0].type == "territory":  # «… в Кызыле» of a paper of Tuva
        public = [party for party in public if party.name != capitals().get(above[0].code or "")]
    return above if len(above) == 2 else public


def _is_nobodys(party: Party) -> bool:
    """Tell whether a body has no name: «которое правительства регионов подписали»."""
    return party.type == "body" and party.code is None and party.name.islower()


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """Return the parties, of one territory the first: its ministry and the region itself are one side."""
    out: list[Party] = []
    for party in parties:
        if not any(same(party, other) or (party.code and party.code == other.code) for other in out):
            out.append(party)
    return out

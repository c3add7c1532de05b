"""The partner named after «с»: «соглашение о … с хокимиятом А», «подписал соглашения с А, Б и В»."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import tells_signing
from kunak.core.reading.clauses.home_side import MANY_END, home_of, host, only_other, subject_behind, town_told
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.parties import PUBLIC, list_end
from kunak.core.reading.clauses.party_lists import in_harmony, listed_parties
from kunak.core.reading.clauses.party_of_entity import of_territory, same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.record import Party

PARTNERSHIP = agrees(r"(?:сотрудничестве|взаимодействии|дружбе|партнерстве|побратимстве|шефств\w) ")


def with_partner(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties of «сотрудничестве А с Б» and «А взяла шефство над Б»."""
    found = PARTNERSHIP.search(context.text.lower, start, end)
    if not found:
        return []
    sentence_parties = listed_parties(
        context,
        found.end() if "шефство" not in context.text.lower[start:end] else start,
        list_end(context, found.end(), min(end, found.end() + 110)),
        "party.with",
    )
    return sentence_parties[:2] if len(sentence_parties) >= 2 else []


AFTER_SIGNED = re.compile(r"\s+(?:был[оаи]?\s+)?(?:подписан|заключен)[аоы]?(?=\s+со?\s)")
WITH = agrees(r"\bсо? (?=\S)")
# right behind an act's word or title: «соглашение, с Сахалинской областью, …», «документ (с Тувой)»
RIGHT_WITH = agrees(r"»? ?(?:, ?)?(?:[,:–(] ?)?со? (?!котор|этого|тем |целью|учетом|участием|момента)(?=\S)")
# «с тремя регионами – А, Б и В», «с соседями: А и Б»
COUNTED = agrees(
    r"(?:сразу )?(?:двумя|тремя|четырьмя|пятью|шестью|семью|несколькими|\d+)? ?(?:[а-я]+(?:ими|ыми) ){0,2}"
    r"(?:регион|област|республик|субъект|сосед|партнер|провинци|город|район|территори)(?:ами|ями)(?: [а-я]+){0,2}"
    r" ?[–:,(] ?(?:это )?(?:со? )?"
)
# «скрепил партнёрство с Брестской областью», «сотрудничать с Тувой»
TOGETHER_WITH = agrees(r"\b(?:сотрудничеств|сотруднича|партнерств|взаимодейств|отношени|связ|контакт)[а-я]* со? (?=\S)")


# the partner of an act that is named after it: «С Омской областью – план», «с главой Тувы подписан меморандум»
BEFORE = agrees(r"(?:^|[,;:.)•–] |\bа )со? (?=\S)")
BEFORE_END = agrees(r" (?:–(?: [а-я]+){0,2}|(?:подписан|заключен)\w*(?: был\w?)?) $")


WHEN_OR_WHERE = (
    r"(?:сегодня|вчера|накануне|также|(?:там|тут|тогда) же|следом|затем|потом|"
    r"\d{1,2} [а-я]+(?: \d{4} года)?|во? [а-я-]+) "
)
SIGNED_WITH = agrees(rf"(?:подписал\w*|заключил\w*|подписан\w*|заключен\w*) (?:{WHEN_OR_WHERE}){{0,3}}со? (?=\S)")


WITH_AGAIN = agrees(r"(?:, а также|,? и) со? (?=\S)")  # «карту с Тувой, а также с Хакасией»: one with each


def with_counterpart(context: Context, mention: Mention, by_signers: Sequence[Party]) -> list[Party]:
    """Return whose news it is, then the partners: «соглашение о … с хокимиятом А», «заключил с Б соглашение»."""
    before = partner_before(context, mention)
    if before is not None:
        opening = home_of(context, before, before.spans[0].start)
        if opening is not None:
            return [opening, before]
    listed = partners_of(context, mention)
    if not listed or listed[0].rule == "party.genitive":
        return listed
    home = next((party for party in by_signers if not any(_is_of_partner(party, other) for other in listed)), None)
    home = home or home_of(context, listed[0], max(mention.span.start, listed[0].spans[0].start))
    home = home or subject_behind(context, listed[-1]) or only_other(context, listed) or host(context, mention)
    home = home or town_told(context, mention, listed)
    return in_harmony(context, [home, *listed]) if home is not None else []


def _is_of_partner(party: Party, partner: Party) -> bool:
    """Tell whether a side is the partner, or the region of the body that is."""
    is_region = party.type == "territory" and partner.type == "body" and partner.code is not None
    return same(party, partner) or (is_region and party.code == partner.code)


def partners_of(context: Context, mention: Mention) -> list[Party]:
    """Return those whom an act is with: after «с» behind its title or its word, or before it: «заключил с Б …»."""
    return list(_partners_of(context, mention))


@found_once
def _partners_of(context: Context, mention: Mention) -> Sequence[Party]:  # noqa: PLR0911, PLR0912  one answer a line
    lower = context.text.lower
    start = mention.title.spans[0].end if mention.title is not None else mention.span.end
    sentence = context.text.sentence_at(start - 1)
    genitive = next((item for item in context.territories.within(start, start + 2) if item.form == "name"), None)
    if genitive is not None:
        found = WITH.match(lower, genitive.end + 1)
        if found is not None:
            limit = list_end(context, found.end(), min(sentence.end, found.end() + 160))
            return [
                of_territory(genitive, "party.genitive"),
                *listed_parties(context, found.end(), limit, "party.genitive")[:1],
            ]
    if met := _signed_with(context, mention, sentence):
        return [met]
    signed = AFTER_SIGNED.match(lower, mention.span.end)
    # «соглашение с А о дружбе», «соглашение о дружбе с А»
    after = (mention.span.end, start, *((signed.end(),) if signed else ()))
    for found in filter(None, (RIGHT_WITH.match(lower, place) for place in after)):
        counted = COUNTED.match(lower, found.end(), sentence.end)
        opens = counted.end() if counted else found.end()
        limit = list_end(context, opens, min(sentence.end, opens + 160))
        listed = listed_parties(context, opens, limit, "party.partner")
        if listed:
            is_many = _is_plural(context, mention) or WITH_AGAIN.search(lower, opens, limit) is not None
            if is_many:
                listed += _past_brackets(context, limit, sentence.end, listed)
                return [*listed, *_titled_apart(context, listed, limit, sentence.end)]
            if _are_shared(context, listed) or (counted and len(listed) > 1):
                return [replace(party, rule="party.with") for party in listed]
            return [listed[0], *_signed_later(context, listed[0], sentence.end)]
    if _is_plural(context, mention):
        for found in WITH.finditer(lower, start, sentence.end):
            stop = MANY_END.search(lower, found.end(), min(sentence.end, found.end() + 260))
            limit = stop.start() if stop else min(sentence.end, found.end() + 260)
            listed = listed_parties(context, found.end(), limit, "party.partner", towns=False)
            if len(listed) >= 2:
                return listed
    for first, last in ((sentence.start, mention.span.start), (start, sentence.end)):
        for found in SIGNED_WITH.finditer(lower, first, last):
            listed = listed_parties(context, found.end(), list_end(context, found.end(), last), "party.partner")
            if listed and (last < sentence.end or listed[0].type in PUBLIC):
                if _is_plural(context, mention):
                    return listed
                return [listed[0], *_signed_later(context, listed[0], sentence.end)]
    if meant := _meant_by_pronoun(context, mention):
        return [meant]
    if mention.is_document:
        return _together_with(context, mention, sentence)
    return _worked_with(context, mention, sentence) if mention.title is None else []


def _are_shared(context: Context, parties: Sequence[Party]) -> bool:
    """Tell whether a plural noun makes one partner of several: «соглашение с министерствами культуры А и Б»."""
    body = context.bodies.at(parties[0].spans[0].start)
    is_plural = body is not None and body.number == "plur"
    return is_plural and len(parties) > 1 and len({party.type for party in parties}) == 1


BRACKETS_CLOSE = re.compile(r"[^()]*\)(?P<next>(?:,|,?\sи|,\sа\sтакже)\s(?:со?\s)?)")


def _past_brackets(context: Context, stop: int, end: int, before: Sequence[Party]) -> list[Party]:
    """Return the further partners of a row whose list seemed to end in brackets: «с А (его представлял …) и Б (…)»."""
    out: list[Party] = []
    shadow = context.text.shadow
    while shadow.rfind("(", before[-1].spans[-1].end, stop) > shadow.rfind(")", before[-1].spans[-1].end, stop):
        found = BRACKETS_CLOSE.match(shadow, stop, end)
        if found is None:
            break
        stop = list_end(context, found.end(), end)
        listed = listed_parties(context, found.end(), stop, "party.partner")[:1]
        if not listed or any(same(listed[0], party) for party in (*before, *out)):
            break
        out += listed
        before = [*before, *listed]
    return out


# «А, с которой подписан договор», «Второй стала А: с ней заключено соглашение»
WITH_IT = agrees(r"\bсо? (?:ней|нею|ним|котор(?:ой|ою|ым))\b")
NEAR_IT = 60  # letters between a pronoun and its act


def _meant_by_pronoun(context: Context, mention: Mention) -> Party | None:
    """Return the partner that a pronoun beside an act means: the party named right before it."""
    sentence = context.text.sentences[mention.sentence]
    found = WITH_IT.search(
        context.text.lower,
        max(sentence.start, mention.span.start - NEAR_IT),
        min(sentence.end, mention.span.end + NEAR_IT),
    )
    if found is None:
        return None
    opens = found.start() == sentence.start and mention.sentence > 0
    start = context.text.sentences[mention.sentence - 1].start if opens else sentence.start
    listed = listed_parties(context, start, found.start(), "party.partner", towns=False)
    return replace(listed[-1], confidence=0.85) if listed and listed[-1].type in PUBLIC else None


# «соглашения: с А – о туризме, с Б – о торговле»: each partner with a title of its own
ONE_MORE = agrees(r"[,;] (?:а )?(?:также )?(?:со? )?(?=\S)|\bи (?:со? )?(?=\S)")
TITLED = re.compile(r"(?:\s+[а-я]+\s*–|\s*(?:–|,|\()?)\s*об?о?\s")
BETWEEN_WITH_AND_ACT = re.compile(r"\s(?:[а-я-]+\s){0,2}")


def _signed_with(context: Context, mention: Mention, sentence: Span) -> Party | None:
    """Return the partner between the verb and its act: «подписала с А соглашение о …, с Б – меморандум»."""
    if _is_plural(context, mention):
        return None
    for found in SIGNED_WITH.finditer(context.text.lower, sentence.start, mention.span.start):
        listed = listed_parties(context, found.end(), mention.span.start, "party.partner")
        place = listed[0].spans[-1].end if len(listed) == 1 else -1
        if place > 0 and BETWEEN_WITH_AND_ACT.fullmatch(context.text.lower, place, mention.span.start):
            return listed[0]
    return None


# «… с А, в апреле – с Б, а следом и с В»
LATER = agrees(
    r"[,;] (?:а )?(?:(?:в|к|на|через|спустя) [^,;.:–]{1,40} – |"
    r"(?:позже|затем|потом|следом|еще) (?:[^,;.:–]{1,40} – |и )?)со? (?=\S)"
)


def _signed_later(context: Context, first: Party, end: int) -> list[Party]:
    """Return the further partners of a sentence that has a time for each: «в феврале – с А, в апреле – с Б»."""
    out: list[Party] = []
    for found in LATER.finditer(context.text.lower, first.spans[-1].end, end):
        limit = list_end(context, found.end(), min(end, found.end() + 120))
        out += listed_parties(context, found.end(), limit, "party.partner")[:1]
    return [party for party in out if party.type in PUBLIC and not same(party, first)]


NEAR_WITH = 25  # letters of «с грузинским городом »


def _titled_apart(context: Context, first: Sequence[Party], start: int, end: int) -> list[Party]:
    """Return the further partners of a sentence that each have a title of their own behind them."""
    lower, out = context.text.lower, list(first)
    if TITLED.match(lower, first[-1].spans[0].end) is None:
        return []
    for found in ONE_MORE.finditer(lower, start, end):
        limit = list_end(context, found.end(), min(end, found.end() + 120))
        for party in listed_parties(context, found.end(), limit, "party.partner")[:1]:
            is_near = party.spans[0].start - found.end() < NEAR_WITH
            if is_near and TITLED.match(lower, party.spans[0].end) and not any(same(party, one) for one in out):
                out.append(party)
    return out[len(first) :]


def _together_with(context: Context, mention: Mention, sentence: Span) -> list[Party]:
    """Return the partner of a «документ» whose sentence tells with whom one works together."""
    found = TOGETHER_WITH.search(context.text.lower, mention.span.end, sentence.end)
    if found is None:
        return []
    limit = list_end(context, found.end(), sentence.end)
    return [one for one in listed_parties(context, found.end(), limit, "party.partner")[:1] if one.type in PUBLIC]


def _worked_with(context: Context, mention: Mention, sentence: Span) -> list[Party]:
    """Return the partner of «А возобновила сотрудничество с Б: соглашение подписано …», told before the act."""
    found = TOGETHER_WITH.search(context.text.lower, sentence.start, mention.span.start)
    if found is None:
        return []
    limit = context.text.shadow.find(":", found.end(), mention.span.start)
    listed = listed_parties(context, found.end(), limit, "party.partner") if limit > 0 else []
    return listed[:1] if listed and listed[0].type in PUBLIC else []


def partner_before(context: Context, mention: Mention) -> Party | None:
    """Return the partner of «с А – соглашение о …», None where none stands so before the word."""
    start = context.text.sentences[mention.sentence].start
    words = context.text.lower[start : mention.span.start]
    opens = words.startswith(("с ", "со ")) and tells_signing(context.sentence_words(mention.sentence))
    if BEFORE_END.search(words) is None and not opens:
        return None
    opened = [found.end() for found in BEFORE.finditer(words)]
    if not opened:
        return None
    listed = listed_parties(context, start + opened[-1], mention.span.start, "party.partner")
    return listed[0] if len(listed) == 1 else None


PLURALS = (
    *("соглашениями", "договорами", "меморандумами", "протоколами", "их"),
    "документы",
    "документа",
    "документов",
    "соглашения",
    "договоры",
    "меморандумы",
    "протоколы",
    "соглашений",
    "договоров",
    "меморандумов",
    "протоколов",
)


COUNTED_ACTS = re.compile(
    r"\b(?:два|три|четыре|оба|пару|несколько)\s+(?:(?!экземпляр)[а-я]+\s+)?$|"
    r"\b(?:дву|трех?|много)сторонние\s+$"  # «двусторонние договора»
)


def _is_plural(context: Context, mention: Mention) -> bool:
    return is_of_several(context, mention.span)


def is_of_several(context: Context, span: Span) -> bool:
    """Tell whether the word of an act may mean several: «подписал соглашения с тремя областями»."""
    word = context.text.lower[span.start : span.end]
    before = context.text.lower[max(0, span.start - 25) : span.start]
    if word.endswith(("ия", "ора", "ума", "ола", "ента", "ана")) and COUNTED_ACTS.search(before) is not None:
        return True  # «два договора: с А и Б»
    return word in PLURALS and re.search(r"(?:подписани\w+|текст\w*|проект\w*|рамках|этого)\s+$", before) is None

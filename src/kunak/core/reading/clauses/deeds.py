"""Whether a sentence tells that an act came about: by the parts that its words play, whatever verb it takes.

Verbs of signing say it by themselves (`clauses/event.py`). Any other sentence is weighed: a hand that has written
(«вывели подписи», «взялись за перья», «имена под ним»), or an act that something finished brought about: as the object
of making it sure («узаконили соглашение»), as the subject of coming to be («родился договор»), as what crowned or bound
(«увенчался протоколом», «вступили в соглашение»). Plans, talks, wishes and what is denied are none.
"""

from collections.abc import Sequence

from kunak.core.reading.clauses.accession import accessions
from kunak.core.reading.clauses.event import NEEDS_NONE, NEGOTIATED, PLANNED, WHETHER, WISH, tells_signing
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import words_of
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import Parse, parses
from kunak.core.reading.text import Token

# by lemma: what is done to an act; what an act does where it comes to be or joins its sides; what an act crowns
MADE, BORN, CROWNED = (words_of(name) for name in ("deed_made", "deed_born", "deed_crowned"))
BECAME = frozenset(("стать", "стал"))
DONE = MADE | BORN | CROWNED | BECAME | {"вступить"}
STEMS = tuple({lemma[:4] for lemma in DONE})
PAST_ENDINGS = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "н", "на", "но", "ны", "т", "та", "то", "ты")
HANDS = frozenset(("подпись", "автограф", "росчерк", "роспись"))
NAMES = frozenset(("имя", "фамилия"))
PENS = frozenset(("ручка", "перо", "авторучка"))
ACTS = words_of("deed_act")
ACT_STEMS = tuple({lemma[:5] for lemma in ACTS})


def _is_past(word: str) -> bool:
    return word.endswith(PAST_ENDINGS) and any(
        parse.pos == "PRTS" or (parse.pos == "VERB" and "past" in parse.grammemes) for parse in parses(word)[:2]
    )


def _is_done(word: str) -> bool:
    return word.startswith(STEMS) and _is_past(word) and any(parse.lemma in DONE for parse in parses(word)[:2])


def _is_noun_of(word: str, lemmas: frozenset[str]) -> bool:
    return any(parse.pos == "NOUN" and parse.lemma in lemmas for parse in parses(word)[:3])


DEED = Mark(_is_done, STEMS)
HAND_STEMS, NAME_STEMS = ("подпис", "автограф", "росчерк", "роспис"), ("имен", "имя", "фамил")
PEN_STEMS = ("ручк", "ручек", "перо", "перья", "пера", "авторуч")
HAND = Mark(lambda word: word.startswith(HAND_STEMS) and _is_noun_of(word, HANDS), HAND_STEMS)
NAME = Mark(lambda word: word.startswith(NAME_STEMS) and _is_noun_of(word, NAMES), NAME_STEMS)
PEN = Mark(lambda word: word.startswith(PEN_STEMS) and _is_noun_of(word, PENS), PEN_STEMS)
ACT = Mark(lambda word: word.startswith(ACT_STEMS) and _is_noun_of(word, ACTS), ACT_STEMS)


def tells_deed(context: Context, index: int) -> bool:
    """Tell whether a sentence tells of a signing that has taken place, or of an act that has come about."""
    if "deeds" not in context.memo:
        words = context.text.sentence_words
        by_words = frozenset([number for number in range(len(words)) if tells_signing(words[number])])
        context.memo["deeds"] = by_words | deeds_by_evidence(context) | accessions(context.text)
    return index in context.memo["deeds"]


def deeds_by_evidence(context: Context) -> frozenset[int]:
    """Return the sentences that tell so without a verb of signing, found once."""
    if "deeds by evidence" not in context.memo:
        text = context.text
        hands = _with(context, HAND) | _with(context, NAME) | _with(context, PEN)
        acts = _with(context, ACT)
        verbs = _with(context, DEED) & (acts | {index + 1 for index in acts})
        told = [index for index in hands if _has_signed(context, index)]
        told += [index for index in text.held(PUT_THEM) if _has_put_them(context, index)]
        told += [index for index in text.held(AT_TABLE) if _came_to_table(context, index)]
        told += [
            index
            for index in verbs | (acts & (text.may_hold(CAME_OF) | text.may_hold(IS_NOW)))
            if _came_about(context, index)
        ]
        context.memo["deeds by evidence"] = frozenset(told)
    known: frozenset[int] = context.memo["deeds by evidence"]
    return known


def _with(context: Context, mark: Mark) -> set[int]:
    """Return the sentences that have a word with a mark."""
    text = context.text
    return {text.sentence_index(text.tokens[number].start) for number in text.places(mark)}


def _is_open(words: str) -> bool:
    """Tell whether a sentence only plans, talks over, wishes or asks, or has a verb that says it anyhow."""
    if "?" in words or tells_signing(words) or (" ли " in words and WHETHER.search(words)):
        return True
    return any(pattern.search(words) for pattern in (PLANNED, NEGOTIATED, WISH))


# what makes a signature one of something else, or none at all
NO_SIGNING = agrees(
    r"\b(?:сбор\w*|собра\w+|собира\w+|прав[оа]|без|на(?! н(?:ем|ей|их)\b)|до|для|за|жд\w+|не хватает) "
    r"(?:[а-я]+ )?(?:подпис|автограф)|"
    r"\bне (?:захотел|стал|став|постав|удал|успел|наш)[а-я]*|"
    r"\bбы\b|\bчтобы\b|\bесли\b|под (?:петици|обращени|письм|жалоб)|автограф\w* (?:сесси|раздава)|раздава\w+ автограф"
)


IS_THERE = agrees(
    r"\b(?:теперь|отныне|уже) (?:[а-я]+ )?(?:есть|имеется|имеются|значится|видны) |"
    r"\b(?:принадлежит|принадлежат|красуется|красуются|виднеется|виднеются|стоят|стоит)\b|"
    r"\b(?:подпис|роспис|автограф|росчерк)[а-я]* (?:[а-я]+ ){0,3}(?:две|два|три|четыре) ?[:–]"
)
UNDER = agrees(
    r"\bпод (?:ним|ней|ними|[а-я]*(?:текст|документ|соглашени|договор|меморандум|протокол|план|программ|карт|бумаг|"
    r"заявлени|деклараци|каждым|обоими)[а-я]*)\b|\bвнизу\b|"
    r"\bна (?:[а-я]+ (?:и )?){0,3}(?:лист|экземпляр|бумаг|страниц)[а-я]*"
)


def _has_signed(context: Context, index: int) -> bool:
    """Tell whether hands, names or pens have written: «вывел подпись», «имена под ним: А, Б», «взялись за перья»."""
    text, words = context.text, context.sentence_words(index)
    has_hand = bool(text.places_of(HAND, index))
    acts = UNDER.search(words) is not None
    if (not has_hand and not acts and not text.places_of(PEN, index)) or _is_open(words):
        return False
    if NO_SIGNING.search(words) or NEEDS_NONE.search(words):
        return False
    sentence = text.sentences[index]
    people = len(context.people.within(sentence.start, sentence.end))
    verbs = [pos for token in text.tokens_of(index) if token.is_word and (pos := _verb(token)) is not None]
    if has_hand:
        near = (
            people > 0
            or acts
            or bool(text.places_of(ACT, index))
            or bool(context.posts.within(sentence.start, sentence.end))
        )
        return near and ("past" in verbs or not verbs or IS_THERE.search(words) is not None)
    if acts:
        return "past" in verbs or people > 1
    return "past" in verbs and people > 1


# «… скреплён подписями протокол. Поставили их главы …», «… две подписи. Одну вывел глава А, другую – мэр Б»
PUT_THEM = agrees(
    r"^\W*(?:(?:по|про)?ставил[аи]?|оставил[аи]?|вывел[аи]?) их\b|^\W*их (?:[а-я]+ ){0,2}?(?:поставил|оставил)[аи]?\b|"
    r"^\W*(?:одн[ау]|перв(?:ую|ая)) (?:из них )?(?:поставил|оставил|вывел|принадлежит)[аи]?\b|"
    r"^\W*принадлежат они\b|^\W*они (?:[а-я]+ )?принадлежат\b"
)


def _has_put_them(context: Context, index: int) -> bool:
    """Tell whether a sentence says who set the signatures that the one before tells of."""
    before = context.sentence_words(index - 1) if index else ""
    is_open = any(pattern.search(before) for pattern in (PLANNED, NEGOTIATED, WISH, NO_SIGNING))
    if "подпис" not in before or is_open or _is_open(context.sentence_words(index)):
        return False
    sentence = context.text.sentences[index]
    return any(found.within(sentence.start, sentence.end) for found in (context.people, context.posts))


# «К столу вышли министры: …», «за столом их сменили …»: they came to sign, where the act is told there or next
AT_TABLE = agrees(
    r"\b(?:к|за) (?:(?:этот|тот) же |одним |тем же )?стол(?:у|ом|ик|ику)? (?!переговор)(?:[а-я]+ ){0,2}?"
    r"(?:вышли|подошли|сели|уселись|встали|пригласили|позвали|сменили)\b|"
    r"\b(?:вышли|подошли|сели|уселись|встали|пригласили|позвали) (?:к|за) (?:(?:этот|тот) же )?стол(?:у|ик|ику)?"
    r"(?! переговор)\b"
)


def _came_to_table(context: Context, index: int) -> bool:
    """Tell whether two people came to the table, and the sentence or the next of the paragraph names the act."""
    text, sentences = context.text, context.text.sentences
    if len(context.people.within(sentences[index].start, sentences[index].end)) < PAIR:
        return False
    if _is_open(context.sentence_words(index)):
        return False
    following = index + 1
    goes_on = following < len(sentences) and "\n" not in text.shadow[sentences[index].end : sentences[following].start]
    return bool(text.places_of(ACT, index)) or (goes_on and bool(text.places_of(ACT, following)))


PAIR = 2


def _verb(token: Token) -> str | None:
    """Return whether a word is a finished verb or another one, None where it is none."""
    if token.is_capital:
        return None
    if _is_past(token.lower):
        return "past"
    return "verb" if parses(token.lower)[0].pos in ("VERB", "PRTS", "INFN") else None


def _came_about(context: Context, index: int) -> bool:
    """Tell whether an act plays the part in a sentence that a finished verb gives it, or is what came of it."""
    text, words = context.text, context.sentence_words(index)
    tokens, acts = text.tokens_of(index), text.places_of(ACT, index)
    verbs = text.places_of(DEED, index)
    fits = any(_fits(tokens, verb, act) for verb in verbs for act in acts)
    fits = fits or (bool(acts) and (CAME_OF.search(words) or IS_NOW.search(words)) is not None)
    fits = fits or (not acts and bool(verbs) and _is_of_the_act_before(context, index))
    return fits and not _is_open(words)


ACT_WORD = (
    r"(?:[а-я-]+(?:ое|ый|ий|ая|ой) ){0,2}?[«\"]?"
    r"(?:соглашение|договор|меморандум|протокол|план|программа|дорожная карта|заявление)\b"
)
# «Повод – договор о …», «плод разговора – соглашение …»
CAME_OF = agrees(
    r"\b(?:повод|итог|результат|плод|венец|виновни[кц]\w*|имя|название)\w* (?:[а-я-]+ ){0,3}?– " + ACT_WORD
)
# «Теперь у соседей есть план …», «отныне между А и Б действует … договор»
IS_NOW = agrees(
    r"\b(?:теперь|отныне)\b[^.;!?]{0,60}? (?:есть|имеется|действует|лежит|"
    r"связыва[ею]т|объединя[ею]т|соединя[ею]т) (?:[^.;!?]{0,40}? )?"
    + ACT_WORD
    + "|"
    + ACT_WORD
    + r"[^.;!?]{0,60}? (?:теперь|отныне) (?:есть|имеется|действует) "
)
ANAPHOR = agrees(r"^\W*(?:оба|обе|он|она|оно|они|его|ее|их|все (?:три|четыре|пять))\b")


def _is_of_the_act_before(context: Context, index: int) -> bool:
    """Tell whether a sentence says of the act named right before it that it was made: «Обе оформлены утром»."""
    if not index or not ANAPHOR.search(context.sentence_words(index)) or not context.text.places_of(ACT, index - 1):
        return False
    tokens = context.text.tokens_of(index)
    return any(
        not _is_denied(tokens, verb) and any(parse.lemma in MADE for parse in parses(tokens[verb].lower)[:2])
        for verb in context.text.places_of(DEED, index)
    )


FARTHEST = 45  # tokens between a verb and its act, whose title may stand between
APART = frozenset((";", ":", "что", "где", "когда"))


def _fits(tokens: Sequence[Token], verb: int, act: int) -> bool:
    """Tell whether an act plays the part that a finished verb gives it."""
    between = tokens[min(verb, act) + 1 : max(verb, act)]
    if len(between) > FARTHEST or any(token.lower in APART or token.lower.startswith("котор") for token in between):
        return False
    if _is_denied(tokens, verb):
        return False
    noun = [
        parse
        for parse in parses(tokens[act].lower)
        if parse.pos == "NOUN" and parse.lemma in ACTS and parse.number != "plur"
    ]
    if tokens[act].lower.startswith("карт") and not _after(tokens, act, ("дорожн",)):
        return False
    governed = _preposition(tokens, act)
    if governed:
        return (
            governed == "в" and tokens[verb].lower.startswith("вступил") and any(parse.case == "accs" for parse in noun)
        )
    near = tokens[max(0, verb - NEAR) : verb + NEAR + 1]
    crowns = any(token.lower.startswith(OUTCOMES) for token in near)
    return any(_plays(parse, noun, is_before=act < verb, crowns=crowns) for parse in parses(tokens[verb].lower)[:2])


def _plays(parse: Parse, noun: Sequence[Parse], *, is_before: bool, crowns: bool) -> bool:
    """Tell whether a noun can play the part that one way to understand a finished verb has for an act."""
    cases = {one.case for one in noun}
    if parse.pos == "PRTS":
        return parse.lemma in MADE and "nomn" in cases
    if parse.pos != "VERB" or "past" not in parse.grammemes:
        return False
    if parse.lemma in CROWNED and "ablt" in cases:
        return True
    is_subject = parse.number == "sing" and any(one.case == "nomn" and one.gender == parse.gender for one in noun)
    if parse.lemma in BORN and is_subject:
        return True
    if parse.lemma in BECAME and "nomn" in cases:
        return crowns
    return parse.lemma in MADE and "accs" in cases and not (is_before and is_subject)


NEAR = 6  # tokens
OUTCOMES = ("итог", "результат", "венц", "плод")


def _is_denied(tokens: Sequence[Token], verb: int) -> bool:
    return any(token.lower in ("не", "будет", "будут", "бы") for token in tokens[max(0, verb - 2) : verb + 2])


def _after(tokens: Sequence[Token], place: int, stems: tuple[str, ...]) -> bool:
    return place > 0 and tokens[place - 1].lower.startswith(stems)


def _preposition(tokens: Sequence[Token], act: int) -> str:
    """Return the preposition that governs an act, past its adjectives; empty where none does."""
    place = act - 1
    while place >= 0 and tokens[place].is_word and parses(tokens[place].lower)[0].pos in ("ADJF", "PRTF", "NUMR"):
        place -= 1
    if place >= 0 and tokens[place].text in ("«", '"'):
        place -= 1
    found = parses(tokens[place].lower)[0] if place >= 0 and tokens[place].is_word else None
    return tokens[place].lower if found is not None and found.pos == "PREP" else ""

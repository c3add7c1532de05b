"""The words of sectors in a text by place, found once; names of bodies and of events left out."""

from collections.abc import Container, Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.commitments.roles import is_person
from kunak.core.reading.clauses.grounds import grounds
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_action_noun, is_of
from kunak.core.reading.lexicon.sectors import SectorWord, find_sector_words
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.text import Token

STRONG_NOUN = 0.9
FAINT_NOUN = 0.5  # «технология», «безопасность», «производство»: of the field that an adjective before them names
BUILDING = "construction-housing"
FARMING = "agriculture"
# of what lives: ecology
SPARING = ("сохранени", "сбережени", "восстановлени", "спасени", "подсчет", "пересчет", "защит")
PAID = ("дорог", "проезд", "перелет", "билет", "жиль")
PAYING = ("оплат", "оплач", "компенс", "возмест", "возмещ")
DAYS = frozenset(("день", "дня", "дню", "днем", "дне", "дни", "дней", "дням", "днями", "днях"))
CULTURE = "culture"
DISTRICTS = ("район", "округ", "поселени", "сельсовет", "улус", "уезд")
JOINS = frozenset(("и", ","))
AT_PLACE = re.compile(r"(?<![\w-])(?:в|во|из|под|на)\s+$")
LONGEST_DESCRIPTION = 5


def sector_words(context: Context) -> Placed[SectorWord]:
    """Return the words of sectors that are no part of a body's name or a person's post."""
    if "sector words" not in context.memo:
        posts = placed(
            Span(person.post_start, person.post_end) for person in context.people if person.post_end > person.post_start
        )
        context.memo["sector words"] = placed(
            word
            for word in _without_describing(context, list(find_sector_words(context.text)))
            if not (_is_in_name(context, word) or posts.holding(word.start) is not None)
            and grounds(context).holding(word.start) is None
        )
    found: Placed[SectorWord] = context.memo["sector words"]
    return found


def _without_describing(context: Context, words: list[SectorWord]) -> Iterator[SectorWord]:
    """Yield the words without those that only go with a noun of another sector.

    «Лесной пожар» is of safety, «сельская ярмарка» of trade, «водный туризм» of tourism; so is each adjective of
    «лесных и торфяных пожарах». «Строительство моста» is of transport.
    """
    told = {word.start: word.sector for word in words if word.sector and word.weight >= STRONG_NOUN}
    tokens = context.text.tokens
    for word in words:
        number = context.text.token_index(word.start)
        if word.sector and word.weight < FAINT_NOUN and number:
            before = tokens[number - 1]
            of_field = told.get(before.start, word.sector) != word.sector and top(before.lower).pos == "ADJF"
            if of_field and top(tokens[number].lower).pos == "NOUN":
                continue  # «цифровая технология», «продовольственная безопасность»
        if word.sector == BUILDING and is_of(tokens[number].lower, "building"):
            built = _described(tokens, number, over=frozenset())
            if built and told.get(tokens[built].start, BUILDING) != BUILDING:
                continue
        if word.lemma.startswith(PAID) and _is_paid(tokens, number):
            continue
        if word.sector == FARMING and _is_spared(tokens, number):
            yield word._replace(sector="ecology")
            continue
        if word.sector and word.weight <= 1 and top(tokens[number].lower).pos == "ADJF":
            described = _described(tokens, number)
            if described and told.get(tokens[described].start, word.sector) != word.sector:
                continue
        yield word


def _is_paid(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether only the cost of a journey is meant: «оплачивает больному дорогу», «компенсация проезда»."""
    for token in reversed(tokens[max(0, number - LONGEST_DESCRIPTION) : number]):
        if token.lower.startswith(PAYING):
            return True
        if is_action_noun(token.lower):
            return False  # «компенсация строительства дорог»
    return False


def _is_spared(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether an animal is kept from dying out: «сохранение онежского лосося»; of fields and crops none is."""
    if not is_person(tokens[number].lower):
        return False
    place = number - 1
    while place > 0 and number - place < LONGEST_DESCRIPTION and top(tokens[place].lower).pos in ("ADJF", "PRTF"):
        place -= 1
    is_spared = place >= 0 and tokens[place].lower.startswith(SPARING)
    return is_spared and top(tokens[number].lower).case in ("gent", "accs")


def _described(tokens: Sequence[Token], number: int, over: Container[str] = JOINS) -> int:
    """Return the number of the noun that an adjective describes, over «и» and other adjectives; 0 for none near."""
    for place in range(number + 1, min(number + LONGEST_DESCRIPTION, len(tokens))):
        word = tokens[place].lower
        if tokens[place].is_word and top(word).pos == "NOUN":
            return place
        if word not in over and top(word).pos != "ADJF":
            return 0
    return 0


def _is_in_name(context: Context, word: SectorWord) -> bool:
    """Tell whether a word stands in the name of a body or a firm, in a post or a person's name."""
    body = context.bodies.holding(word.start)
    if word.weight > 1:
        return body is not None and body.type == "body" and context.text.raw[body.start].isupper()
    if _is_where(context, word) or _is_called(context, word):
        return True
    if word.lemma in DAYS and context.text.raw[word.start].islower():
        return True  # only «Дни Тувы», «День соседа» are of culture
    if body is not None and body.type in ("body", "municipality", "territory"):
        return True
    return context.posts.holding(word.start) is not None or context.people.holding(word.start) is not None


def _is_called(context: Context, word: SectorWord) -> bool:
    """Tell whether a noun is a name though it begins no sentence: «у подножия Белухи»; «Дни», «Дом» are of culture."""
    if word.sector == CULTURE:
        return False
    number = context.text.token_index(word.start)
    token, before = context.text.tokens[number], context.text.tokens[number - 1] if number else None
    if before is None or not (token.text.istitle() and before.is_word):
        return False
    following = context.text.tokens[number + 1].lower if number + 1 < len(context.text.tokens) else ""
    if following.startswith(DISTRICTS) and top(token.lower).pos == "ADJF":
        return True  # «между Горным районом и Зерноградским районом»
    return before.text.islower() and top(token.lower).pos == "NOUN"


def _is_where(context: Context, word: SectorWord) -> bool:
    """Tell whether a word is the name of a place, «в Иннополисе», «в Семее»; an abbreviation is none: «в АПК»."""
    shadow = context.text.shadow
    is_name = shadow[word.start].isupper() and shadow[word.start : word.end].istitle()
    return is_name and AT_PLACE.search(context.text.lower, max(0, word.start - 6), word.start) is not None

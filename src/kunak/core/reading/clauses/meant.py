"""Whether a territory is meant itself, or only says whose or where something is: «спасатели Томской области»."""

from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.posts import POST_LEMMAS
from kunak.core.reading.lexicon.territories import CITIES
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Token

PUBLIC = frozenset(head for head, kind in HEADS.items() if kind in ("territory", "body")) | POST_LEMMAS
PRIVATE = ("institution", "company", "other")
WHERE = re.compile(r"(?:^|\s)(?P<where>во?|из|на|под|у|по)\s$")
GUESTS = re.compile(r"(?:коллег|гост|делегаци|партн[её]р|представител)[а-я]*\s+из\s$")
# «на форуме регионов Беларуси и России»: a name of what takes place
OF_EVENT = re.compile(
    r"\b(?:форум|съезд|саммит|конгресс|конференци|выставк|ярмарк)[а-я]*\s"
    r"(?:регионов|(?:межрегионального\s|приграничного\s)?сотрудничества|(?:породненных\s)?городов(?:-побратимов)?)\s$"
)
LONGEST_EVENT = 48  # letters
# «с четырьмя регионами России», «с районом Молдовы»: parts of a country, which is no side itself
PART_OF_COUNTRY = re.compile(
    r"(?<![\w-])(?:регион|субъект|област|кра[яею]|кра(?=ям)|город|муниципалитет|район|округ|территори|парламент)"
    r"(?:ов|а?ми|ями|ам|ах|ям|ях|ом|ей|[аыияе])?\s$"
)
LONGEST_PART = 18  # letters
# «муниципальным округом Ясенево города Москвы»: where a district lies
OF_CITY = re.compile(
    r"(?:муниципальн[а-я]+\s(?:образовани|округ|район)[а-я]*)\s(?:[А-ЯЁ][а-яё-]+\s){0,2}(?:города\s)?$"
)
LONGEST_OF_CITY = 70  # letters
JOINED = re.compile(r"\s*(?:,|и|,\s*и|,?\s*а также)\s*")


def is_meant(context: Context, number: int, start: int) -> bool:
    """Tell whether the territory of a number is meant itself, in a stretch that begins at a place.

    One of several in a row is what the first of them is: «в Республике Алтай и Алтайском крае».
    """
    item = context.territories[number]
    while number and context.territories[number - 1].start >= start:
        before = context.territories[number - 1]
        if before.form != "name" or not JOINED.fullmatch(context.text.shadow, before.end, item.start):
            break
        number, item = number - 1, before
    if OF_EVENT.search(context.text.lower, max(0, item.start - LONGEST_EVENT), item.start):
        return False
    if item.level == "country" and PART_OF_COUNTRY.search(
        context.text.lower, max(0, item.start - LONGEST_PART), item.start
    ):
        return False
    if item.code in CITIES and OF_CITY.search(context.text.shadow, max(0, item.start - LONGEST_OF_CITY), item.start):
        return False
    where = WHERE.search(context.text.lower, max(0, item.start - 5), item.start)
    if where is not None:
        return where["where"] == "из" and _is_of_guests(context, item.start)
    return item.case not in ("gent", "") or _is_acted_for(context, item.start, may_be_nominative=item.case == "")


def _is_of_guests(context: Context, place: int) -> bool:
    """Tell whether those who come from a territory act for it: «с коллегами из Липецкой области»."""
    return GUESTS.search(context.text.lower, max(0, place - 24), place) is not None


ACRONYM = range(3, 6)  # letters
FAR = 80  # characters from a territory in a post to the name of the holder


def _is_acted_for(context: Context, place: int, *, may_be_nominative: bool) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether no noun before a genitive owns it, or one that acts for the territory."""
    tokens = context.text.tokens
    index = context.text.token_index(place) - 1
    while index >= 0 and _is_modifier(tokens[index]):
        index -= 1
    if index < 0 or not tokens[index].is_word or "\n\n" in context.text.shadow[tokens[index].end : place]:
        return True
    owner = tokens[index]
    body = context.bodies.holding(owner.start)
    if body is not None and body.type in PRIVATE and not context.text.shadow[body.start].isupper():
        return False  # «ректоры медуниверситетов Твери и Абхазии»
    if body is not None or context.posts.holding(owner.start) is not None:
        return True
    if any(person.post_start <= owner.start < person.post_end for person in context.people.within(place, place + FAR)):
        return True  # «с министром спорта Тувы Иваном Хемчикским»
    found = parses(owner.lower)
    is_word = found[0].is_known and "Abbr" not in found[0].grammemes
    if len(owner.text) in ACRONYM and owner.text.isupper() and not is_word:
        return False  # «СПП Челябинской области»
    if found[0].pos != "NOUN" or not found[0].is_known:
        return True
    if may_be_nominative and owner.is_capital:
        return True
    return any(parse.lemma in PUBLIC or is_of(parse.lemma, "acts_for") for parse in found)


def _is_modifier(token: Token) -> bool:
    """Tell whether a small word is an adjective or a number, as in «соседней Рязанской области», «двух республик»."""
    return token.is_word and token.lower == token.text and parses(token.lower)[0].pos in ("ADJF", "NUMR", "PRTF")


OTHERS = frozenset(head for head, kind in HEADS.items() if kind not in ("territory", "body")) | frozenset(
    ("гимназия", "команда", "хозяйство", "ферма", "бизнес", "театр", "хор", "приход", "редакция")
)
TWIN = "побратим"  # a town itself
LONGEST_ROW = 8  # words: «школы Ржева, Старицы и древней Твери»


def is_of_others(context: Context, place: int) -> bool:
    """Tell whether a town only says where those are from who sign for themselves: «между школами Ржева и Твери»."""
    tokens = context.text.tokens
    last = context.text.token_index(place)
    if not any(parse.case == "gent" for parse in parses(tokens[last].lower)):
        return False
    index = last - 1
    while index > max(0, last - LONGEST_ROW) and (
        tokens[index].text in ("и", ",") or _is_name(tokens[index]) or _is_modifier(tokens[index])
    ):
        index -= 1
    owner = tokens[index] if index >= 0 else None
    if owner is None or not owner.is_word or _is_name(owner):
        return False
    found = parses(owner.lower)
    if found[0].pos != "NOUN" or not found[0].is_known:
        return False
    if any(kept.holding(owner.start) is not None for kept in (context.bodies, context.posts, context.people)):
        return False
    if any(parse.lemma in PUBLIC or parse.lemma == TWIN or is_of(parse.lemma, "acts_for") for parse in found):
        return False
    return "anim" in found[0].grammemes or found[0].lemma in OTHERS  # not «на причале Ейска»


def _is_name(token: Token) -> bool:
    if not token.is_capital:
        return False
    found = parses(token.lower)
    return not found[0].is_known or any("Geox" in parse.grammemes for parse in found[:3])


def is_place(context: Context, place: int) -> bool:
    """Tell whether a name only says where: «в Железноводске», «из Кызыла»."""
    return PLACE_BEFORE.search(context.text.lower, max(0, place - LONGEST_BEFORE), place) is not None


LONGEST_BEFORE = 30  # letters of «в подмосковном », «в городе »


PLACE_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:во?|из|на|под|у)\s(?:[а-я-]+(?:ском|цком|ской|цкой|нем|ном|ной|ней)\s)?|"
    r"из\s[а-я-]+(?:ского|цкого|него|ного)\s)"
    r"(?:(?:города|городе|поселк[ае]|сел[ае]|станиц[еы]|деревн[еи]|хутор[ае]|аул[ае])\s)?$"
)

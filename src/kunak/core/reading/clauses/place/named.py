"""Settlements named after a preposition: «в Кызыле», «в древнем Суздале», «в селе Красном», «в столице Хакасии»."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import town_of_adjective
from kunak.core.reading.clauses.place.compound import compound_town
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.forms import adjective_place, town_nominative
from kunak.core.reading.lexicon.territories import CITIES, capitals
from kunak.core.reading.morph import inflect, like_case, may_name_place, parses
from kunak.core.reading.patterns import Guarded

NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
SETTLEMENT = (
    r"(?:(?<!\d)(?<!\d )[Гг](?:ород(?!ск)\w{0,3}(?:-[а-я]+)?|\.)|[Сс]ел(?:[еао]|ени[еия])|с\.|[Пп]ос[её]л(?:к\w|ок)|"
    r"пос\.|п\.|пгт\.?|р\.\s?п\.|рп\b|"
    r"[Дд]еревн\w|дер\.|д\.|[Аа]ул\w|местечк\w|кишлак\w|разъезд\w|улус\w|порту|моногород\w|"
    r"[Сс]таниц\w|станци\w|хутор\w?|слобод\w|райцентр\w|наукоград\w|(?:агро)?городк\w|агрогородок|(?:районном|областном|краевом)\s+центре"
    r"(?:\s–|,)?) {0,3}"
)
MODIFIER = r"[а-яё-]+(?:ом|ой|ем|ей|их|ых)\s+"
IN_TOWN = re.compile(
    rf"\b(?:[Вв]о?|[Уу]|[Бб]лиз|[Оо]коло|[Пп]од|[Нн]а(?=\s+(?:хутор|станци)))\s+(?:[Сс]толице\s+(?:[А-ЯЁ][а-яё-]+\s+){{1,3}}|"
    rf"(?P<which>(?:(?:его|ее|её|их|(?:том|той)\s+же)\s+)?(?:{MODIFIER}){{0,2}})(?:областном\s+центре\s+)?(?P<noun>{SETTLEMENT})?)"
    rf"(?P<town>{NAME}(?:\s[А-ЯЁ][а-яё]+)?)"
)
# where one goes is where one signs, if nothing else is told: «прибыли в Димитровград», «в ходе визита в Минск»
MOTION = Guarded(
    r"\b(?:при|вы|за|съ|пере|до|у|с|со|по)(?:бы|еха|езжа|лете|лета|бра|плы|мча|быва|ше|ш)(?:л|ла|ли|лся|лась|лись|в|вш[а-я]+)\b|"
    r"\b(?:отправи|посети|посещ)(?:л|ла|ли|в|вш)[а-я]*\b|"
    r"\b(?:визит|поездк|командировк)[а-я]{0,3}\b[^.]{0,200}\b(?:подпис|заключ|скреп|завизир)"
)
NOT_TOWN = frozenset(
    [
        *("арктике", "сибири", "поволжье", "европе", "азии", "кавказе", "урале", "приволжье", "заполярье"),
        *("черноземье", "смольном", "правительстве", "администрации", "министерстве", "доме", "дворце", "кремле"),
        *("москве-сити", "совете", "рамках", "россии", "госдуме", "думе", "федерации", "ходе", "день"),
        *(
            "академгородке",
            "усадьбе",
            "республике",
            "представительстве",
            "зале",
            "центре",
            "мэрии",
            "рф",
            "снг",
            *("закавказье", "предкавказье", "причерноморье", "приазовье", "прикаспии", "полесье", "приднестровье"),
            "интернете",
            "столице",
            "евразии",
            *("соглашении", "договоре", "меморандуме", "протоколе", "декларации", "хартии", "документе"),
        ),
    ]
)
# «консул Монголии в Чите», «советник посольства Кубы в Москве»: where somebody serves
ENVOY = re.compile(
    r"\b(?:генконсул|консул|посол|посла|послом|посольств|представител|постпред|торгпред)[а-я]*(?:\s[а-я-]+){0,3}\s$"
)
NEUTER, FEMININE = ("селе", "села", "с."), ("станице", "деревне", "слободе", "дер.")
MASCULINE = ("городе", "г.", "поселке", "посёлке", "хуторе", "ауле", "городке", "наукограде")
KREMLIN = re.compile(r"^[А-ЯЁ][а-яё-]+(?:ск|цк)ом\s[Кк]ремле$")  # «в Казанском Кремле» names the town


def towns_in(context: Context, sentence: Span, *, moves: bool = False) -> Iterator[Sourced[str]]:
    """Yield the settlements that a sentence names after a preposition of place.

    Args:
        moves: True where a town that is gone to counts, too, whatever the sentence says: «итоги поездки в Минск».
    """
    moves = moves or MOTION.search(context.text.lower, sentence.start, sentence.end) is not None
    for found in IN_TOWN.finditer(context.text.mixed, sentence.start, sentence.end):
        compound = compound_town(found["town"]) if " " in found["town"] else None
        value = _compound(found, *compound, moves=moves) if compound else _town(context, found, moves=moves)
        if value is not None:
            yield value


def of_territory(item: Territory) -> Sourced[str] | None:
    """Return a capital, or a city that is a region itself; no other territory is a place of signing."""
    if item.form == "capital":
        return Sourced(capitals()[item.code], (Span(item.start, item.end),), 0.95, "place.capital")
    is_city = item.level == "region" and item.code in CITIES and item.form != "adjective"
    return Sourced(item.name, (Span(item.start, item.end),), 0.9, "place.capital") if is_city else None


def _town(context: Context, found: re.Match[str], *, moves: bool) -> Sourced[str] | None:  # noqa: PLR0911  one answer a line
    """Return the settlement of a match, None where something else is named."""
    start, end = found.span("town")
    words = found["town"]
    if ENVOY.search(context.text.lower, max(0, found.start() - 60), found.start()):
        return None
    first = words.split()[0]
    is_fixed = bool(found["noun"])
    if is_fixed and found["noun"].startswith("порт") and not _is_nominative(words):
        return None  # «в порту Находки»: told by the house
    item = context.territories.at(start)
    if item is not None and item.form == "name" and (city := of_territory(item)) is not None:
        return city  # «в Северной столице»
    if (
        first.lower() in NOT_TOWN
        or (not is_fixed and is_of(first.lower(), "event", "house"))
        or (not is_fixed and _is_something_else(context, start))
    ):
        return None
    if KREMLIN.search(words):
        town = town_of_adjective(context, first)
        return Sourced(town, (Span(start, end),), 0.75, "place.kremlin", derived=True)
    if item is not None and not (is_fixed and item.form == "adjective"):
        return of_territory(item)
    if " " in words and not _is_one_name(context, found):
        words, end = first, start + len(first)
    if not is_fixed and "-" in words and item is None and _is_of_dictionary(words.rpartition("-")[2].lower()):
        return None  # «В ТОРГОВО-ЭКОНОМИЧЕСКОЙ СФЕРЕ»
    if not found["noun"] and " " not in words and _is_adjective_only(words):
        return Sourced(
            like_case(adjective_place(words.lower()), words), (Span(start, end),), 0.7, "place.adjective_town"
        )
    gendered = of_gender(words, (found["noun"] or "").strip().lower())
    if gendered is not None:
        return Sourced(gendered, (Span(start, end),), 0.85, "place.adjective_town")
    loct = (
        any(parse.case == "loct" for parse in parses(words.split()[-1].lower()))
        or _never_declines(words)
        or (
            words.endswith("е") and not parses(words.lower())[0].is_known and _witnessed(context, words, "") is not None
        )
    )
    if not is_fixed and not loct:
        return _town_gone_to(context, words, Span(start, end)) if moves else None
    is_in = (
        not is_fixed
        or (words.endswith(DECLINED) and _is_only_loct(found, words))
        or (loct and (_is_first_loct(words) or _is_only_loct(found, words)))
    )
    if is_fixed and not is_in and words.endswith("ы") and found["noun"].rstrip().endswith(("а", "и", "ы")):
        known = parses(words.lower())[0]
        words = words if known.is_known and known.case == "nomn" else words[:-1] + "а"  # «в мастерской города Чухломы»
    value = (
        (_witnessed(context, words, found["which"] or "") or town_nominative(words, case="loct")) if is_in else words
    )
    return Sourced(value, (Span(start, end),), 0.85, "place.town")


def _compound(found: re.Match[str], name: str, case: str, *, moves: bool) -> Sourced[str] | None:
    """Return a town of two words where it is told of: «в Великих Луках», «у набережной Великих Лук»."""
    is_of_house = case == "gent" and bool(found["which"])
    if case == "loct" or found["noun"] or is_of_house:
        return Sourced(name, (Span(*found.span("town")),), 0.85, "place.town")
    is_goal = case == ("accs" if name.split(maxsplit=1)[0].endswith("я") else "nomn")
    return Sourced(name, (Span(*found.span("town")),), 0.75, "place.gone_to") if moves and is_goal else None


def _is_nominative(words: str) -> bool:
    """Tell whether a name may stand in the nominative: «в порту Кандалакша»."""
    return any(
        parse.case == "nomn" and parse.number == "sing" for parse in parses(words.rsplit(maxsplit=1)[-1].lower())
    )


DECLINED = ("те", "не", "ле", "де", "ве", "ске", "цке")


def _is_first_loct(words: str) -> bool:
    """Tell whether a name is first of all in the locative; of unknown ones «-ах» tells nothing: «в селении Джейрах»."""
    first = parses(words.lower())[0]
    is_place = first.is_known and "Name" not in first.grammemes
    return first.case == "loct" and (is_place or " " in words or not words.endswith(("ах", "ях")))


def _is_only_loct(found: re.Match[str], words: str) -> bool:
    """Tell whether a name agrees with its noun: «в городе Старице», for nothing is called «Старице»."""
    noun = found["noun"].strip().lower()
    return noun.endswith("е") and not any(
        one.case == "nomn" and "plur" not in one.grammemes and one.is_known
        for one in parses(words.rsplit(maxsplit=1)[-1].lower())
    )


ACTS = ("договор", "соглашение", "меморандум", "протокол")  # «подписали в городе Белебее Договор о …»


def _is_one_name(context: Context, found: re.Match[str]) -> bool:
    """Tell whether both words are the name: «посёлке Красный Яр», not «селе Икряное Икрянинского района»."""
    first, second = found["town"].split()[:2]
    place = found.start("town") + found["town"].rindex(second)
    if context.territories.at(place) is not None:
        return False
    if found["noun"]:
        return context.people.holding(found.start("town")) is None and not second.lower().endswith(
            ("ого", "его", "ской", "цкой", "ский", "цкий", "ская", "ское", *ACTS)
        )
    return any(parse.pos == "ADJF" and parse.case == "loct" for parse in parses(first.lower())) and any(
        parse.case == "loct" and (parse.pos != "ADJF" or not second.lower().endswith(("ском", "ской")))
        for parse in parses(second.lower())
    )


def _is_adjective_only(words: str) -> bool:
    """Tell whether a name is the dictionary's adjective and no place that it knows: «в Снежном», «в Белом»."""
    found = [parse for parse in parses(words.lower()) if parse.is_known and parse.case == "loct"]
    return (
        words.endswith("ом")
        and not words.endswith(("ском", "цком"))
        and bool(found)
        and all(parse.pos == "ADJF" for parse in found)
    )


def of_gender(words: str, noun: str) -> str | None:
    """Return the nominative of a name that is an adjective, in its settlement's gender: «селе Красном» is Красное."""
    if " " in words or noun not in (*NEUTER, *FEMININE, *MASCULINE):
        return None
    if noun in MASCULINE:
        known = inflect(words.lower(), "nomn", "sing", "masc", pos="ADJF", case="loct")
        return like_case(known, words) if known is not None and words.endswith(("ом", "ем")) else None
    endings, gender = (("ом", "ем"), "neut") if noun in NEUTER else (("ой", "ей"), "femn")
    if not words.endswith(endings):
        return None
    known = inflect(words.lower(), "nomn", "sing", gender, pos="ADJF", case="loct")
    if known is None and not words.endswith(("ском", "цком", "ской", "ной", "цкой")):
        return None
    made = words[:-2] + ("ое" if gender == "neut" else "ая")
    return words[:1] + known[1:] if known is not None else made


def _is_of_dictionary(word: str) -> bool:
    """Tell whether the dictionary has a word as an adjective and as no place."""
    found = [parse for parse in parses(word) if parse.is_known]
    return bool(found) and all(parse.pos == "ADJF" and "Geox" not in parse.grammemes for parse in found)


VILLAGES = ("ов", "ев", "ёв")


def _witnessed(context: Context, form: str, which: str) -> str | None:  # noqa: PLR0911  one answer a line
    """Return an unknown name on «-е» by what tells its gender: its adjective, or another form of it in the text."""
    if not form.endswith("е") or " " in form or may_name_place(form, "loct", known=True):
        return None
    if _stands_alone(context, form):
        return form  # «Оренбург и Актобе перечитали …»: it never declines
    stem = form[:-1]
    if stem.endswith(VILLAGES) and not may_name_place(stem, known=True):
        return stem + "о"  # «в Одинцове»: a town that is called Одинцов would be in the dictionary
    if which.rstrip().endswith(("ом", "ем")):
        return stem
    for token in context.text.tokens:
        if token.is_capital and token.text != form and token.text.startswith(stem) and len(token.text) - len(stem) < 3:
            if token.text in (stem, stem + "ь"):
                return token.text
            if token.text == stem + "а" and context.text.lower.endswith(("города ", "г. "), 0, token.start):
                return stem  # «главе города Улангома»
            if token.text.endswith(("ы", "ой", "у", "и")):
                return stem + "а"
    return None


def _stands_alone(context: Context, form: str) -> bool:
    """Tell whether a name has the same form as a subject: at the head of a sentence or after «и», before a verb."""
    tokens = context.text.tokens
    return any(
        token.text == form
        and (not number or not tokens[number - 1].is_word or tokens[number - 1].lower == "и")
        and parses(tokens[number + 1].lower)[0].pos == "VERB"
        for number, token in enumerate(tokens[:-1])
        if token.is_capital
    )


UNDECLINED = ("ово", "ево", "ёво", "ино", "ыно")


def _never_declines(words: str) -> bool:
    """Tell whether an unknown name ends as those that are never declined: «в Мумбаи», «в Оренсе» is not one."""
    first = parses(words.lower())[0]
    if words.endswith(UNDECLINED) and "Geox" in first.grammemes:
        return True  # «в Ипатово»: as it is said today
    return words.endswith(("и", "о", "у", "э", "ы")) and (not first.is_known or first.pos == "PRTS")  # «в Ведено»


def _town_gone_to(context: Context, words: str, span: Span) -> Sourced[str] | None:
    """Return the town of «прибыли в Димитровград»: a name that the dictionary knows as a place, in the accusative."""
    if not (may_name_place(words, "accs") or _is_unknown_name(words)) or context.people.holding(span.start) is not None:
        return None
    return Sourced(town_nominative(words, case="accs"), (span,), 0.75, "place.gone_to")


def _is_unknown_name(words: str) -> bool:
    """Tell whether a name may be that of a village which no dictionary has: «в Манжерок приехал министр»."""
    is_declined = words.endswith(("у", "ю", "и", "ы", "е", "м", "х")) or "-" in words
    return not is_declined and not parses(words.lower())[0].is_known


OF_PLACE = ("ском", "ского", "ской", "цком", "цкого", "цкой")  # ends of an adjective of a place


def _is_something_else(context: Context, place: int) -> bool:
    """Tell whether a body, a person or a quotation stands there, or an adjective of a building."""
    if context.bodies.holding(place) is not None:
        return True
    person = context.people.holding(place)
    if person is not None and person.post is not None:
        return True  # without a post it is no person: nobody signs «в Ясной Поляне» as in a name
    index = context.text.token_index(place)
    tokens = context.text.tokens
    token = tokens[index]
    is_told_of = token.lower.endswith(OF_PLACE) or parses(token.lower)[0].pos == "ADJF"
    if is_told_of and index + 1 < len(tokens) and tokens[index + 1].is_word:
        following = tokens[index + 1]
        if parses(following.lower)[0].pos == "ADJF" and index + 2 < len(tokens):
            following = tokens[index + 2]  # «в Сибирском федеральном округе»
        found = parses(following.lower) if len(following.lower) > 1 else ()  # «и» is a letter's name, too
        case = "gent" if token.lower.endswith("ого") else "loct"  # «у Лидского замка»
        if not following.is_capital and any(parse.pos == "NOUN" and parse.case == case for parse in found):
            return True
    return any(parse.pos in ("PREP", "NPRO", "VERB") and parse.is_known for parse in parses(token.lower)[:1])

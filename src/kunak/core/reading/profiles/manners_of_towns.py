"""Between which towns an agreement in news is that tells of mayors or towns: the only two that it names at all."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_of_others
from kunak.core.reading.clauses.municipalities import municipalities
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.morph import Parse, parses
from kunak.core.reading.profiles.evidence import has_private_subject, is_of_private, is_private_post
from kunak.core.reading.profiles.found import MANY, Telling
from kunak.core.reading.profiles.telling import background_sentences
from kunak.core.reading.record import Party
from kunak.core.reading.text import Token

SURE = 0.7
# who acts for a town, or what only towns become
OF_TOWNS = agrees(
    r"\b(?:вице-)?мэр(?:ы|а|у|ом|ов|ам|ами|ия|ии|ией|иями|иях)?\b|\bградоначальник|\bбургомистр|\bгорсовет|"
    r"\bглав[а-я]{1,3} (?:(?:этих|двух|обоих|наших|администраций) )?"
    r"(?:город|муниципал|округ(?:ов|ами)|район(?:ов|ами))|"
    r"\b(?:глав[а-я]{1,3}|администраци[а-я]{1,3}) [а-я-]+(?:ого|их) (?:муниципальн[а-я]+ )?(?:район|округ)|"
    r"\bгородск[а-я]{2,3} (?:власт|администрац|совет|дум)|\bпобратим|\bпородн[а-я]+|\bмуниципалитет|"
    r"\b(?:два|двух|оба|обоих|обеих|двумя|древн[а-я]+|старинн[а-я]+|наши) (?:[а-я]+ )?город|\bгорода\b"
)
PREPOSITIONS = {
    **dict.fromkeys(("из", "от", "у", "для", "до", "около", "близ"), "gent"),
    **dict.fromkeys(("с", "со", "между", "перед", "над", "под"), "ablt"),
    **dict.fromkeys(("к", "ко", "по"), "datv"),
    **dict.fromkeys(("в", "во", "на", "о", "об", "при"), "loct"),
}
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def two_towns(telling: Telling) -> list[Party]:
    """Return the two towns, or districts, that news of towns names: «В Твери гостил мэр Пскова. Подписан договор»."""
    context = telling.context
    if not telling.is_alone or OF_TOWNS.search(context.text.flat) is None or len(telling.by_signers) > 1:
        return []
    posts = [signer.post for signer in telling.signers if signer.post]
    if any(post.endswith(OF_REGIONS) for post in posts):
        return []
    if (posts and all(is_private_post(post) for post in posts)) or any(
        is_of_private(context, context.text.sentences[index])
        or has_private_subject(context, telling.found, context.text.sentences[index])
        for index in telling.signing
    ):
        return []
    named: dict[str, Span] = {}
    for name, span in _towns(context):
        if not any(_is_same(name, other) for other in named):
            named[name] = span
    districts = [name for name in named if " " in name]
    told = districts if len(districts) == MANY else list(named)
    if len(told) != MANY or any(is_of_others(context, named[name].start) for name in told):
        return []
    return [Party(name, "municipality", None, (named[name],), SURE, "party.towns") for name in told]


# who signs for a region, wherever the text says which
OF_REGIONS = ("губернатор", "вице-губернатор", "губернатора", "глава региона", "глава республики")


def _is_same(name: str, other: str) -> bool:
    return name == other or (name[:5] == other[:5] and abs(len(name) - len(other)) < MANY + 1)


def _towns(context: Context) -> Iterator[tuple[str, Span]]:
    """Yield the towns of a text in its order, each as often as it is named; those of the background left out."""
    behind = background_sentences(context)
    districts = {span.start: name for _, span, name in municipalities(context, 0, len(context.text.shadow))}
    tokens = context.text.tokens
    for index, sentence in enumerate(context.text.sentences):
        if index in behind:
            continue
        is_twin = TWINS.search(context.sentence_words(index)) is not None
        for number in context.text.capitals_in(context.text.numbers_in(sentence.start, sentence.end)):
            token = tokens[number]
            if token.start in districts:
                yield districts[token.start], Span(token.start, token.end)
            elif (
                town := _town_at(context, number, is_first=token.start == sentence.start, is_twin=is_twin)
            ) is not None:
                yield town


# whose names stand in such a sentence are towns, though no dictionary knows them
TWINS = agrees(r"\bпобратим|\bпородн[а-я]+|\bгород[а-я]*[ -]друз")


def _town_at(context: Context, number: int, *, is_first: bool, is_twin: bool) -> tuple[str, Span] | None:
    """Return the town that a word names: a capital, a town of the dictionary, an unknown one behind a people's name."""
    token = context.text.tokens[number]
    is_name = token.is_word and not token.text.isupper() and len(token.text) >= SHORTEST
    if not is_name or _is_behind_near(context, number):
        return None
    item = context.territories.holding(token.start)
    if item is not None:
        is_capital = item.form == "capital" and item.start == token.start
        return (capitals()[item.code], Span(item.start, item.end)) if is_capital else None
    if not _is_free(context, token):
        return None
    before = context.text.tokens[number - 1] if number else None
    if before is not None and (before.lower in PLACES_BEHIND or before.lower.startswith(NO_TOWN_BEHIND)):
        return None
    found = parses(token.lower)
    is_town = any("Geox" in parse.grammemes and parse.is_known and parse.pos == "NOUN" for parse in found[:2])
    is_town = is_town and found[0].pos not in ("PREP", "CONJ")
    is_unknown = not is_first and before is not None and (_is_of_land(context, before) or _is_mayor(before, found[0]))
    lies = not found[0].is_known and LIES.match(context.text.lower, token.end) is not None
    is_unknown = is_unknown or lies or (is_twin and _may_be_twin(context, number, is_first=is_first))
    if not is_town and not is_unknown:
        return None
    span = Span(token.start, token.end)
    behind = context.text.tokens[number + 1] if number + 1 < len(context.text.tokens) else None
    if behind is not None and _is_of_name(context, token, behind):  # «Ростовом Великим»
        span = Span(span.start, behind.end)
    case = _case(before, found[0].case) if before is not None else ""
    if is_town and case not in {parse.case for parse in found if parse.is_known}:
        case = found[0].case  # «набережную Пинска»: the word before is no adjective of it
    if before is not None and before.is_capital and _is_of_name(context, token, before) and _is_free(context, before):
        span, case = Span(before.start, span.end), ""  # «Нижнему Тагилу»
    if lies and before is not None and before.lower in TELLS:
        case = "nomn"
    name = town_nominative(context.text.clean(span.start, span.end), case=case)
    if is_unknown and case == "gent" and name.endswith("а") and name == token.text:
        name = name[:-1]  # «мэр Ховда» leads Ховд: a town in -а would stand as «Ховды»
    return name, span


# «Брянка, что под Луганском»: whatever lies somewhere is a place
LIES = re.compile(
    r", (?:что|который|которая|которое) (?:лежит |стоит |находится )?(?:под|в|во|на|близ|возле|за|у|рядом) "
)
TELLS = ("это", "–", ":", "стала", "стал", "город", "ныне", "теперь")
SHORTEST = 3  # letters


def _may_be_twin(context: Context, number: int, *, is_first: bool) -> bool:
    """Tell whether a word of a sentence about twin towns may be one: no known word, and at its head before a verb."""
    token, found = context.text.tokens[number], parses(context.text.tokens[number].lower)
    if found[0].is_known and "Name" not in found[0].grammemes and "Surn" not in found[0].grammemes:
        return "-" in token.lower and not is_first
    return not is_first or any(parse.case == "nomn" for parse in found)


# rivers, streets and the like, and what lies near a side: «Брянка, что под Луганском»
PLACES_BEHIND = ("на", "за", "по", "над")
NEAR = ("под", "близ", "вблизи", "возле", "около", "подле", "через", "мимо")
NEAR_OF_TWO = ("недалеко от", "неподалеку от", "рядом с", "рядом со", "невдалеке от")
NO_TOWN_BEHIND = ("рек", "озер", "берег", "улиц", "площад", "остров", "фестивал")


def _is_behind_near(context: Context, number: int) -> bool:
    """Tell whether a word only says near what something lies."""
    before = [token.lower for token in context.text.tokens[max(0, number - 2) : number]]
    return bool(before) and (before[-1] in NEAR or " ".join(before) in NEAR_OF_TWO)


def _is_free(context: Context, token: Token) -> bool:
    """Tell whether a word belongs to no name of a person, a body or a paper."""
    if context.people.holding(token.start) is not None or context.bodies.holding(token.start) is not None:
        return False
    return not any(pair.start <= token.start < pair.end < pair.start + 60 for pair in context.text.quotes)


def _is_of_name(context: Context, town: Token, other: Token) -> bool:
    """Tell whether a capitalised adjective beside a town is of its name, and not of its land: «Великий», «Нижний»."""
    near = min(abs(other.start - town.end), abs(town.start - other.end))
    is_word = other.is_word and other.is_capital and near == 1 and context.territories.at(other.start) is None
    return is_word and parses(other.lower)[0].pos == "ADJF" and not other.lower.endswith(("ский", "ского", "ским"))


def _is_mayor(before: Token, parse: Parse) -> bool:
    return before.lower.startswith(("мэр", "вице-мэр", "бургомистр")) and not parse.is_known


def _is_of_land(context: Context, before: Token) -> bool:
    """Tell whether a word says of which country or region what follows is: «турецкого Сафранболу»."""
    item = context.territories.at(before.start)
    return item is not None and item.form == "adjective"


def _case(before: Token, own: str) -> str:
    if before.lower in PREPOSITIONS:
        return PREPOSITIONS[before.lower]
    if before.lower.startswith(("мэр", "вице-мэр", "делегаци", "глав")):
        return "gent"
    adjective = next((parse.case for parse in parses(before.lower) if parse.pos == "ADJF"), "")
    return adjective if adjective in CASES else "" if own == "nomn" else own

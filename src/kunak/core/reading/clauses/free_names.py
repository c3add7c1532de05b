"""Names in a row of parties that no table holds: towns by their word, schools and the like by their letters."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_of_others, is_place
from kunak.core.reading.context import Context
from kunak.core.reading.entities.phrases import is_adjective
from kunak.core.reading.entities.post_extent import head_of
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.morph import parses
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.record import Party, PartyType
from kunak.core.reading.text import QuotePair, Token

METONYMIES = ("party.subject", "party.headline")


def free_names(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str, *, towns: bool
) -> Iterator[tuple[int, int, Party]]:
    """Yield what no table holds: towns by their word, and schools and the like by their letters."""
    if rule == "party.between":
        yield from _acronyms(context, start, end, taken, rule)
    if towns:
        yield from _towns(context, start, end, taken, rule)


def _towns(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str
) -> Iterator[tuple[int, int, Party]]:
    """Yield capitalised words that stand between «между», commas and «и», and that no table knows: towns."""
    tokens, within = context.text.tokens, context.text.numbers_in(start, end)
    reach, row = within.start, ""
    for place in context.text.capitals_in(within):
        token = tokens[place]
        if place < reach or not _may_be_town(context, token, taken):
            continue
        if rule in METONYMIES and _is_no_subject(token, tokens[place - 1].lower if place else ""):
            continue
        if place > within.start and tokens[place - 1].text == "(":
            continue
        last, opening = place, place - (place > reach and _opens_town(context, tokens[place - 1], token, taken))
        token = tokens[opening]
        while (
            last + 1 < within.stop
            and tokens[last + 1].is_capital
            and tokens[last + 1].is_word
            and context.text.shadow[tokens[last].end : tokens[last + 1].start] == " "
            and not any(left <= tokens[last + 1].start < right for left, right in taken)
            and context.people.holding(tokens[last + 1].start) is None
        ):
            last += 1
        before = tokens[opening - 1].lower if opening else ""
        case = "ablt" if before in ("с", "со", "между") else row if before in ("и", ",") else ""
        row = case
        case = case or (
            "ablt"
            if context.text.lower[max(0, start - 8) : start].rstrip().endswith("между")
            or "между" in context.text.lower[max(0, start - 30) : start]
            else ""
        )
        words = context.text.clean(token.start, tokens[last].end)
        is_as_written = not case and before == "и" and _is_paired(context, token, case="nomn")
        name = words if is_as_written else _town_name(words, case)
        yield (
            token.start,
            tokens[last].end,
            Party(name, "municipality", None, (Span(token.start, tokens[last].end),), 0.8, rule),
        )
        reach = last + 1


def _acronyms(
    context: Context, start: int, end: int, taken: Sequence[tuple[int, int]], rule: str
) -> Iterator[tuple[int, int, Party]]:
    """Yield schools and the like by their letters alone, in a row: «между Республикой Татарстан и МГУ»."""
    tokens, within = context.text.tokens, context.text.numbers_in(start, end)
    for place in context.text.capitals_in(within):
        token = tokens[place]
        if (
            ACRONYM.fullmatch(token.text) is None
            or any(left <= token.start < right for left, right in taken)
            or f"({token.text})" in context.text.shadow  # written out elsewhere
            or not place
            or (place > within.start and tokens[place - 1].lower not in ("и", ",", "с"))
        ):
            continue
        kind: PartyType = "institution" if token.text.endswith(("У", "ВШЭ", "РАН")) else "other"
        span = Span(token.start, token.end)
        yield token.start, token.end, Party(token.text, kind, None, (span,), 0.7, rule)


ACRONYM = re.compile(r"(?!США|КНР|КНДР|ОАЭ|ФРГ|ЮАР|СНГ|ЕАЭС|ОДКБ|ШОС|ЕС|НАТО|ООН|МИД|СССР|СМИ)[А-ЯЁ]{3,6}")


def _is_no_subject(token: Token, before: str) -> bool:
    """Tell whether a word stands in a case that no subject has, and not in a row: «разделённые Волгой», «за Амуром»."""
    if before in ("и", ",", "с", "со"):
        return False
    if before in ABOUT:
        return True  # «Мост через Ветлугу»
    return all(parse.is_known and parse.case == "ablt" for parse in parses(token.lower))


ABOUT = frozenset(
    ("через", "над", "о", "об", "про", "против", "до", "после", "вокруг", "вдоль", "мимо", "вместо", "ради")
)


def _opens_town(context: Context, before: Token, token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a capitalised adjective before a town's word is of its name: «Нижний Тагил», not «Японский Оцу»."""
    if not before.is_capital or not before.is_word or token.start - before.end != 1:
        return False
    if any(left <= before.start < right for left, right in taken) or context.territories.at(before.start) is not None:
        return False
    is_demonym = before.lower.endswith(("ский", "ская", "ским", "ской", "ского", "цкий", "цкая", "цким", "цкой"))
    return (is_adjective(before.lower) or token.lower.startswith("посад")) and not is_demonym  # «Сергиев Посад»


def _town_name(words: str, case: str) -> str:
    if not case or (
        " " in words and not any(parse.case == case for parse in parses(words.split(maxsplit=1)[0].lower()))
    ):
        first = parses(words.split("-", maxsplit=1)[0].split(maxsplit=1)[0].lower())[0]
        return words if first.case in ("nomn", "accs", "") or not first.is_known else town_nominative(words)
    return town_nominative(words, case=case)


def _may_be_town(context: Context, token: Token, taken: Sequence[tuple[int, int]]) -> bool:  # noqa: PLR0911  one answer a line
    if not token.is_word or not token.is_capital or len(token.text) < 3 or token.text.isupper() or token.text.isascii():
        return False
    if any(left <= token.start < right for left, right in taken):
        return False
    if _in_short_quotes(context, token.start):
        return False
    if context.people.holding(token.start) is not None or is_place(context, token.start):
        return False
    if head_of(token.lower) is not None or LAND.search(token.lower) or AGENCY.search(token.lower):
        return False
    found = parses(token.lower)
    if found[0].pos == "VERB" and not found[0].is_known and _is_in_row(context, token):
        return True  # «между Тверью и Вэйхаем»: unknown, and no verb
    if found[0].pos in ("VERB", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "INFN", "PRTS", "GRND", "NUMR"):
        return False
    if found[0].lemma in WIDER or (found[0].pos == "ADJF" and _has_noun(context, token)):
        return False
    if any("Geox" in parse.grammemes for parse in found[:3]):
        return not is_of_others(context, token.start)
    if not found[0].is_known or (found[0].pos == "NOUN" and "-" in token.text):
        return True
    return found[0].pos == "NOUN" and _is_paired(context, token)


def _has_noun(context: Context, token: Token) -> bool:
    """Tell whether a small noun that agrees stands right behind an adjective: «Побратимское соглашение»."""
    number = context.text.token_index(token.start) + 1
    noun = context.text.tokens[number] if number < len(context.text.tokens) else None
    if noun is None or noun.is_capital or not noun.is_word or noun.start != token.end + 1:
        return False
    own = {(parse.case, parse.gender) for parse in parses(token.lower) if parse.pos == "ADJF"}
    return any(parse.pos == "NOUN" and (parse.case, parse.gender) in own for parse in parses(noun.lower)[:2])


def _is_paired(context: Context, token: Token, case: str = "") -> bool:
    """Tell whether a word that has a meaning of its own stands in a pair with a town: «Орёл и Ниш».

    Args:
        case: in which the town has to stand, empty for any.
    """
    tokens = context.text.tokens
    number = context.text.token_index(token.start)
    if number < 2 or tokens[number - 1].lower != "и" or (len(tokens) > number + 1 and tokens[number + 1].is_capital):
        return False
    before = tokens[number - 2]
    item = context.territories.at(before.start)
    if item is not None:
        return item.form == "capital" and case in ("", item.case)
    return before.is_capital and any(
        "Geox" in parse.grammemes and parse.is_known and case in ("", parse.case) for parse in parses(before.lower)[:3]
    )


# lands of several regions: no towns
WIDER = frozenset(
    (
        *("донбасс", "новороссия", "сибирь", "урал", "поволжье", "кавказ", "северо-запад", "юг", "север", "восток"),
        *("закавказье", "приволжье", "приуралье", "полесье", "прибалтика", "балтика", "арктика", "заполярье", "азия"),
        *("европа", "африка", "америка", "евразия", "нечерноземье", "черноземье", "каспий", "причерноморье", "балканы"),
    )
)


def _is_in_row(context: Context, token: Token) -> bool:
    """Tell whether a word stands behind «с», «между» or «и», where no verb with a capital does."""
    number = context.text.token_index(token.start)
    return number > 0 and context.text.tokens[number - 1].lower in ("с", "со", "между", "и")


LONGEST_NAME = 60  # letters of what stands in quotation marks as a name, with the marks


def _in_short_quotes(context: Context, place: int) -> bool:
    """Tell whether a place lies between quotation marks that are too near each other to hold speech."""
    if "short quotes" not in context.memo:
        short = (pair for pair in context.text.quotes if pair.end < pair.start + LONGEST_NAME)
        context.memo["short quotes"] = placed(short)
    pairs: Placed[QuotePair] = context.memo["short quotes"]
    return any(place < pair.end for pair in pairs.within(place - LONGEST_NAME, place + 1))


# «Беломорье», «Зауральем»: lands by a sea, a river, mountains
LAND = re.compile(r"^(?:за|по|при|под|над|пред|бело|черно|среди|меж)[а-я]{3,}ь(?:е|ем|я|ю)$")


AGENCY = re.compile(r"-(?:информ|инфо|пресс|ньюс|медиа|тасс|тв)$")  # who reports: «Север-Информ – …»

"""Where a title ends: the walk over its words, its names and its years."""

from kunak.core.reading import later as re
from kunak.core.reading.clauses.parties import list_end
from kunak.core.reading.clauses.title_stops import governs_ablative, is_party_next, stops
from kunak.core.reading.clauses.title_words import INNER
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses

YEARS = re.compile(
    r"на (?:период )?(?:19|20)\d\d(?:(?: ?[–-] ?| и )(?:19|20)\d\d)?(?:-[а-я]{1,2})? ?(?:год\w*|гг\.?)?|"
    r"на период (?:до|с) (?:19|20)\d\d(?: по (?:19|20)\d\d)? год\w*|"
    r"на (?:ближайш\w+ |предстоящ\w+ )?(?:[а-я]+|\d+) (?:лет|года)|"
    r"до (?:19|20)\d\d (?:года|г\.)|до конца (?:19|20)\d\d года|"
    r"\((?:19|20)\d\d ?[–-] ?(?:19|20)\d\d ?(?:год\w*|гг\.?)\)|"
    r"в 20\d\d(?: ?[–-] ?20\d\d)? год\w*(?= (?:[а-я]+ )?(?:соглашени|договор|меморандум))"
)
LONG_YEARS = re.compile(
    r"на (?:период )?(?:19|20)\d\d(?:(?: ?[–-] ?| и )(?:19|20)\d\d)?(?:-[а-я]{1,2})? ?(?:год\w*|гг\.?)|"
    r"на период (?:до|с) (?:19|20)\d\d(?: по (?:19|20)\d\d)? год\w*|"
    r"\((?:19|20)\d\d ?[–-] ?(?:19|20)\d\d ?(?:год\w*|гг\.?)\)"
)
# «план мероприятий («дорожная карта») по развитию …»: what else the paper is called
OTHER_NAME = re.compile(
    r"\s*\(\s*[«»\"“”„]?(?:дорожн[а-я]+ карт[а-я]+|план[а-я]*(?: (?:совместных )?(?:мероприятий|действий))?)"
    r"[«»\"“”„]?\s*\)"
)
LONGEST = 60


def title_end(context: Context, index: int, sentence_end: int, *, is_plan: bool, in_quotes: int) -> int:
    """Return where a title that goes on at a token ends: at words that can be no part of it, or with its quotes."""
    text = context.text
    limit = min(sentence_end, in_quotes) if in_quotes else sentence_end
    end = text.tokens[index].end
    number = index
    stop = min(index + LONGEST, len(text.tokens))
    while number < stop:
        token = text.tokens[number]
        if token.start >= limit:
            break
        if number > index and _is_agent(context, number):
            break
        atom = _atom_end(context, token.start)
        if atom and number > index and not stops(context, number, is_plan=is_plan, quoted=bool(in_quotes)):
            end = atom
            number = text.token_index(atom)
            continue
        years = (YEARS if is_plan else LONG_YEARS).match(text.lower, token.start)
        if years:
            end = years.end()
            while number < stop and text.tokens[number].start < end:
                number += 1
            continue
        if is_plan and (name := OTHER_NAME.match(text.lower, token.start)) is not None:
            end = name.end()
            number = text.token_index(end)
            continue
        inner = _over_inner_parties(context, number, limit) if number > index and not in_quotes else -1
        if inner > 0:
            number = inner
            continue
        if number > index and stops(context, number, is_plan=is_plan, quoted=bool(in_quotes)):
            break
        if token.text == "«":
            close = next((n for n in range(number, min(number + 16, stop)) if text.tokens[n].text == "»"), -1)
            if close < 0:
                break
            number = close + 1
            end = text.tokens[close].end
            continue
        if token.is_word or token.text.isdigit():
            end = token.end
        number += 1
    return _trimmed(context, index, end)


GOES_ON = re.compile(
    r"\s*в\s+(?:сфер|област|част|отрасл)[а-я]+\s|\s*по\s+вопросам\s|\s*на\s+(?:период\s+)?(?:19|20)\d\d"
)


def _goes_on_in(context: Context, place: int) -> bool:
    """Tell whether «в» and what the co-operation is in follow: «с провинцией Кханьхоа в рыбоводстве»."""
    tokens = context.text.tokens
    number = context.text.token_index(place)
    if number + 1 >= len(tokens) or tokens[number].lower != "в":
        return False
    following = tokens[number + 1]
    is_field = any(parse.pos == "NOUN" and parse.case == "loct" for parse in parses(following.lower)[:2])
    return (
        is_field
        and following.lower.endswith(("стве", "нии", "ке", "ии"))
        and not stops(context, number, is_plan=False, quoted=False)
    )


def _over_inner_parties(context: Context, number: int, limit: int) -> int:
    """Return the token where a title goes on after its parties: «о сотрудничестве с А в сфере …»; -1 where it ends."""
    token = context.text.tokens[number]
    if token.lower not in ("между", "с", "со") or not GOES_ON_AT_ALL.search(context.text.lower, token.end, limit):
        return -1
    if not is_party_next(context, number):
        return -1
    end = list_end(context, token.end, limit)
    if end >= limit or not (GOES_ON.match(context.text.lower, end, limit) or _goes_on_in(context, end)):
        return -1
    if OTHER_ACT.search(context.text.lower, token.end, end):
        return -1
    return context.text.token_index(end)


OTHER_ACT = re.compile(r"\b(?:план|программ|протокол|карт)")
GOES_ON_AT_ALL = re.compile(r"\sв\s+[а-я]|\sпо\s+вопросам|\sна\s+(?:период\s+)?(?:19|20)\d\d")


def _is_agent(context: Context, number: int) -> bool:
    """Tell whether a body that signs follows: «меморандум о туризме Министерством культуры и …»."""
    token = context.text.tokens[number]
    body = context.bodies.at(token.start) if token.is_word else None
    return body is not None and body.case == "ablt" and not governs_ablative(context, number)


def _atom_end(context: Context, place: int) -> int:
    """Return the end of a territory or body that begins at a place, 0 where none does: dashes inside end no title."""
    body = context.bodies.at(place)
    if body is not None and body.territory >= 0 and body.case != "nomn":
        return body.end
    item = context.territories.at(place)
    return item.end if item is not None and item.form == "name" else 0


def _trimmed(context: Context, index: int, end: int) -> int:
    """Return the end without a preposition, conjunction or mark left hanging."""
    tokens = context.text.tokens
    last = context.text.token_index(end) - 1
    while last > index and (
        not (tokens[last].is_word or tokens[last].text.isdigit() or tokens[last].text in "»)")
        or tokens[last].lower in INNER | {"на", "с", "от", "до", "между", "а"}
    ):
        last -= 1
    return tokens[last].end if tokens[last].text != "." else tokens[last - 1].end

"""Whether a title ends at a token: at a verb, at the parties, at the where and when of the signing."""

from kunak.core.reading import later as re
from kunak.core.reading.clauses.title_words import GENERIC_PARTIES, NO_PLACE, STOP_WORDS, TIMES
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.posts import POSTS
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Token

# a day of signing: «… о туризме 5 мая 2024 года подписали …»
DAY = re.compile(
    r"\d{1,2}\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b"
    r"|\d{1,2}\.\d{1,2}\.\d{4}"
)
NESTED_WORD = re.compile(r"(?:соглашени|договор|меморандум)\w*[^.]{0,50}$")
GOVERN_ABLATIVE = ("между", "над", "с", "со")  # whose list goes on in the same case: «между А и Б»
LONGEST_LIST = 16  # tokens


def governs_ablative(context: Context, number: int) -> bool:
    """Tell whether a preposition before a token has its list in the ablative."""
    return any(token.lower in GOVERN_ABLATIVE for token in context.text.tokens[max(0, number - LONGEST_LIST) : number])


def stops(context: Context, number: int, *, is_plan: bool, quoted: bool) -> bool:  # noqa: PLR0911, PLR0912  one answer a line
    """Tell whether a token can be no part of the title: a verb, a mark, a party, a where or when.

    Args:
        is_plan: a plan's title may hold days and parties that end another's.
        quoted: the title stands between marks, which end it themselves.
    """
    text = context.text
    token = text.tokens[number]
    before = text.tokens[number - 1]
    gap = text.shadow[before.end : token.start]
    if gap.count("\n") > 1 or "   " in gap.replace("\n", " "):
        return True
    if (
        token.text.isdigit()
        and not quoted
        and before.lower not in ("от", "на", "№")
        and DAY.match(text.lower, token.start)
    ):
        return True
    if token.text in ".;:()!?–—":
        return not (token.text == "(" and quoted)
    if token.text == "»" or (token.text in ("/", "|", ">") and text.shadow[token.start - 1].isspace()):
        return True  # «Договор о дружбе / Раздел V»: the line that tells where a page is
    if token.text == ",":
        return not quoted and not _list_goes_on(context, number)
    if token.lower == "по" and text.lower.startswith(FROM_AFAR, token.end + 1):
        return True
    if token.lower == "как":
        return number + 1 >= len(text.tokens) or not any(
            parse.case == "gent" for parse in parses(text.tokens[number + 1].lower)
        )
    if token.lower == "между" and is_plan and NESTED_WORD.search(text.lower, max(0, token.start - 60), token.start):
        return False
    if token.lower == "между" and before.lower.startswith("границ") and not text.tokens[number + 1].is_capital:
        return False  # «об установлении границы между областями»
    if token.lower in STOP_WORDS:
        return token.lower != "между" or is_party_next(context, number)
    if quoted:
        return False
    if token.lower in (
        "в",
        "во",
        "на",
        "с",
        "со",
        "из",
        "от",
        "до",
        "под",
        "за",
        "у",
        "через",
        "после",
        "без",
        "над",
        "перед",
    ):
        return _preposition_stops(context, number, is_plan=is_plan)
    if not token.is_word:
        return False
    day = context.days.at(token.start)
    if day is not None and day.exactness in TOLD_WHEN and _is_when(token):
        return True  # «соглашением о защите дзерена днём позже связали себя …», «… о лыжах позавчера подписал»
    found = parses(token.lower)
    if is_plan and found[0].pos == "NPRO" and before.lower == "к":
        return False  # «план мероприятий к нему на 2025 год»
    if (
        token.lower not in ("его", "ее", "их")
        and found[0].pos in ("VERB", "PRTS", "ADJS", "GRND", "INFN", "NPRO")
        and found[0].is_known
        and "Poss" not in found[0].grammemes
    ):
        return found[0].pos != "INFN" or not before.lower.startswith(TAKE_INFINITIVE)
    if token.lower == "и":
        return not _list_goes_on(context, number)
    if found[0].pos == "NOUN" and found[0].lemma in POSTS and found[0].case in ("nomn", "ablt"):
        return True
    if token.is_capital and before.text not in ("«", "(") and context.people.at(token.start) is not None:
        return True
    return _is_new_subject(context, number)


FROM_AFAR = ("видеосвяз", "видеоконференц", "видеомост")
TOLD_WHEN = ("later", "relative", "weekday", "vague")


def _is_when(token: Token) -> bool:
    """Tell whether a word of a day stands for when, and is no adjective of the title: «о вызовах сегодняшнего дня»."""
    return parses(token.lower)[0].pos != "ADJF" or token.lower.startswith(("минувш", "прошл"))


FIELDS = frozenset(("АПК", "ТЭК", "ЖКХ", "ИТ", "IT", "ОПК"))
TAKE_INFINITIVE = ("намерени", "готовност", "обязательств")  # «о намерениях сотрудничать»


def _is_new_subject(context: Context, number: int) -> bool:
    """Tell whether a territory or body in the nominative follows: «соглашение о дружбе Алтайский край и …»."""
    token = context.text.tokens[number]
    item = context.territories.at(token.start)
    if item is not None:
        return (
            item.case == "nomn"
            and item.form in ("name", "capital")
            and item.level != "foreign"
            and not (_is_fixed(item.name) and not token.lower.startswith("республика"))
        )
    body = context.bodies.at(token.start)
    if body is not None:
        return body.case == "nomn" and body.type in ("territory", "body")
    return _is_subject(context, number)


def _is_subject(context: Context, number: int) -> bool:
    """Tell whether a noun that can only be the subject stands before its verb: «о шефской помощи край оформил …»."""
    tokens = context.text.tokens
    if number + 1 >= len(tokens) or tokens[number + 1].start != tokens[number].end + 1:
        return False
    verb = parses(tokens[number + 1].lower)[0]
    if verb.pos != "VERB" or "past" not in verb.grammemes:
        return False
    forms = [parse for parse in parses(tokens[number].lower) if parse.is_known]
    return bool(forms) and all(parse.pos == "NOUN" and parse.case in ("nomn", "accs") for parse in forms)


def _is_fixed(name: str) -> bool:
    return name.endswith(("Коми", "Эл", "Саха"))


def _list_goes_on(context: Context, number: int) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether a comma or «и» leads to another item of the title's list."""
    tokens = context.text.tokens
    after = number + 1
    if after < len(tokens) and tokens[number].text == "," and tokens[after].lower in ("и", "а"):
        after += 1 if tokens[after].lower == "и" else 0
        if tokens[after].lower == "а":
            return tokens[after + 1].lower == "также"
    if after >= len(tokens):
        return False
    token = tokens[after]
    if token.lower in STOP_WORDS:
        return False
    if token.lower in ("в", "о", "об", "по"):
        return after + 1 < len(tokens) and tokens[after + 1].lower not in TIMES and not tokens[after + 1].is_capital
    if not token.is_word:
        return token.text == "«"
    found = parses(token.lower)
    if found[0].pos in ("VERB", "PRTS", "GRND", "INFN", "NPRO", "CONJ", "PREP", "ADVB") and found[0].is_known:
        return False
    if found[0].pos == "PRTF" and tokens[number].text == ",":
        return found[0].case in ("loct", "gent", "datv") and found[0].lemma not in SIGNED
    if found[0].pos == "NOUN" and found[0].lemma in POSTS:
        return False
    if token.is_capital and context.people.at(token.start) is not None:
        return False
    cases = {parse.case for parse in found if parse.pos in ("NOUN", "ADJF", "PRTF", "NUMR")}
    return bool(cases & {"loct", "gent", "datv"}) or ("ablt" in cases and governs_ablative(context, number))


SIGNED = ("подписать", "заключить", "утвердить", "рассчитать", "действовать", "согласовать", "парафировать")
# «мероприятий в рамках действующего соглашения»
OF_ACT = re.compile(r"\s+(?:[а-я]+\s+)?(?:соглашени|договор|меморандум|протокол)")


def _is_when_or_where(context: Context, number: int) -> bool:
    """Tell whether a preposition opens a day or a capital: «о льне в позапрошлую среду», «… в чувашской столице»."""
    tokens = context.text.tokens
    day = context.days.at(tokens[number].start)
    if day is not None and day.exactness in ("weekday", "no_year", "later", "vague"):
        return True
    return number + 2 < len(tokens) and tokens[number + 2].lower == "столице"


def _preposition_stops(context: Context, number: int, *, is_plan: bool) -> bool:  # noqa: PLR0911, PLR0912  one answer a line
    """Tell whether a preposition opens the where and when of the signing and not a part of the title."""
    tokens = context.text.tokens
    token = tokens[number]
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1]
    if token.lower in ("в", "во", "на"):
        if _is_when_or_where(context, number):
            return True
        if following.lower == "рамках":
            return number + 2 >= len(tokens) or not OF_ACT.match(context.text.lower, following.end)
        if token.lower == "на" and following.is_capital and _is_land(following.lower):
            return False  # «о развитии альпинизма на Кавказе»
        if following.text in FIELDS:
            return False  # «о сотрудничестве в АПК»: no place
        if following.is_capital or following.lower in TIMES or following.text.isdigit() or not following.is_word:
            return True
        return token.lower == "на" and (
            _is_event(_noun_after(context, number + 1)) or parses(following.lower)[0].pos == "NUMR"
        )
    if token.lower == "за" and tokens[number - 1].lower.startswith(TAKE_FOR):
        return False
    if token.lower == "от" and any(one.lower.startswith(GUARDED_FROM) for one in tokens[max(0, number - 4) : number]):
        return False
    if token.lower in ("от", "до") and is_plan:
        return not following.text.isdigit() and following.text != "«"
    if token.lower in ("с", "со") and any(other.lower == "стороны" for other in tokens[number + 1 : number + 4]):
        return True
    if token.lower in ("с", "со") and context.bodies.at(following.start) is not None:
        return True
    if token.lower == "с" and (following.text.isdigit() or parses(following.lower)[0].pos == "NUMR"):
        return True
    if token.lower == "с":
        return (
            following.is_capital
            or _is_told_partner(context, number + 1)
            or following.text == "«"
            or parses(following.lower)[0].lemma
            in (
                "компания",
                "администрация",
                "губернатор",
                "глава",
                "правительство",
                "коллега",
                "целью",
                "цель",
                "представитель",
                "округ",
                "город",
                "район",
                "область",
                "провинция",
                "регион",
                "хокимият",
                "акимат",
                "мэрия",
                "участие",
            )
        )
    if token.lower == "у":
        return following.is_capital or is_of(following.lower, "event", "house")  # «о выпасе у границы округов»
    return token.lower not in ("без", "под", "через", "над")


GUARDED_FROM = ("охран", "защит", "спасени", "безопасност")  # «об охране лесов от пожаров»
TAKE_FOR = ("ответственност", "контрол", "надзор", "наблюден", "уход", "слежени")  # «об уходе за посадками»
MOST_ADJECTIVES = 3


def _noun_after(context: Context, number: int) -> str:
    """Return the word after the adjectives that begin at a token: «международном инвестиционном форуме»."""
    tokens = context.text.tokens[number : number + MOST_ADJECTIVES + 1]
    return next((token.lower for token in tokens if parses(token.lower)[0].pos not in ("ADJF", "PRTF")), "")


def _is_event(word: str) -> bool:
    """Tell whether one signs at a thing: «на форуме», «на бизнес-форуме», «на полях»."""
    return word in NO_PLACE or word.rpartition("-")[2] in NO_PLACE


def _is_land(word: str) -> bool:
    return any("Geox" in parse.grammemes and (parse.pos, parse.case) == ("NOUN", "loct") for parse in parses(word))


def _is_told_partner(context: Context, number: int) -> bool:
    """Tell whether words in the ablative lead to a name: «с белорусским Полоцком», «с китайским городом Хэйхэ»."""
    for token in context.text.tokens[number : number + 4]:
        if token.is_capital:
            return True
        if not token.is_word or not any(parse.case == "ablt" for parse in parses(token.lower)):
            return False
    return False


def is_party_next(context: Context, number: int) -> bool:
    """Tell whether a party follows a preposition: a name, a body, «двумя регионами», «столицей Адыгеи»."""
    tokens = context.text.tokens
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1]
    if following.is_capital or context.bodies.at(following.start) is not None:
        return True
    if context.territories.at(following.start) is not None:
        return True
    if _is_told_partner(context, number + 1):
        return True
    generic = following.lower.startswith(GENERIC_PARTIES)
    if generic and following.lower in ("двумя", "тремя", "нашими") and _ends_soon(context, number + 2):
        return True
    return generic and (
        following.lower.startswith("правительств")
        or number + 2 >= len(tokens)
        or tokens[number + 2].is_capital
        or not tokens[number + 2].is_word
    )


def _ends_soon(context: Context, number: int) -> bool:
    """Tell whether the sentence ends within three words, so that nothing of a title can follow."""
    return any(token.text in ".;!" for token in context.text.tokens[number : number + 4])

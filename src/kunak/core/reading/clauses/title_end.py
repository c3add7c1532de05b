"""Where a title ends: at a verb, at the parties, at the where and when of the signing."""

from kunak.core.reading import later as re
from kunak.core.reading.clauses.parties import list_end
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.posts import POSTS
from kunak.core.reading.morph import parses

INNER = frozenset(
    [
        "в",
        "во",
        "для",
        "при",
        "по",
        "и",
        "о",
        "об",
        "из-за",
        "против",
        "над",
        "под",
        "среди",
        "к",
        "ко",
        "из",
        "путем",
        "через",
        "через",
    ]
)


TIMES = frozenset(
    [
        "рамках",
        "ходе",
        "присутствии",
        "пятницу",
        "четверг",
        "среду",
        "понедельник",
        "вторник",
        "субботу",
        "воскресенье",
        "день",
        "мае",
        "июне",
        "июле",
        "августе",
        "сентябре",
        "октябре",
        "ноябре",
        "декабре",
        "январе",
        "феврале",
        "марте",
        "апреле",
        "режиме",
        "году",
        "минувший",
        "минувшую",
        "прошлый",
        "прошлую",
        "этот",
        "ответ",
        "торжественной",
        "обстановке",
        "завершение",
        "итоге",
        "результате",
        "чем",
        "столице",
        "городе",
        "доме",
        "здании",
        "мэрии",
        "правительстве",
        "администрации",
    ]
)


NO_PLACE = frozenset(
    [
        "полях",
        "площадке",
        "открытии",
        "выставке",
        "встрече",
        "форуме",
        "церемонии",
        "заседании",
        "стенде",
        "празднике",
        "набережной",
        "борту",
        "днях",
        "этой",
        "днем",
    ]
)


STOP_WORDS = frozenset(
    [
        "который",
        "которая",
        "которое",
        "которые",
        "которого",
        "которой",
        "котором",
        "которым",
        "которых",
        "где",
        "а",
        "но",
        "что",
        "чтобы",
        "не",
        "это",
        "он",
        "она",
        "оно",
        "они",
        "между",
        "сообщил",
        "сообщила",
        "сообщили",
        "сроком",
        "рассчитанное",
        "рассчитанный",
        "рассчитанная",
        "подписанное",
        "подписанный",
        "подписанная",
        "заключенное",
        "заключенный",
        "сразу",
        "сегодня",
        "вчера",
        "накануне",
        "также",
        "тоже",
        "теперь",
        "уже",
        "еще",
        "вместе",
        "вновь",
        "впервые",
        "завтра",
        "ранее",
        "наконец",
        "взамен",
        "вместо",
    ]
)


YEARS = re.compile(
    r"на (?:период )?(?:19|20)\d\d(?: ?[–-] ?(?:19|20)\d\d)? ?(?:год\w*|гг\.?)?|на период (?:до|с) (?:19|"
    r"20)\d\d(?: по (?:19|20)\d\d)? год\w*|на (?:ближайш\w+ |предстоящ\w+ )?(?:[а-я]+|\d+) (?:лет|года)|"
    r"до (?:19|20)\d\d (?:года|г\.)|до конца (?:19|20)\d\d года"
)


LONG_YEARS = re.compile(r"на (?:период )?(?:19|20)\d\d(?: ?[–-] ?(?:19|20)\d\d)? ?(?:год\w*|гг\.?)")


# a day of signing: «… о туризме 5 мая 2024 года подписали …»
DAY = re.compile(
    r"\d{1,2}\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b"
    r"|\d{1,2}\.\d{1,2}\.\d{4}"
)
LONGEST = 60


GENERIC_PARTIES = (
    "правительств", "город", "район", "регион", "област", "республик", "министерств", "парламент", "муниципал",
    "ведомств", "сторон",
    "администрац", "двумя", "нашими", "ними",
)  # fmt: skip


NESTED_WORD = re.compile(r"(?:соглашени|договор|меморандум)\w*[^.]{0,50}$")


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
        atom = _atom_end(context, token.start)
        if atom and number > index and not _stops(context, number, is_plan=is_plan, quoted=bool(in_quotes)):
            end = atom
            number = text.token_index(atom)
            continue
        years = (YEARS if is_plan else LONG_YEARS).match(text.lower, token.start)
        if years:
            end = years.end()
            while number < stop and text.tokens[number].start < end:
                number += 1
            continue
        inner = _over_inner_parties(context, number, limit) if number > index and not in_quotes else -1
        if inner > 0:
            number = inner
            continue
        if number > index and _stops(context, number, is_plan=is_plan, quoted=bool(in_quotes)):
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


GOES_ON = re.compile(r"\s*в\s+(?:сфер|област|част|отрасл)[а-я]+\s|\s*по\s+вопросам\s")


def _over_inner_parties(context: Context, number: int, limit: int) -> int:
    """Return the token where a title goes on after its parties: «о сотрудничестве с А в сфере …»; -1 where it ends."""
    token = context.text.tokens[number]
    if token.lower not in ("между", "с", "со") or not GOES_ON_AT_ALL.search(context.text.lower, token.end, limit):
        return -1
    if not _is_party_next(context, number):
        return -1
    end = list_end(context, token.end, limit)
    if end >= limit or not GOES_ON.match(context.text.lower, end, limit):
        return -1
    return context.text.token_index(end)


GOES_ON_AT_ALL = re.compile(r"\sв\s+(?:сфер|област|част|отрасл)|\sпо\s+вопросам")


def _atom_end(context: Context, place: int) -> int:
    """Return the end of a territory or body that begins at a place, 0 where none does: dashes inside end no title."""
    body = context.bodies.at(place)
    if body is not None and body.territory >= 0 and body.case != "nomn":
        return body.end
    item = context.territories.at(place)
    return item.end if item is not None and item.form == "name" else 0


def _stops(context: Context, number: int, *, is_plan: bool, quoted: bool) -> bool:  # noqa: PLR0911, PLR0912  one answer a line
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
    if token.text == "»":
        return True
    if token.text == ",":
        return not quoted and not _list_goes_on(context, number)
    if token.lower == "как":
        return number + 1 >= len(text.tokens) or not any(
            parse.case == "gent" for parse in parses(text.tokens[number + 1].lower)
        )
    if token.lower == "между" and is_plan and NESTED_WORD.search(text.lower, max(0, token.start - 60), token.start):
        return False
    if token.lower in STOP_WORDS:
        return token.lower != "между" or _is_party_next(context, number)
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
    found = parses(token.lower)
    if (
        token.lower not in ("его", "ее", "их")
        and found[0].pos in ("VERB", "PRTS", "GRND", "INFN", "NPRO")
        and found[0].is_known
    ):
        return True
    if token.lower == "и":
        return not _list_goes_on(context, number)
    if found[0].pos == "NOUN" and found[0].lemma in POSTS and found[0].case in ("nomn", "ablt"):
        return True
    if token.is_capital and before.text not in ("«", "(") and context.people.at(token.start) is not None:
        return True
    return _is_new_subject(context, number)


def _is_new_subject(context: Context, number: int) -> bool:
    """Tell whether a territory or body in the nominative follows: «соглашение о дружбе Алтайский край и …»."""
    token = context.text.tokens[number]
    item = context.territories.at(token.start)
    if item is not None:
        return item.case == "nomn" and item.form == "name" and item.level != "foreign" and not _is_fixed(item.name)
    body = context.bodies.at(token.start)
    return body is not None and body.case == "nomn" and body.type in ("territory", "body")


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
        return False
    if found[0].pos == "NOUN" and found[0].lemma in POSTS:
        return False
    if token.is_capital and context.people.at(token.start) is not None:
        return False
    cases = {parse.case for parse in found if parse.pos in ("NOUN", "ADJF", "PRTF", "NUMR")}
    return bool(cases & {"loct", "gent", "datv"})


def _preposition_stops(context: Context, number: int, *, is_plan: bool) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether a preposition opens the where and when of the signing and not a part of the title."""
    tokens = context.text.tokens
    token = tokens[number]
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1]
    if token.lower in ("в", "во", "на"):
        if following.is_capital or following.lower in TIMES or following.text.isdigit() or not following.is_word:
            return True
        return token.lower == "на" and (following.lower in NO_PLACE or parses(following.lower)[0].pos == "NUMR")
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
    return token.lower not in ("без", "под", "через")


def _is_party_next(context: Context, number: int) -> bool:
    tokens = context.text.tokens
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1]
    if following.is_capital or context.bodies.at(following.start) is not None:
        return True
    if context.territories.at(following.start) is not None:
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

"""Where a text names people: initials with a surname, runs of capitalised words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.entities.names import is_first_name, is_patronymic, is_surname
from kunak.core.reading.entities.phrases import LONGEST_BRACKETS
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.posts import POSTS, TITLES
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import may_name_place, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.text import Text, Token

SURE_SURNAMES = (
    "ский",
    "цкий",
    "ская",
    "цкая",
    "ов",
    "ев",
    "ова",
    "ева",
    "ским",
    "цким",
    "овым",
    "евым",
    "ского",
    "цкого",
    "скому",
)


# the edge is asked for after the capital: so `re` leaps from capital to capital
INITIALS_FIRST = re.compile(
    r"(?P<initials>[А-ЯЁ](?<!\w.)\. ?(?:[А-ЯЁ]\. ?)?)"
    r"(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*|[А-ЯЁ]{3,}(?:-[А-ЯЁ]{2,})*\b)"
)


INITIALS_LAST = re.compile(
    r"(?P<surname>[А-ЯЁ](?<!\w.)[а-яё]+(?:-[А-ЯЁ][а-яё]+){0,3}) (?P<initials>[А-ЯЁ]\. ?[А-ЯЁ]\.)"
)


INITIALS_ONLY = re.compile(r" [А-ЯЁ]\. ?[А-ЯЁ]\.")
AFTER_TOWN = re.compile(
    r"\b(?:город(?:а|е|ом|у|ов|ами|ам)|г\.|посёлка|поселка|села) ?(?P<name>[А-ЯЁ][а-яё-]+(?:ий|ый|ой|ая|"
    r"ое|ые|их|ых) [А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+)"
)


TOWNS_IN_A_ROW = re.compile(
    r"\bгород(?:ов|ами|ам) (?P<list>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+)?(?:(?:,| и) [А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+)?)+)"
)
OF_TOWN = Mark(
    lambda word: (
        word.endswith(("города", "городе", "городом", "городу", "городов", "городами", "городам", "поселка", "села"))
        or word == "г"
    )
)
SMALL_NAMES = frozenset(
    ["ли", "ван", "ма", "ким", "пак", "хан", "ан", "хо", "го", "до", "чи", "бо", "да", "же", "на", "со", "то"]
)


MIDDLE_NAMES = frozenset(  # of Vietnam
    str.split("ван тхи динь хыу дык суан тхань куок куанг минь нгок тхе ким чонг туан хоанг")
)


LONGEST_NAME = 4


class Names(NamedTuple):
    """Words that make one person's name, before they are put into the nominative."""

    start: int
    end: int
    first: str
    patronymic: str
    surname: str


def places_of(text: Text, territories: Sequence[Territory]) -> frozenset[int]:
    """Return where tokens begin that belong to a territory's name; not «Владимир», which is a first name, too."""
    out: set[int] = set()
    for item in territories:
        if item.form == "adjective" and " " not in text.shadow[item.start : item.end]:
            continue
        tokens = list(text.tokens_in(item.start, item.end))
        if item.form == "capital" and len(tokens) == 1 and is_first_name(tokens[0].lower):
            continue
        out.update(token.start for token in tokens)
    named_so = AFTER_TOWN.finditer(text.shadow) if text.places(OF_TOWN) else ()
    after_town = (found for found in named_so if _is_town(text, found.start("name")))
    for found in after_town:
        words = found["name"].split(" ")
        if len(words) == 1 or not (is_first_name(words[1].lower()) or _is_surname_before(text, words[1], found.end())):
            out.update(token.start for token in text.tokens_in(*found.span("name")))
        else:
            out.add(found.start("name"))
    for found in TOWNS_IN_A_ROW.finditer(text.shadow) if text.places(OF_TOWN) else ():
        named = text.tokens_in(*found.span("list"))
        out.update(token.start for token in takewhile(lambda token: not is_first_name(token.lower), named))
    return frozenset(out)


def _is_surname_before(text: Text, word: str, end: int) -> bool:
    """Tell whether a word is the surname of «города Снежное Миусская Ольга Юрьевна» and not of the town's name."""
    index = text.token_index(end)
    return is_surname(word.lower()) and index < len(text.tokens) and is_first_name(text.tokens[index].lower)


def _is_town(text: Text, place: int) -> bool:
    """Tell whether the word after «города» is a town's name and not a person's: «главы города Огонькова Алексея …»."""
    index = text.token_index(place)
    words = [token.lower for token in text.tokens[index : index + 3]]
    if (
        len(words) == 3
        and is_first_name(words[1])
        and not is_patronymic(words[2])
        and text.tokens[index + 2].is_capital
    ):
        return True  # «глава города Энгельса Ирина Волжская»: the town's name comes before the person's
    if _is_rare_name(text, index):
        return False
    return not is_first_name(words[0]) and not (len(words) == 3 and is_patronymic(words[2]))


def _is_rare_name(text: Text, index: int) -> bool:
    """Tell whether a word no dictionary knows and a surname are somebody's: «хоким города Олим Регистанов»."""
    run = list(takewhile(lambda token: token.is_word and token.is_capital, text.tokens[index : index + 3]))
    if len(run) != 2 or index < 2 or not run[1].lower.endswith(SURE_SURNAMES):
        return False
    post = {parse.lemma for parse in parses(text.tokens[index - 2].lower)[:2]}
    may_name = not parses(run[0].lower)[0].is_known or not post.isdisjoint(OF_CENTRAL_ASIA)
    return may_name and not post.isdisjoint(POSTS) and not may_name_place(run[0].lower, known=True)


OF_CENTRAL_ASIA = ("хоким", "аким", "хяким")


def find_names(text: Text, covered: frozenset[int]) -> list[Names]:
    """Return the names of persons in order; of overlapping ones that with initials. No name begins at `covered`."""
    sure = list(_with_initials(text))
    found = [
        item
        for item in _with_first_names(text, covered)
        if not any(item.start < other.end and other.start < item.end for other in sure)
    ]
    return sorted([*sure, *found], key=lambda item: item.start)


def _with_initials(text: Text) -> Iterator[Names]:
    if not _has_initials(text):
        return
    first = list(INITIALS_FIRST.finditer(text.shadow))
    for found in first:
        if found.start() and text.shadow[max(0, found.start() - 7) : found.start()].rstrip().endswith(("им.", "имени")):
            continue
        if found["surname"].lower() in POSTS:
            continue
        initials = " ".join(f"{letter}." for letter in found["initials"] if letter.isalpha())
        surname = found["surname"]
        surname = surname if not surname.isupper() else "-".join(map(str.capitalize, surname.split("-")))
        yield Names(found.start(), found.end(), initials, "", surname)
    opened = {match.start("initials"): match.end() for match in first}
    starts = {match.start("surname") for match in first}
    for found in INITIALS_LAST.finditer(text.shadow):
        if found.start() in starts or found["surname"].lower() in POSTS:
            continue
        reach = opened.get(found.start("initials"))
        if reach is not None and not INITIALS_ONLY.match(text.shadow, reach):
            continue  # «министр культуры Чечни А. М. Гудермесский»: the initials are of the word behind them
        initials = " ".join(f"{letter}." for letter in found["initials"] if letter.isalpha())
        yield Names(found.start(), found.end(), initials, "", found["surname"])


def _has_initials(text: Text) -> bool:
    """Tell whether a full stop follows any single capital: in most news none does."""
    tokens = text.tokens
    return any(
        tokens[number].end - tokens[number].start == 1 and number + 1 < len(tokens) and tokens[number + 1].text == "."
        for number in text.capitals
    )


def _with_first_names(text: Text, covered: frozenset[int]) -> Iterator[Names]:
    tokens, last, reach = text.tokens, -1, 0
    for index in text.capitals:
        if index < reach or index + 1 >= len(tokens) or not tokens[index + 1].is_capital:
            continue
        run = _capital_run(text, covered, index)
        if (
            len(run) == 2
            and last >= 0
            and text.shadow[last : run[0].start] in (" и ", ", ")
            and _names_in(text, run) is None
        ):
            last = run[1].end
            yield Names(run[0].start, run[1].end, run[0].text, "", run[1].text)
            reach = index + 2
            continue
        after_place = index > 0 and tokens[index - 1].start in covered
        names = _names_in(text, run, after_place=after_place) if len(run) > 1 else None
        if names is not None:
            yield names
            last = names.end
            reach = text.token_index(names.end)


def _capital_run(text: Text, covered: frozenset[int], index: int) -> list[Token]:
    """Return the capitalised words that follow each other from a token on, none of them a place, post or body."""
    run: list[Token] = []
    for token in text.tokens[index : index + LONGEST_NAME]:
        if not token.is_word or not token.is_capital or (token.text.isupper() and len(token.text) > 1):
            break
        if run and (token.start - run[-1].end > 2 or "\n" in text.shadow[run[-1].end : token.start]):
            break
        is_place = token.start in covered and not (
            len(run) == 2 and (is_patronymic(run[1].lower) or _is_mayor_of(text, run))
        )  # «Ильич Палехов», «мэр Белграда Синиша Мали»
        if is_place or (len(token.text) == 1 and not (len(run) == 2 and run[0].lower in KOREAN)):
            break
        if _is_other(token.lower) and not _may_name(text, run, token):
            break
        run.append(token)
    return run


def _is_mayor_of(text: Text, run: Sequence[Token]) -> bool:
    """Tell whether a run opens with the town that a post is of, so that a surname is still to come."""
    town, first = run[0].lower, run[1].lower
    if not _is_town_too(town) or is_first_name(town) or not (is_first_name(first) or not parses(first)[0].is_known):
        return False
    number = text.token_index(run[0].start)
    return number > 0 and any(parse.lemma in POSTS for parse in parses(text.tokens[number - 1].lower)[:2])


def _may_name(text: Text, run: Sequence[Token], token: Token) -> bool:
    """Tell whether a word that looks like another is of a name: «Семён Гуляй», «министр Нарек Севанян»."""
    if run:
        is_syllable = len(run) < KOREAN_NAME and len(token.lower) <= LONGEST_SYLLABLE
        return _may_be_surname(run[-1].lower, token.lower) or (is_syllable and run[0].lower in KOREAN)
    number = text.token_index(token.end)
    following = text.tokens[number] if number < len(text.tokens) else None
    return (
        following is not None
        and following.is_capital
        and parses(token.lower)[0].pos == "VERB"
        and following.lower.endswith(("ян", "янц", *SURE_SURNAMES))
        and _follows_post(text, token.start)
    )


KOREAN = frozenset(
    [
        *("ким", "ли", "пак", "чой", "чхве", "чон", "кан", "чо", "юн"),
        *("чан", "лим", "хан", "син", "со", "квон", "хван", "сон", "хон"),
    ]
)
LONGEST_SYLLABLE = 5
KOREAN_NAME = 3  # words


def _is_korean(words: Sequence[str]) -> bool:
    """Tell whether words begin with a name of three syllables: «Пак Чон Ир»."""
    return words[0] in KOREAN and all(len(word) <= LONGEST_SYLLABLE for word in words[1:KOREAN_NAME])


@lru_cache(maxsize=CACHED_WORDS)
def _may_be_surname(first: str, word: str) -> bool:
    """Tell whether a word that looks like a verb stands behind a first name, as surnames do: «Семён Гуляй»."""
    return is_first_name(first) and len(word) > 3 and parses(word)[0].pos in ("VERB", "INFN", "GRND", "ADVB", "PRTS")


@lru_cache(maxsize=CACHED_WORDS)
def _is_other(word: str) -> bool:
    """Tell whether a capitalised word, folded, is a post, a body or a common small word."""
    first = parses(word)[0]
    if "Name" in first.grammemes or "Surn" in first.grammemes:
        return False
    if first.lemma in ("уважаемый", "дорогой"):
        return True
    if not first.is_known or word in SMALL_NAMES:
        return False
    return first.lemma in POSTS or first.lemma in HEADS or first.pos in ("PREP", "CONJ", "PRCL", "NPRO", "ADVB", "VERB")


def _names_in(text: Text, run: list[Token], *, after_place: bool = False) -> Names | None:  # noqa: PLR0911, PLR0912  one answer a line
    """Return the name that a run of capitalised words opens with."""
    words = [token.lower for token in run]
    start = run[0].start

    def made(count: int, first: int, patronymic: int, surname: int) -> Names:
        parts = (run[place].text if place >= 0 else "" for place in (first, patronymic, surname))
        return Names(start, run[count - 1].end, *parts)

    if TOWNS_END.fullmatch(words[1]) and (words[0].startswith("сергиев") or not is_first_name(words[0])):
        return None  # «Сергиев Посад», «Старым Осколом», not «Иван Челнов»
    if len(run) >= 3 and is_patronymic(words[1]) and (is_first_name(words[0]) or not is_first_name(words[2])):
        return made(3, 0, 1, 2)
    if len(run) >= 3 and words[1] in MIDDLE_NAMES and _are_syllables(words[:3]):
        return Names(start, run[2].end, run[0].text, "", f"{run[1].text} {run[2].text}")  # «Чинь Минь Хай»
    if len(run) >= 3 and is_patronymic(words[2]):
        if _is_mayor_of_small_town(text, run):  # «мэр Сомбора Горан Тодорович»
            return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)
        return made(3, 1, 2, 0)
    if len(run) == LONGEST_NAME and is_patronymic(words[3]) and is_first_name(words[2]):
        return Names(run[1].start, run[3].end, run[2].text, run[3].text, run[1].text)  # «глава Снежного Орлова Анна …»
    if len(run) >= 2 and is_patronymic(words[1]) and not is_surname_only(words[1]):
        return made(2, 0, 1, -1)
    if len(run) == LONGEST_NAME and _is_korean(words[1:]) and _follows_post(text, start):  # «провинции Канвон Ким …»
        return Names(run[1].start, run[3].end, run[1].text, "", f"{run[2].text} {run[3].text}")
    if len(run) >= 3 and is_first_name(words[1]) and _is_town_too(words[0]):
        return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)  # «глава Феодосии Егор Керчин»
    if len(run) >= 3 and words[0] in POSTS and is_first_name(words[1]):
        return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)  # «Раис Рустам Заинский»
    if len(run) >= 3 and _is_korean(words):
        return Names(start, run[2].end, run[0].text, "", f"{run[1].text} {run[2].text}")
    if is_first_name(words[0]):
        return made(2, 0, -1, 1)
    if len(run) >= 3 and is_first_name(words[1]) and not is_surname(words[0]):
        return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)
    if _follows_post(text, start):
        if len(run) == LONGEST_NAME and _is_town_too(words[0]) and not is_first_name(words[2]):
            return Names(run[1].start, run[3].end, run[1].text, "", f"{run[2].text} {run[3].text}")
        if len(run) == 3 and after_place:  # «губернатор провинции Матансас Марио Сабинес Лоренсо»
            return Names(start, run[2].end, run[0].text, "", f"{run[1].text} {run[2].text}")
        if len(run) == LONGEST_NAME and is_first_name(words[2]):
            return Names(
                run[2].start, run[3].end, run[2].text, "", run[3].text
            )  # «глава Великих Лук Николай Ловатский»
        if len(run) >= 3 and words[1] in MIDDLE_NAMES:
            return Names(start, run[2].end, run[0].text, "", f"{run[1].text} {run[2].text}")
        if len(run) == 3 and _is_place_of_two(words[1], words[2]):
            return None  # «министр … на Сухоне и Малой Северной Двине»
        if len(run) == 3:
            return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)
        if len(run) == 2 and _is_place_of_two(words[0], words[1]):
            return None
        return made(2, 1, -1, 0) if is_first_name(words[1]) and is_surname(words[0]) else made(2, 0, -1, 1)
    if len(run) == 2 and is_surname(words[1]) and _follows_signing(text, start) and not _is_known_place(words[0]):
        return made(2, 0, -1, 1)  # «подписали Цыденжап Селенгин и …»
    if len(run) == 2 and not parses(words[0])[0].is_known and words[1].endswith(SURE_SURNAMES):
        return made(2, 0, -1, 1)
    if is_first_name(words[1]) and is_surname(words[0]) and (len(run) == 2 or not is_surname(run[2].lower)):
        return made(2, 1, -1, 0)
    return None


# what towns of two words end with, and people's names where no first name stands before
TOWNS_END = re.compile(
    r"(?:посад|оскол|тагил|устюг|новгород|уфале|волоч[её]?к)(?:[ауей]|ом|ем|ю|я)?|челн(?:ы|ов|ам|ами|ах)"
)


def _are_syllables(words: Sequence[str]) -> bool:
    """Tell whether words are as short as the parts of names in Vietnam and China are."""
    return all(len(word) <= LONGEST_SYLLABLE for word in words)


def _is_mayor_of_small_town(text: Text, run: Sequence[Token]) -> bool:
    """Tell whether a man's name in the nominative follows the genitive of a town right behind a post.

    «мэр Сомбора Горан Тодорович», not «глава Седова Анна Петровна», «мэр Гармата Иван Ильич».
    """
    town, last = run[0].lower, run[2].lower
    number = text.token_index(run[0].start)
    if not (town.endswith(("а", "я")) and last.endswith("ич")) or not number:
        return False
    if any("Surn" in parse.grammemes and parse.is_known for parse in parses(town)[:4]):
        return False
    if any("Patr" in parse.grammemes and parse.is_known for parse in parses(last)):
        return False
    return any(parse.lemma in POSTS and parse.case == "nomn" for parse in parses(text.tokens[number - 1].lower)[:2])


def _is_town_too(word: str) -> bool:
    """Tell whether a word is the name of a place, too, and that in another case than the first: Феодосии, Владимира."""
    return any("Geox" in parse.grammemes and parse.is_known and parse.case != "nomn" for parse in parses(word))


@lru_cache(maxsize=CACHED_WORDS)
def _is_place_of_two(adjective: str, noun: str) -> bool:
    """Tell whether two words are a place, an adjective and its noun: «Набережных Челнов», «Енисейской Сибири»."""
    first, found = parses(adjective)[0], parses(noun)
    if first.pos != "ADJF" or not first.is_known or {"Name", "Surn"} & first.grammemes:
        return False
    if first.case != "nomn":
        # «мэр Восточного Сараева»; of «министром Толстым Иваном» the second is a name
        return not is_first_name(noun) or "Geox" in found[0].grammemes
    if may_name_place(noun, known=True):
        return True
    return found[0].pos == "NOUN" and found[0].is_known and not {"Name", "Surn"} & found[0].grammemes


SIGNED = ("подписали", "заключили", "скрепили", "завизировали", "подписал", "подписала")


def _follows_signing(text: Text, place: int) -> bool:
    """Tell whether a verb of signing stands right before a place."""
    index = text.token_index(place) - 1
    return index >= 0 and text.tokens[index].lower in SIGNED


def _is_known_place(word: str) -> bool:
    return may_name_place(word, known=True) or parses(word)[0].pos == "ADJF"


def is_surname_only(word: str) -> bool:
    """Tell whether a word that ends like a patronymic is a surname by the dictionary: Антонович."""
    found = parses(word)
    return "Surn" in found[0].grammemes and "Patr" not in found[0].grammemes


def _follows_post(text: Text, place: int) -> bool:
    """Tell whether the words before a place, up to a mark, hold a post."""
    index = text.token_index(place) - 1
    if index >= 0 and text.tokens[index].text == ")":  # «мэр Баня-Луки (Республика Сербская) Драган Врбасич»
        opened = (number for number in range(index, max(-1, index - LONGEST_BRACKETS), -1))
        index = next((number - 1 for number in opened if text.tokens[number].text == "("), index)
    for token in reversed(text.tokens[max(0, index - 14) : index + 1]):
        if token.text in ".!?;:«»()":
            return False
        if any(parse.lemma in POSTS or parse.lemma in TITLES for parse in parses(token.lower)[:2]):
            return True
    return False

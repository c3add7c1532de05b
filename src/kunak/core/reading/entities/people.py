"""People that a text names, with their posts and for whom they act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.names import is_first_name, is_patronymic, is_surname, nominative
from kunak.core.reading.entities.phrases import Territories
from kunak.core.reading.entities.posts import Post, find_posts
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.posts import POSTS, TITLES
from kunak.core.reading.morph import parses
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
INITIALS_FIRST = re.compile(r"\b(?P<initials>[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?)(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)")
INITIALS_LAST = re.compile(r"\b(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*) (?P<initials>[А-ЯЁ]\. ?[А-ЯЁ]\.)")
AFTER_NAME = re.compile(r"(?:,| –| \() ?")
AFTER_TOWN = re.compile(
    r"\b(?:города|городе|городом|городу|г\.|посёлка|поселка|села) ?(?P<name>[А-ЯЁ][а-яё-]+(?:ий|ый|ой|ая|"
    r"ое|ые|их|ых) [А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+)"
)
SMALL_SURNAMES = frozenset(["ли", "ван", "ма", "ким", "пак", "хан", "ан", "хо", "го", "до", "чи"])
MIDDLE_NAMES = frozenset(
    [
        "ван",
        "тхи",
        "динь",
        "хыу",
        "дык",
        "суан",
        "тхань",
        "куок",
        "куанг",
        "минь",
        "нгок",
        "тхе",
        "ким",
        "чонг",
        "туан",
        "хоанг",
    ]
)
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at `[start, end)`.

    Args:
        name: nominative, as fully as these words have it, first name before surname.
        surname: nominative, folded; one key for all mentions of a person.
        case: in which the words stand, empty where unknown.
        post: nominative, without territory; None where none stands with the name.
        post_start, post_end: the words of the post with its territory; both 0 where there is none.
        territory: number of the territory in `Context.territories` that the post names, -1 where none.
        body: number of the body in `Context.bodies` that the post names, -1 where none.
        is_short: True where only the surname stands here, known from a fuller mention.
        is_listed: True where one post is shared: «главы А и Б», the territory given by order.
    """

    start: int
    end: int
    name: str
    surname: str
    case: str = ""
    post: str | None = None
    post_start: int = 0
    post_end: int = 0
    territory: int = -1
    body: int = -1
    is_short: bool = False
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Words that make one person's name, before they are put into the nominative."""

    start: int
    end: int
    first: str
    patronymic: str
    surname: str


def find_people(
    text: Text, territories: tuple[Territory, ...], bodies: tuple[Body, ...]
) -> tuple[tuple[PersonMention, ...], tuple[Post, ...]]:
    """Return the people named, in order, and the posts that stand without a name."""
    known = Territories(territories)
    covered = _places(text, territories)
    names = _find_names(text, covered)
    posts = find_posts(text, known, bodies, [(item.start, item.end) for item in names])
    people, free = _joined(text, names, posts)
    full = [person for person in people if " " in person.name]
    short = list(_short(text, full, people))
    return tuple(sorted([*people, *short], key=lambda person: person.start)), tuple(free)


def _places(text: Text, territories: Sequence[Territory]) -> frozenset[int]:
    """Return where tokens begin that belong to a territory's name and cannot open a person's: not «Владимир», a first name."""
    out: set[int] = set()
    for item in territories:
        if item.form == "adjective" and " " not in text.shadow[item.start : item.end]:
            continue
        tokens = list(text.tokens_in(item.start, item.end))
        if item.form == "capital" and len(tokens) == 1 and is_first_name(tokens[0].lower):
            continue
        out.update(token.start for token in tokens)
    after_town = (found for found in AFTER_TOWN.finditer(text.shadow) if _is_town(text, found.start("name")))
    for found in after_town:
        words = found["name"].split(" ")
        if len(words) == 1 or not is_first_name(words[1].lower()):
            out.update(token.start for token in text.tokens_in(*found.span("name")))
        else:
            out.add(found.start("name"))
    return frozenset(out)


def _is_town(text: Text, place: int) -> bool:
    """Tell whether the word after «города» is a town's name and not the first of a person's: «главы города Огонькова Алексея …»."""
    index = text.token_index(place)
    words = [token.lower for token in text.tokens[index : index + 3]]
    return not is_first_name(words[0]) and not (len(words) == 3 and is_patronymic(words[2]))


def _find_names(text: Text, covered: frozenset[int]) -> list[Names]:
    found = [*_with_initials(text)]
    taken = {place for item in found for place in range(item.start, item.end)}
    found += [item for item in _with_first_names(text, covered) if not taken & set(range(item.start, item.end))]
    return sorted(found, key=lambda item: item.start)


def _with_initials(text: Text) -> Iterator[Names]:
    for found in INITIALS_FIRST.finditer(text.shadow):
        if found.start() and text.shadow[max(0, found.start() - 7) : found.start()].rstrip().endswith(("им.", "имени")):
            continue
        if found["surname"].lower() in POSTS:
            continue
        initials = " ".join(f"{letter}." for letter in found["initials"] if letter.isalpha())
        yield Names(found.start(), found.end(), initials, "", found["surname"])
    starts = {match.start("surname") for match in INITIALS_FIRST.finditer(text.shadow)}
    for found in INITIALS_LAST.finditer(text.shadow):
        if found.start() in starts or found["surname"].lower() in POSTS:
            continue
        initials = " ".join(f"{letter}." for letter in found["initials"] if letter.isalpha())
        yield Names(found.start(), found.end(), initials, "", found["surname"])


def _with_first_names(text: Text, covered: frozenset[int]) -> Iterator[Names]:
    tokens, index = text.tokens, 0
    last = -1
    while index < len(tokens):
        run = _capital_run(text, covered, index)
        if (
            len(run) == 2
            and last >= 0
            and text.shadow[last : run[0].start] in (" и ", ", ")
            and _names_in(text, run) is None
        ):
            last = run[1].end
            yield Names(run[0].start, run[1].end, run[0].text, "", run[1].text)
            index += 2
            continue
        if len(run) < 2:
            index += max(1, len(run))
            continue
        names = _names_in(text, run)
        if names is None:
            index += 1
            continue
        yield names
        last = names.end
        index = text.token_index(names.end)


def _capital_run(text: Text, covered: frozenset[int], index: int) -> list[Token]:
    """Return the capitalised words that follow each other from a token on, none of them a place, post or body."""
    run: list[Token] = []
    for token in text.tokens[index : index + LONGEST_NAME]:
        if not token.is_word or not token.is_capital or (token.text.isupper() and len(token.text) > 1):
            break
        if (
            run
            and text.shadow[run[-1].end : token.start].strip(" ") != ""
            and "\n" in text.shadow[run[-1].end : token.start]
        ):
            break
        if run and len(text.shadow[run[-1].end : token.start]) > 2:
            break
        if token.start in covered or len(token.text) == 1:
            break
        if _is_other(token):
            break
        run.append(token)
    return run


def _is_other(token: Token) -> bool:
    """Tell whether a capitalised word is a post, a body or a common small word."""
    first = parses(token.lower)[0]
    if "Name" in first.grammemes or "Surn" in first.grammemes:
        return False
    if first.lemma in ("уважаемый", "дорогой"):
        return True
    if not first.is_known or token.lower in SMALL_SURNAMES:
        return False
    return first.lemma in POSTS or first.lemma in HEADS or first.pos in ("PREP", "CONJ", "PRCL", "NPRO", "ADVB", "VERB")


def _names_in(text: Text, run: list[Token]) -> Names | None:
    """Return the name that a run of capitalised words opens with."""
    words = [token.lower for token in run]
    start = run[0].start

    def made(count: int, first: int, patronymic: int, surname: int) -> Names:
        pick = lambda place: run[place].text if place >= 0 else ""  # noqa: E731
        return Names(start, run[count - 1].end, pick(first), pick(patronymic), pick(surname))

    if len(run) >= 3 and is_patronymic(words[1]) and (is_first_name(words[0]) or not is_first_name(words[2])):
        return made(3, 0, 1, 2)
    if len(run) >= 3 and is_patronymic(words[2]):
        return made(3, 1, 2, 0)
    if len(run) >= 2 and is_patronymic(words[1]) and not is_surname_only(words[1]):
        return made(2, 0, 1, -1)
    if is_first_name(words[0]):
        return made(2, 0, -1, 1)
    if len(run) >= 3 and is_first_name(words[1]) and not is_surname(words[0]):
        return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)
    if _follows_post(text, start):
        if len(run) >= 3 and words[1] in MIDDLE_NAMES:
            return Names(start, run[2].end, run[0].text, "", f"{run[1].text} {run[2].text}")
        if len(run) == 3:
            return Names(run[1].start, run[2].end, run[1].text, "", run[2].text)
        return made(2, 1, -1, 0) if is_first_name(words[1]) and is_surname(words[0]) else made(2, 0, -1, 1)
    if len(run) == 2 and not parses(words[0])[0].is_known and words[1].endswith(SURE_SURNAMES):
        return made(2, 0, -1, 1)
    if is_first_name(words[1]) and is_surname(words[0]) and (len(run) == 2 or not is_surname(run[2].lower)):
        return made(2, 1, -1, 0)
    return None


def is_surname_only(word: str) -> bool:
    """Tell whether a word that ends like a patronymic is a surname by the dictionary: Антонович."""
    found = parses(word)
    return "Surn" in found[0].grammemes and "Patr" not in found[0].grammemes


def _follows_post(text: Text, place: int) -> bool:
    """Tell whether the words before a place, up to a mark, hold a post."""
    index = text.token_index(place) - 1
    for token in reversed(text.tokens[max(0, index - 14) : index + 1]):
        if token.text in ".!?;:«»()":
            return False
        if any(parse.lemma in POSTS or parse.lemma in TITLES for parse in parses(token.lower)[:2]):
            return True
    return False


def _joined(text: Text, names: Sequence[Names], posts: Sequence[Post]) -> tuple[list[PersonMention], list[Post]]:
    """Return the people with their posts, and the posts that are left."""
    by_name: dict[int, Post] = {}
    listed: set[int] = set()
    free = []
    for post in posts:
        if not post.names:
            free.append(post)
            continue
        for place, start in enumerate(post.names):
            by_name[start] = post.of(place)
            if len(post.names) > 1:
                listed.add(start)
    people = []
    for item in names:
        post = by_name.get(item.start)
        first, patronymic, surname, case, _ = nominative(
            item.first, item.patronymic, item.surname, post.case if post else ""
        )
        name = " ".join(part for part in (first, patronymic, surname) if part)
        key = (surname or name).lower().replace("ё", "е")
        person = PersonMention(item.start, item.end, name, key, case)
        if post:
            person = replace(
                person,
                post=post.value,
                post_start=post.start,
                post_end=post.end,
                territory=post.territory,
                body=post.body,
                is_listed=item.start in listed,
            )
        people.append(person)
    return _with_posts_after(text, people, free)


def _with_posts_after(
    text: Text, people: Sequence[PersonMention], free: Sequence[Post]
) -> tuple[list[PersonMention], list[Post]]:
    """Return the people with posts that follow their names: «Усинская А. Р. – министр», «Денис Кунгурский, губернатор»."""
    out, left = list(people), list(free)
    for place, person in enumerate(out):
        if person.post is not None:
            continue
        post = next(
            (
                post
                for post in left
                if AFTER_NAME.fullmatch(text.shadow, person.end, post.start) and post.number == "sing"
            ),
            None,
        )
        if post is not None and post.case in ("nomn", ""):
            out[place] = replace(
                person,
                post=post.value,
                post_start=post.start,
                post_end=post.end,
                territory=post.territory,
                body=post.body,
            )
            left.remove(post)
    return out, left


def _short(text: Text, full: Sequence[PersonMention], people: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Yield mentions by surname alone of people who are named in full elsewhere."""
    keys: dict[str, PersonMention] = {}
    for person in full:
        keys.setdefault(_stem(person.surname), person)
    if not keys:
        return
    spans = [(person.start, person.end) for person in people]
    covered = {place for start, end in spans for place in range(start, end)}
    for token in text.tokens:
        if not token.is_capital or not token.is_word or token.start in covered:
            continue
        person = keys.get(_stem(token.lower))
        if person is not None and abs(len(token.lower) - len(person.surname)) <= 3:
            yield PersonMention(token.start, token.end, person.name, person.surname, is_short=True)


def _stem(surname: str) -> str:
    word = surname.rpartition("-")[2] if "-" in surname else surname
    for ending in ("ского", "скому", "ским", "ском", "ской", "ская", "скую", "ский"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ск"
    for ending in ("ова", "ову", "овым", "ове", "овой"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ов"
    for ending in ("ева", "еву", "евым", "еве", "евой"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ев"
    for ending in ("ина", "ину", "иным", "ине", "иной"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ин"
    for ending in ("ом", "ем", "ой", "ей", "а", "я", "у", "ю", "е", "ы", "и", "ь", "й"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word

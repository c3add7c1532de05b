"""People that a text names, with their posts and for whom they act."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.names import nominative
from kunak.core.reading.entities.person_names import Names, find_names, places_of
from kunak.core.reading.entities.phrases import Territories
from kunak.core.reading.entities.posts import Post, find_posts
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.placed import placed
from kunak.core.reading.text import Text

OBLIQUE = ("gent", "datv", "ablt")
AFTER_NAME = re.compile(r"(?:,| –| \() ?")


class PersonMention(NamedTuple):
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


def find_people(
    text: Text, territories: tuple[Territory, ...], bodies: tuple[Body, ...]
) -> tuple[tuple[PersonMention, ...], tuple[Post, ...]]:
    """Return the people named, in order, and the posts that stand without a name."""
    known = Territories(territories)
    covered = places_of(text, territories)
    names = _without_credits(text, find_names(text, covered))
    posts = find_posts(text, known, bodies, [(item.start, item.end) for item in names])
    people, free = _joined(text, names, posts, territories)
    full = [person for person in people if " " in person.name]
    short = list(_short(text, full, people, known))
    return tuple(sorted([*people, *short], key=lambda person: person.start)), tuple(free)


# «Фото: Олег Иволгин, „Вестник“» on a line of its own: who took the picture is nobody of the text
CREDIT = re.compile(r"\n\W*фото[:—–]? ?$")
LONGEST_CREDIT = 12  # characters


def _without_credits(text: Text, names: Sequence[Names]) -> Sequence[Names]:
    """Return the names without those of photographers, told where a picture was."""
    lower = text.lower
    if "\nфото" not in lower:
        return names
    return [item for item in names if CREDIT.search(lower, max(0, item.start - LONGEST_CREDIT), item.start) is None]


def _joined(
    text: Text, names: Sequence[Names], posts: Sequence[Post], territories: Sequence[Territory]
) -> tuple[list[PersonMention], list[Post]]:
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
            if len(post.names) > 1 and not post.bodies:
                listed.add(start)
    behind = {post.start: post.case for post in free if post.number == "sing" and post.case in OBLIQUE}
    people: list[PersonMention] = []
    unnamed: list[int] = []  # the numbers of those who have no surname here
    for item in names:
        own = by_name.get(item.start)
        put = own.case if own else ""
        if behind and own is None and (gap := AFTER_NAME.match(text.shadow, item.end)) is not None:
            put = behind.get(gap.end(), "")  # «рукой Эркина Телесова, заместителя министра»
        if not put and item.first.endswith(".") and people and text.shadow[people[-1].end : item.start] == " и ":
            put = people[-1].case  # «заместителями А. Сергачским и С. Керченской»
        first, patronymic, surname, case, _ = nominative(item.first, item.patronymic, item.surname, put)
        name = " ".join(part for part in (first, patronymic, surname) if part)
        key = (surname or name).lower().replace("ё", "е")
        person = PersonMention(item.start, item.end, name, key, case)
        if own:
            person = person._replace(
                post=own.value,
                post_start=own.start,
                post_end=own.end,
                territory=own.territory,
                body=own.body,
                is_listed=item.start in listed,
            )
        if item.patronymic and not item.surname:
            unnamed.append(len(people))
        people.append(person)
    full_names: dict[str, PersonMention] = {}
    for other in people if unnamed else ():
        full_names.setdefault(other.name.rpartition(" ")[0], other)
    for place in unnamed:  # «с Петром Ильичом…» in a cut headline, with the surname below
        full = full_names.get(people[place].name)
        if full is not None:
            people[place] = people[place]._replace(name=full.name, surname=full.surname)
    return _with_posts_after(text, people, free, territories)


def _with_posts_shared(
    text: Text, people: list[PersonMention], territories: Sequence[Territory]
) -> list[PersonMention]:
    """Return the people with a plural post's second holder: «мэры Якутска А и Хабаровска Б»."""
    out = list(people)
    for place in range(1, len(out)):
        before, person = out[place - 1], out[place]
        if person.post is not None or before.post is None:
            continue
        if before.post_start < before.start and _are_in_brackets(text, before, person):
            out[place] = person._replace(post=before.post, post_start=before.post_start, post_end=before.post_end)
            continue
        if before.territory < 0 or person.start - before.end > 60:
            continue
        owner = next(
            (
                number
                for number, item in enumerate(territories)
                if item.end + 1 == person.start and text.shadow[before.end : item.start] in (" и ", ", ")
            ),
            -1,
        )
        if owner >= 0:
            out[place] = person._replace(
                post=before.post, post_start=before.post_start, post_end=before.post_end, territory=owner
            )
    return out


BRACKETS = re.compile(r" \([^()\n]{3,60}\)(?:, | и |, и )")
OF_SEVERAL = ("ы", "и", "ами", "ями", "ов")  # endings of «губернаторы», «министрами»


def _are_in_brackets(text: Text, before: PersonMention, person: PersonMention) -> bool:
    """Tell whether a plural post is shared by names with brackets: «губернаторы А (Коми) и Б (Карелия)»."""
    word = text.lower[before.post_start : before.post_end].split(maxsplit=1)[0]
    return word.endswith(OF_SEVERAL) and BRACKETS.fullmatch(text.shadow, before.end, person.start) is not None


def _with_posts_after(
    text: Text, people: Sequence[PersonMention], free: Sequence[Post], territories: Sequence[Territory]
) -> tuple[list[PersonMention], list[Post]]:
    """Return the people with posts that follow their names, in the nominative or in the name's own case.

    «Усинская А. Р. – министр», «Денис Исетский, глава», «с Денисом Исетским, главой».
    """
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
        if post is not None and post.case in ("nomn", "", person.case):
            out[place] = person._replace(
                post=post.value,
                post_start=post.start,
                post_end=post.end,
                territory=post.territory,
                body=post.body,
            )
            left.remove(post)
    return _with_posts_shared(text, out, territories), left


def _short(
    text: Text, full: Sequence[PersonMention], people: Sequence[PersonMention], territories: Territories
) -> Iterator[PersonMention]:
    """Yield mentions by surname alone of people who are named in full elsewhere."""
    keys: dict[str, PersonMention] = {}
    for person in full:
        keys.setdefault(_stem(person.surname), person)
    if not keys:
        return
    named = placed(people)
    for number in text.capitals:
        token = text.tokens[number]
        known = keys.get(_stem(token.lower))
        if known is None or abs(len(token.lower) - len(known.surname)) > 3 or _is_town_of(token.lower, known.surname):
            continue
        if named.holding(token.start) is None and not territories.is_named_at(token.start):
            yield PersonMention(token.start, token.end, known.name, known.surname, is_short=True)


def _is_town_of(word: str, surname: str) -> bool:
    """Tell whether a word is the town that a surname is made of: «Рубцовск» is not Рубцовский."""
    return surname.startswith(word) and surname[len(word) :] in ("ий", "ая", "ой")


@lru_cache(maxsize=CACHED_WORDS)
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

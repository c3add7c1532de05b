"""When two values count as the same: words folded, persons by surname, territories by code, spans by place."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Item = dict[str, Any]
LOOK_ALIKE = str.maketrans("aeopcxykmthb", "аеорсхукмтнв")
PLACE_WORDS = {"город", "г", "село", "поселок", "деревня", "станица"}
STEM = 6
ACTING = re.compile(r"^и\.\s?о\.\s")  # the same words in short


def fold(text: str | None) -> list[str]:
    """Return the words of a text in one spelling: case, ё, look-alike letters, marks."""
    words = re.findall(r"\w+", (text or "").lower().replace("ё", "е"))
    return [word.translate(LOOK_ALIKE) if re.search("[а-я]", word) else word for word in words]


def stems(text: str | None) -> list[str]:
    """Return the beginnings of the words; «Минздрав» is two: ministry, and of what."""
    out = []
    for word in fold(text):
        short = word.startswith("мин") and len(word) > STEM and not word.startswith("минист")
        out += ["минист", word[3:9]] if short else [word[:STEM]]
    return out


def likeness(one: str | None, other: str | None, cut: Callable[[str | None], list[str]] = fold) -> float:
    """Return the F1 of the words that two texts share."""
    left, right = cut(one), cut(other)
    if not left or not right:
        return float(left == right)
    rest, shared = list(right), 0
    for word in left:
        if word in rest:
            rest.remove(word)
            shared += 1
    return 2 * shared / (len(left) + len(right))


def same_place(one: str | None, other: str | None) -> bool:
    """Say whether two settlements are one, whatever word for a settlement stands before them."""
    return [w for w in fold(one) if w not in PLACE_WORDS] == [w for w in fold(other) if w not in PLACE_WORDS]


def told_by_code(party: Item) -> bool:
    """Say whether the code alone tells who the party is: a country or a subject of the Federation."""
    code = party.get("code") or ""
    return party.get("type") == "country" or (party.get("type") == "territory" and code.startswith(("RU-", "RF-")))


def same_party(gold: Item, read: Item) -> bool:
    """Say whether a party that was read is the gold's. BY-HO is right where the gold has BY."""
    here, there = gold.get("code"), read.get("code")
    if told_by_code(gold) and here == there and read.get("type") in ("territory", "country"):
        return True
    if here and there and here != there and not (len(here) == 2 and there.startswith(here)):
        return False
    near = likeness(gold["name"], read.get("name"), stems)
    same_kind = bool(here) and here == there and gold["type"] == read.get("type") and not told_by_code(gold)
    return near >= 0.75 or (near >= 0.5 and same_kind)


def party_likeness(gold: Item, read: Item) -> float:
    """Return how alike two parties are, 0 where they are not the same."""
    return 0.1 + likeness(gold["name"], read.get("name"), stems) if same_party(gold, read) else 0.0


def same_person(one: str | None, other: str | None) -> bool:
    """Say whether two names are one person: a word in common, the rest fits by initials."""
    left, right = fold(one), fold(other)
    if not left or not right:
        return False
    shared = {word for word in left if len(word) > 1} & set(right)
    less, more = sorted(([w for w in left if w not in shared], [w for w in right if w not in shared]), key=len)
    fits = all(any(w == u or (1 in (len(w), len(u)) and w[0] == u[0]) for u in more) for w in less)
    return sorted(left) == sorted(right) or (bool(shared) and fits)


def same_post(one: str | None, other: str | None) -> bool:
    """Say whether two posts are one: the shorter begins the longer and is at least half of it."""
    if one is None or other is None:
        return one == other
    one, other = (ACTING.sub("исполняющий обязанности ", post) for post in (one, other))
    short, long = sorted((stems(one), stems(other)), key=len)
    begins = bool(short) and long[: len(short)] == short and likeness(one, other, stems) >= 0.5
    return short == long or begins


def overlap(some: Iterable[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    """Say whether any span touches any other."""
    return any(start < stop and begin < end for start, end in some for begin, stop in others)


def pair(
    golds: list[Item], reads: list[Item], alike: Callable[[Item, Item], float]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pair two lists one to one, the most alike first; return the pairs and who is left on either side."""
    ranked = sorted(
        (-alike(gold, read), i, j) for i, gold in enumerate(golds) for j, read in enumerate(reads) if alike(gold, read)
    )
    left, right = dict(enumerate(golds)), dict(enumerate(reads))
    pairs = [(left.pop(i), right.pop(j)) for _, i, j in ranked if i in left and j in right]
    return pairs, list(left.values()), list(right.values())


def record_likeness(gold: Item, read: Item) -> float:
    """Return how alike two agreements are: parties first, then title, date, event, kind."""
    pairs, lone, other = pair(gold["parties"], read.get("parties") or [], party_likeness)
    score = 6 * len(pairs) / max(1, 2 * len(pairs) + len(lone) + len(other))
    for field, near in (("title", likeness), ("signed_on", lambda a, b: float(a == b))):
        if gold[field] and read.get(field):
            score += near(gold[field]["value"], read[field]["value"])
    return score + 0.6 * (gold["event"] == read.get("event")) + 0.4 * (gold["kind"] == read.get("kind")) if score else 0

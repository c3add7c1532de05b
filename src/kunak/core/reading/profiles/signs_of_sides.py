"""What speaks for it that one whom news names is a side of an act, and that two are its sides together."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_place
from kunak.core.reading.clauses.sides_named import OF_POSTS, Candidate, Place
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.telling import background_sentences, headline_end

LEAD = 3  # sentences
CLOSE = ("act", "signing", "headline")  # zones that tell of the act
FAR = ("background", "rest")
ZONES = ("act", "signing", "headline", "lead", "next")
OF_BODY = re.compile(r"министр|департамент|комитет|управлени|агентств|служб|начальник")
OF_ALL = re.compile(
    r"(?:врио |исполняющ[а-я]+ обязанности )?(?:глав|губернатор|мэр|президент|раис|вице-губ|первый зам|"
    r"заместитель (?:губ|глав|пред)|председатель прав|премьер|вице-прем)"
)
BODIES = re.compile(
    r"министер|ведомств|мин(?:здрав|культ|сельхоз|спорт|транс|обр|труд)|департамент|управлени|комитет|агентств|служб"
)


class Act:
    """An act on its way, and where the sentences stand to it.

    Args:
        alone: True where the news tells of one act only.
    """

    def __init__(self, context: Context, scope: Scope, *, alone: bool) -> None:
        self.context, self.anchor, self.signing = context, scope.anchor, scope.signing
        self.start = scope.mentions[0].start if scope.mentions else context.text.sentences[scope.anchor].start
        self.titles: tuple[Span, ...] = scope.title.spans if scope.title is not None else ()
        self.signers: tuple[Signer, ...] = scope.signers
        self.event, self.alone = scope.event, alone

    @cached_property
    def zones(self) -> list[str]:
        """Where each sentence stands to the act."""
        head, behind = headline_end(self.context), background_sentences(self.context)
        return [self._zone(index, span, head, behind) for index, span in enumerate(self.context.text.sentences)]

    def _zone(self, index: int, sentence: Span, head: int, behind: frozenset[int]) -> str:
        told = (
            ("act", index == self.anchor),
            ("signing", index in self.signing),
            ("headline", sentence.start < head),
            ("next", index == self.anchor + 1),
            ("before", index == self.anchor - 1),
            ("lead", index < LEAD),
            ("background", index in behind),
        )
        return next((zone for zone, is_so in told if is_so), "rest")

    @cached_property
    def near(self) -> list[bool]:
        """For each sentence whether it may tell of the act."""
        return [zone not in FAR for zone in self.zones]

    @cached_property
    def signs(self) -> list[str]:
        """What tells who may sign it: who signs, whether bodies are told of."""
        posts = [(signer.post or "").lower() for signer in self.signers]
        heads = [OF_ALL.match(post) is not None for post in posts]
        of_bodies = sum(OF_BODY.search(post) is not None and post[:4] != "глав" for post in posts)
        told = (self.context.sentence_words(index) for index, zone in enumerate(self.zones) if zone in CLOSE)
        return [
            f"of bodies={min(2, of_bodies)}",
            f"of all={min(2, sum(heads))}",
            f"signers={min(3, len(posts))}",
            f"event={self.event}",
            f"bodies told={any(BODIES.search(words) for words in told)}",
            *(() if self.alone else ("several",)),
        ]


def signs_of(act: Act, named: Sequence[Candidate]) -> list[list[str]]:
    """Return what speaks for each of those whom news names."""
    zones = act.zones
    near = Counter(one.kind for one in named if any(zones[place.sentence] in CLOSE for place in one.places))
    counts = [len({place.start for place in one.places if place.by != "minister"}) for one in named]
    return [
        sorted(
            {
                one.kind,
                f"{one.kind} beside={min(4, near[one.kind])}",
                f"named={_rough(count)}",
                f"{one.kind} more named={min(4, _more_named(named, counts, one, count))}",
                *(f"{one.kind} {sign}" for sign in act.signs),
                *_of_relatives(act, named, one),
                *_of_name(one),
                *_of_places(act, one),
            }
        )
        for one, count in zip(named, counts, strict=True)
    ]


def _rough(count: int) -> int:
    return count if count < 4 else 4 if count < 7 else 7


def _more_named(named: Sequence[Candidate], counts: Sequence[int], one: Candidate, count: int) -> int:
    return sum(many > count for other, many in zip(named, counts, strict=True) if other.kind == one.kind)


def _of_relatives(act: Act, named: Sequence[Candidate], one: Candidate) -> Iterator[str]:
    """Yield of what kinds others of the same territory are named: the ministry of a region, the region of it."""
    for other in named if one.party.code else ():
        if other is not one and other.party.code == one.party.code:
            yield f"{one.kind} of {other.kind}"
            if any(act.zones[place.sentence] in CLOSE for place in other.places):
                yield f"{one.kind} near {other.kind}"


def _of_name(one: Candidate) -> Iterator[str]:
    if one.head:
        yield f"head={one.head}"
    if one.party.name[:1].islower():
        yield f"{one.kind} small"
    if one.kind == "municipality" and ("район" in one.party.name or "округ" in one.party.name):
        yield "district"


def _of_places(act: Act, one: Candidate) -> Iterator[str]:
    """Yield where and how one is named."""
    kinds = {place.by for place in one.places}
    if kinds <= OF_POSTS:
        yield f"{one.kind} by post only"
    if "row" not in kinds:
        yield f"{one.kind} in no row"
    zones = {act.zones[place.sentence] for place in one.places}
    yield from (f"{one.kind} {zone}" for zone in zones)
    yield from (f"not {zone}" for zone in ZONES if zone not in zones)
    for place in one.places:
        yield from _of_post(act, one, place) if place.by in OF_POSTS else _of_place(act, one, place)


def _of_post(act: Act, one: Candidate, place: Place) -> Iterator[str]:
    person = act.context.people.at(place.start)
    if person is None:
        return
    signs = any(signer.mention.surname == person.surname for signer in act.signers)
    yield f"{place.by} {'signs' if signs else 'other'} {one.kind}"
    if signs and person.post:
        yield f"{person.post.split()[0].lower()} signs for {one.kind}"


LONGEST_POST = 120  # letters from a territory in a post to the holder's name


def _of_place(act: Act, one: Candidate, place: Place) -> Iterator[str]:
    context = act.context
    zone, sentence = act.zones[place.sentence], context.text.sentences[place.sentence]
    yield f"{one.kind} {place.by}"
    yield f"{zone} {one.kind} {place.by} {place.case}"
    yield f"{zone} {'place' if is_place(context, place.start) else 'no place'}"
    behind = context.people.within(place.start, place.start + LONGEST_POST)
    if any(person.post_start <= place.start < person.post_end for person in behind):
        yield f"{zone} in post"
    if any(title.start <= place.start < title.end for title in act.titles):
        yield f"{one.kind} in title"
    if zone in CLOSE and "между " in context.text.lower[sentence.start : place.start]:
        yield f"{zone} between"
    if zone == "act":
        yield "before the act" if place.start < act.start else "behind the act"


JOINED = re.compile(r"\s*(?P<by>,|и|со?|,? а также|[–-]|,\s*и)\s*")
GAP = 25  # letters between two that stand in one row
STEPS = range(-5, 6)  # what the weights of one say, in steps


def signs_of_pair(act: Act, one: Candidate, other: Candidate, weights: tuple[float, float]) -> list[str]:
    """Return what speaks for two whom news names as the sides of an act together.

    Args:
        weights: what speaks for each of them by itself.
    """
    kinds = "+".join(sorted((one.kind, other.kind)))
    less, more = sorted(weights)
    return [
        kinds,
        *(f"{kinds} {sign}" for sign in act.signs),
        *(f"less>{step}" for step in STEPS if less > step),
        *(f"more>{step}" for step in STEPS if more > step),
        *_of_names(one, other, kinds),
        *sorted(set(_of_togetherness(act, one, other, kinds))),
    ]


def _of_names(one: Candidate, other: Candidate, kinds: str) -> Iterator[str]:
    here, there = one.party.code, other.party.code
    if here and here == there:
        yield from ("one code", f"{kinds} one code")
    elif here and there and (here.startswith(f"{there}-") or there.startswith(f"{here}-")):
        yield "one country"
    left, right = one.party.name.lower().replace("ё", "е"), other.party.name.lower().replace("ё", "е")
    if one.kind == other.kind and left[:4] == right[:4] and abs(len(left) - len(right)) < len("ами"):
        yield "alike"
    if one.words and one.kind == other.kind:
        if len(one.words & other.words) > 1:
            yield "one field"
        if left[:5] == right[:5]:
            yield "one head"


def _of_togetherness(act: Act, one: Candidate, other: Candidate, kinds: str) -> Iterator[str]:
    """Yield where two are named together and what joins them."""
    if _lies_in(one, other) or _lies_in(other, one):
        yield from ("inside", f"{kinds} inside")
    shared = {place.sentence for place in one.places} & {place.sentence for place in other.places}
    yield f"together={min(3, len(shared))}"
    yield from (f"together {act.zones[index]}" for index in shared)
    for first, second in chain(_side_by_side(one, other), _side_by_side(other, one)):
        found = JOINED.fullmatch(act.context.text.lower, first.end, second.start)
        if found is not None:
            yield from ("joined", f"joined {found['by']}", f"joined {act.zones[first.sentence]}")


def _side_by_side(one: Candidate, other: Candidate) -> Iterator[tuple[Place, Place]]:
    """Yield where the other stands right behind the one in a sentence."""
    behind = sorted(other.places, key=_start)  # either may be named a thousand times
    for first in one.places:
        reach = (bisect_left(behind, place, key=_start) for place in (first.end, first.end + GAP))
        yield from ((first, second) for second in behind[slice(*reach)] if second.sentence == first.sentence)


def _start(place: Place) -> int:
    return place.start


def _lies_in(one: Candidate, other: Candidate) -> bool:
    """Tell whether one is named only inside the other's name."""
    around = sorted(other.places, key=_start)
    reach = [0, *accumulate((big.end for big in around), max)]  # how far those reach that begin so early
    return all(small.end <= reach[bisect_right(around, small.start, key=_start)] for small in one.places)

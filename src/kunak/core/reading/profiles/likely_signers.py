"""Who likely signed for a side of which rules found no signer: all whom news names are weighed.

Rules take who is told beside the words for a signing, and who is left for a side. Where a side of a signed act still
has nobody, each person of the news is weighed by where the sentences stand to the act, the words at the edges of name
and post, the case, the post, and who else is named for the same side, by weights that
`tools/train_likely_signers.py` learnt from the open documents of `tests/corpus`. What rules say of signers is no sign.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kunak.core.reading.clauses.event import WILL_SIGN
from kunak.core.reading.clauses.presence import is_of_his, is_of_visit, only_speaks
from kunak.core.reading.clauses.signatories import with_free_posts
from kunak.core.reading.clauses.signer_sides import owner_of
from kunak.core.reading.clauses.signers import Signer, same_person, signer_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.profiles.missing_hands import ATTENDED, HANDS, NOT_SIGNED, heads_territory
from kunak.core.reading.profiles.telling import background_sentences, headline_end, tells
from kunak.core.reading.profiles.weighed import likelihood, weights_of
from kunak.core.reading.record import Party

TABLE = "signs_of_signer.csv"
LIKELY = 0.7
SURE = 0.7  # below what the product asks nobody about
PAIR, MOST_SIDES = 2, 4
MOST = 15  # people; who names more tells of a crowd
MENTIONS = 6  # of one person that are looked at
SENTENCES = 3  # that lead, and those behind an act that belong to it
CLOSE = frozenset(("act", "signing", "next", "before", "behind"))  # zones that belong to the act
# the beginnings of posts, the highest first
RANKS = (
    ("глава", "губернатор", "президент", "мэр", "раис", "аким", "хоким", "врио г", "исполняющий обязанности г",
     "исполняющая обязанности г", "градоначальник", "премьер"),
    ("председатель", "спикер", "вице-", "первый зам", "заместитель г", "заместитель п"),
    ("министр", "замглавы", "руководитель", "директор", "начальник", "врио м", "ректор"),
    ("",),
)  # fmt: skip


class Candidate(NamedTuple):
    """A person whom news names.

    Args:
        signer: as a signer, by the first mention with a post.
        mentions: all of them.
        owner: the name of the party that the person acts for, empty where nothing tells.
    """

    signer: Signer
    mentions: tuple[PersonMention, ...]
    owner: str


def with_likely_signers(context: Context, scopes: Sequence[Scope]) -> None:
    """Give each signed act those who likely signed for the sides of which it has no signer."""
    lacking = [scope for scope in scopes if _lacks(scope)]
    if not lacking or context.text.held(NOT_SIGNED):
        return
    by_rules = [signer.mention for scope in scopes for signer in scope.signers]
    for scope in lacking:
        named = candidates(context, scope.parties)
        able = [not any(same_person(one.signer.mention, who) for who in by_rules) for one in named]
        if any(able):
            _add(context, scope, named, able)


def _lacks(scope: Scope) -> bool:
    """Tell whether an act was signed and has less signers than sides."""
    if scope.event != "signed" or not scope.is_main or not PAIR <= len(scope.parties) <= MOST_SIDES:
        return False
    return len(scope.signers) < len(scope.parties)


def _add(context: Context, scope: Scope, named: Sequence[Candidate], able: Sequence[bool]) -> None:
    """Add the likeliest of those who may have signed, one for a side."""
    weights, zones = weights_of(TABLE), zones_of(context, scope)
    taken = {owner_of(context, signer, scope.parties) for signer in scope.signers}
    bodies = {party.name for party in scope.parties if party.type == "body"}
    weighed = zip(named, able, signs_of(context, scope, named, zones), strict=True)
    ranked = sorted(((likelihood(weights, signs), one) for one, is_able, signs in weighed if is_able), key=_likely)
    found: list[Signer] = []
    for likely, one in ranked:
        if likely < LIKELY or len(scope.signers) + len(found) == len(scope.parties):
            break
        if one.owner in bodies and heads_territory(one.signer):
            continue
        if (one.owner and one.owner in taken) or not _may_have_signed(context, zones, one):
            continue
        found.append(one.signer._replace(confidence=min(SURE, round(likely, 2))))
        taken.add(one.owner)
    if found and len(scope.signers) + len(found) >= PAIR:  # who is named alone may be anybody
        both = sorted([*scope.signers, *found], key=lambda signer: signer.mention.start)
        scope.signers = tuple(with_free_posts(context, both))


def _likely(told: tuple[float, Candidate]) -> float:
    return -told[0]


def _may_have_signed(context: Context, zones: Sequence[str], one: Candidate) -> bool:
    """Tell whether a person does more than speak and attend, signs nothing to come, and is told of near the act.

    Whom nothing gives to a side, who holds no post and stands far from the act is an author or somebody greeted.
    """
    indices = [context.text.sentence_index(mention.start) for mention in one.mentions[:MENTIONS]]
    mentions = list(zip(indices, one.mentions[:MENTIONS], strict=True))
    not_so = context.text.held(WILL_SIGN) | context.text.held(ATTENDED)
    if any(index in not_so for index in indices):
        return False
    if all(_speaks(context, index, mention) for index, mention in mentions):
        return False
    told = [(mention, context.text.sentences[index]) for index, mention in mentions]
    if any(is_of_his(context, *one) or is_of_visit(context, *one) for one in told):
        return False
    return bool(one.owner or one.signer.post) or any(_is_close(context, zones, index) for index in indices)


def _speaks(context: Context, index: int, person: PersonMention) -> bool:
    start = min(person.start, person.post_start) if person.post else person.start
    opening = context.text.sentences[index].start
    return only_speaks(context.sentence_words(index), max(0, start - opening), person.end - opening)


def _is_close(context: Context, zones: Sequence[str], index: int) -> bool:
    return zones[index] in CLOSE or tells(context, index)


def candidates(context: Context, parties: Sequence[Party]) -> list[Candidate]:
    """Return the people of a text, in order, each once; of a crowd nobody."""
    found: list[list[PersonMention]] = []
    for person in context.people:
        known = next((one for one in found if same_person(one[0], person)), None)
        if known is not None:
            known.append(person)
        elif not person.is_short:
            if len(found) == MOST:
                return []
            found.append([person])
    out = []
    for mentions in found:
        signer = signer_of(context, next((one for one in mentions if one.post is not None), mentions[0]))
        out.append(Candidate(signer, tuple(mentions), owner_of(context, signer, parties) or ""))
    return out


def signs_of(context: Context, scope: Scope, named: Sequence[Candidate], zones: Sequence[str]) -> list[set[str]]:
    """Return what tells for each of the people of news whether he signed; `zones` as of `zones_of`."""
    return [
        {
            f"people={min(4, len(named))}",
            *_of_post(one, named, scope.parties),
            *(sign for mention in one.mentions[:MENTIONS] for sign in _of_mention(context, zones, mention)),
        }
        for one in named
    ]


def zones_of(context: Context, scope: Scope) -> list[str]:
    """Return where each sentence stands to the act."""
    head, behind = headline_end(context), background_sentences(context)
    out = []
    for index, sentence in enumerate(context.text.sentences):
        told = (
            ("act", index == scope.anchor),
            ("signing", index in scope.signing),
            ("headline", sentence.start < head),
            ("next", index == scope.anchor + 1),
            ("before", index == scope.anchor - 1),
            ("background", index in behind),
            ("behind", scope.anchor < index <= scope.anchor + SENTENCES),
            ("lead", index < SENTENCES),
        )
        out.append(next((zone for zone, is_so in told if is_so), "rest"))
    return out


def _of_post(one: Candidate, named: Sequence[Candidate], parties: Sequence[Party]) -> Iterator[str]:
    """Yield what a person's post tells, and who else is named for the same side and for the others."""
    post, rank = (one.signer.post or "").lower(), _rank(one)
    if post:
        yield f"head={post.split()[0]}"
    owners = {other.owner for other in named}
    missing = sum(party.name not in owners for party in parties)
    yield f"sides without people={missing} {'side' if one.owner else 'none'}"
    if not one.owner:
        if len(owners) == 1:
            yield "no sides told"
        return
    kinds = {party.name: party.type for party in parties}
    yield f"kind={kinds[one.owner]} {rank}"
    others = [other for other in named if other is not one and other.owner == one.owner]
    if others:
        highest = max(_rank(other) for other in others)
        yield "highest" if highest < rank else "equal other" if highest == rank else "higher other"
        yield "first of side" if others[0].signer.mention.start > one.signer.mention.start else "later of side"


def _rank(one: Candidate) -> int:
    """Return how high a person's post is, 0 for none."""
    post = (one.signer.post or "").lower()
    return next(len(RANKS) - number for number, heads in enumerate(RANKS) if post.startswith(heads)) if post else 0


def _of_mention(context: Context, zones: Sequence[str], person: PersonMention) -> Iterator[str]:
    """Yield where and in what words a person is named."""
    index = context.text.sentence_index(person.start)
    sentence, case = context.text.sentences[index], person.case or "-"
    is_told = tells(context, index)
    close = "close" if _is_close(context, zones, index) else "far"
    yield f"in {zones[index]}"
    yield f"{close} {case} {'post' if person.post else 'name'}"
    if is_told:
        yield f"told {case}"
    if index in context.text.held(HANDS):
        yield f"hands {case}"
    people = context.people.within(sentence.start, sentence.end)
    yield f"{close} beside={min(4, len(people))}"
    if close == "close" and any(other.surname != person.surname for other in people):
        yield "close with another"
    start = min(person.start, person.post_start) if person.post else person.start
    end = max(person.end, person.post_end)
    before, behind = context.text.tokens_in(sentence.start, start), context.text.tokens_in(end, sentence.end)
    yield f"w< {before[-1].lower if before else '^'}"
    yield f"w> {behind[0].lower if behind else '$'}"

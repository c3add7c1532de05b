"""Whether news in which no rule finds the sides of what was signed tells of an agreement of public sides after all.

Rules want two sides, or one and a signer (`profiles/evidence.py`); where they find none, the whole document would have
no record. Then all whom the news names are weighed in pairs (`profiles/likely_sides.py`), and what stands around the
act says whether public sides signed, and not firms, schools or clubs: its title, who signs, what bodies are named. The
weights are learnt by `tools/train_likely_act.py` from the open documents of `tests/corpus`; what rules say is no sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.reading.clauses.parties import has_public
from kunak.core.reading.clauses.sides_named import Candidate, candidates
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.evidence import (
    COOPERATION,
    OF_TWO,
    PLANS,
    PUBLIC_POST,
    has_private_subject,
    is_of_private,
    is_private_post,
)
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.likely_sides import PAIR, SURE, act_of, in_order, is_of_others, likeliest_pair
from kunak.core.reading.profiles.signs_of_sides import CLOSE, Act
from kunak.core.reading.profiles.weighed import likelihood, weights_of
from kunak.core.reading.record import Party

TABLE = "signs_of_act.csv"
LIKELY = 0.65
LEAST = -2.0  # what a pair has to weigh to be better than the one side that rules read
STEPS = range(-4, 4)
TOLD = (*CLOSE, "lead")  # zones whose bodies say who may sign
Weighed = tuple[float, Sequence[Candidate]]


def likely_act(
    context: Context, found: Found, signing: Sequence[int], signers: Sequence[Signer], parties: Sequence[Party]
) -> tuple[list[Party], float]:
    """Return the sides of what was signed and how likely it is an agreement of public ones; none where it is not.

    Args:
        parties: whom rules read, too few or too unsure.
    """
    if _is_own_plan(found, signers):
        return [], 0.0
    act = act_of(context, found, signing, signers, alone=True)
    pair = likeliest_pair(act, candidates(context, act.near, parties))
    sides = in_order(act, pair[1]) if pair[0] >= LEAST or not has_public(parties) else list(parties)
    sureness = likelihood(weights_of(TABLE), frozenset(signs(act, found, pair)))
    if sureness < LIKELY or not has_public(sides) or is_of_others(act, sides):
        return [], 0.0
    return [replace(party, confidence=min(party.confidence, SURE)) for party in sides], sureness


def _is_own_plan(found: Found, signers: Sequence[Signer]) -> bool:
    """Tell whether a plan is one's own: not of two by its title, nor signed by two."""
    title = found.mention.title.value.lower() if found.mention.title is not None else ""
    return found.mention.kind in PLANS and len(signers) < PAIR and OF_TWO.search(title) is None


def signs(act: Act, found: Found, pair: Weighed) -> Iterator[str]:
    """Yield what speaks for an agreement of public sides or against it."""
    context, mention = act.context, found.mention
    sentence = context.text.sentences[mention.sentence]
    title = mention.title.value.lower() if mention.title is not None else None
    yield from act.signs
    yield f"kind={mention.kind}"
    yield f"title={'none' if title is None else 'of two' if COOPERATION.search(title) else 'other'}"
    yield f"private sentence={is_of_private(context, sentence)}"
    yield f"private subject={has_private_subject(context, found, sentence)}"
    yield from _of_posts([signer.post for signer in act.signers if signer.post])
    yield from _of_bodies(act)
    yield from (f"pair>{step}" for step in STEPS if pair[0] > step)
    yield "pair " + "+".join(sorted(one.kind for one in pair[1]))


def _of_posts(posts: Sequence[str]) -> Iterator[str]:
    private = sum(is_private_post(post) for post in posts)
    yield f"private posts={min(2, private)}"
    yield f"public posts={min(2, sum(PUBLIC_POST.match(post) is not None for post in posts))}"
    if posts and private == len(posts):
        yield "private hands"


def _of_bodies(act: Act) -> Iterator[str]:
    """Yield what bodies are named where the act is told of."""
    context = act.context
    for span, zone in zip(context.text.sentences, act.zones, strict=True):
        for body in context.bodies.within(span.start, span.end) if zone in TOLD else ():
            yield from (f"{body.type} {zone}", body.type, f"head={body.head}")

"""Of several acts in one news: which of them a later sentence tells of, by the act's kind or by whose it is.

«План предусматривает …», two paragraphs below the plan and right after another agreement, tells of the plan; «С
Мурманской областью будут развивать …» of the agreement with that region. What names neither goes on with the sentence
before it in its paragraph, else with the act told last.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Party

ONE_ACT = agrees(
    r"\b(?:(?P<agreement>соглашени(?:е|я|ю|ем|и))|(?P<treaty>договор(?:а|у|ом|е)?)|(?P<memorandum>меморандум(?:а|у|ом|е)?)|"
    r"(?P<protocol>протокол(?:а|у|ом|е)?)|(?P<programme>план(?:а|у|ом|е)?|программ(?:а|ы|у|ой|е))|"
    r"(?P<roadmap>карт(?:а|ы|у|ой|е)))\b"
)
ALL_ACTS = agrees(
    r"\b(?:оба|обоих|обоим|обоими|все) (?:[а-я]+ )?(?:соглашени|договор|документ|меморандум|протокол|план)[а-я]*"
)
COMMON = frozenset(("область", "республика", "округ", "район", "город", "автономный", "муниципальный", "правительство"))
FEWEST_LETTERS = 4
ENDING = 3


def share_out(context: Context, scopes: Sequence[Scope]) -> None:
    """Give each sentence after the signings to the act that it names, where several are told of."""
    signed = [scope for scope in scopes if scope.event == "signed"]
    if len(signed) < 2:
        return
    told = {index for scope in scopes for index in (*scope.signing, scope.anchor)}
    first = min(scope.anchor for scope in signed)
    names = _own_names(signed)
    moved: dict[int, Sequence[Scope]] = {}
    before: Sequence[Scope] = ()
    for index in range(first + 1, len(context.text.sentences)):
        owners = _owners(context, index, signed, names) if index not in told else ()
        if not owners and index - 1 in moved and _goes_on(context, index) and index not in told:
            owners = before
        if owners:
            moved[index], before = owners, owners
    for scope in signed:
        kept = [index for index in scope.sentences if index not in moved]
        own = [index for index, owners in moved.items() if any(owner is scope for owner in owners)]
        scope.sentences = tuple(sorted({*kept, *own}))


def _owners(context: Context, index: int, signed: Sequence[Scope], names: Sequence[frozenset[str]]) -> Sequence[Scope]:
    """Return the acts that a sentence names, none where it names none or cannot be told."""
    words = context.sentence_words(index)
    if index in context.text.may_hold(ALL_ACTS) and ALL_ACTS.search(words):
        return signed
    tokens = context.text.tokens_of(index)
    named = [
        scope
        for scope, own in zip(signed, names, strict=True)
        if any(token.lower.startswith(stem) for stem in own for token in tokens if token.is_word)
    ]
    if named:
        return named if len(named) == 1 else ()
    kinds = {found.lastgroup for found in ONE_ACT.finditer(words)} if index in context.text.may_hold(ONE_ACT) else ()
    of_kind = [scope for scope in signed if scope.kind in kinds and scope.anchor < index]
    return of_kind if len(of_kind) == 1 and len(kinds) == 1 else ()


def _own_names(signed: Sequence[Scope]) -> list[frozenset[str]]:
    """Return the beginnings of the names that only one of the acts has as a party's."""
    stems = [frozenset(stem for party in scope.parties for stem in _stems(party)) for scope in signed]
    counts = Counter(stem for own in stems for stem in own)
    return [frozenset(stem for stem in own if counts[stem] == 1) for own in stems]


def _stems(party: Party) -> Iterator[str]:
    """Yield the beginnings of a party's own words: «Мурманская область» is «мурманск…»."""
    for word in party.name.lower().replace("ё", "е").replace("«", " ").replace("»", " ").split():
        if len(word) >= FEWEST_LETTERS and word not in COMMON:
            yield word[: max(FEWEST_LETTERS, len(word) - ENDING)]


def _goes_on(context: Context, index: int) -> bool:
    """Tell whether a sentence stands in the paragraph of the one before it."""
    before, sentence = context.text.sentences[index - 1 : index + 1]
    return "\n" not in context.text.shadow[before.end : sentence.start]

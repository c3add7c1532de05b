"""How likely a piece of news tells of a signing, by all of its words: asked where no rule finds one.

Rules look for a sentence that tells of a signing. News may tell it in words that no rule knows; then what else it says
speaks for it or against it: what somebody will do, who is named beside the act, how long it lasts. Each such sign has
a weight, learnt from the documents of `tests/corpus` by `tools/train_second_opinion.py`; the sum is turned into a
likelihood.
"""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.morph import Parse, parses
from kunak.core.reading.profiles import weighed
from kunak.core.reading.profiles.telling import background_sentences, sentence_events

FILE = "signs_of_signing.csv"
LIKELY, VERY_LIKELY = 0.65, 0.8
TENSES = ("past", "futr", "pres")
OF_DEEDS = ("VERB", "INFN", "PRTS", "GRND", "PRTF")


# what denies a signing, beside its act: «протокол так и не подписали», «договор оспорил прокурор»
DENIED = agrees(
    r"\bне (?:был[аои]? |стал[аи]? )?(?:подпис|заключ|скреп|договор|согласи|состоя|пришл|решил|дош|готов|работ|"
    r"действ|вступ)|\b(?:прокурор|прокуратур|суд[аеу]?\b|судь[яи]\b|оспор|иск\b|недействит)"
)
# what ends an act or leaves it without hands, in its own sentence
ENDED = agrees(
    r"\b(?:без подпис|в тупик|больше не|так и не|еще не|пока не|отлож|перенос[ия]|перенес|сорва|отказ|отмен|забы[тл]|"
    r"исполнил(?:ось|ся)|годовщин)"
)
# what speaks of an act as of one to come, in its own sentence
TO_COME = agrees(
    r"\b(?:остал(?:ось|ись)\b|станет (?:одн|главн|итог|результат|событи)|"
    r"предсто|хотят|хочет|намерен|собира|обсуд|обсужда|согласова|позици|проект|разработ|"
    r"проработ|рассм[ао]тр|возможност|предлож|условил|планир|подпиш|заключат|надеет|надеют|рассчитыва|мечта|должн|чтобы\b|"
    r"поговор|говорил[аи]? об? |беседова|речь (?:шла|идет) об? )"
)


# the words of minutes, orders and letters, which tell of no signing as news does
NO_NEWS = agrees(r"\bслушали:|\bпостановля|\bприказыва|\bповестк[аи] дня|\bприсутствовали:|\bуважаем(?:ый|ая|ые) ")


def tells_of_signing(context: Context, mentions: Sequence[Mention]) -> float:
    """Return how likely all words of the news tell of a signing, 0 where it is not likely or denied."""
    own = {mention.sentence for mention in mentions}
    beside = own | {index + step for index in own for step in (-1, 1)}
    if beside & context.text.held(DENIED) or own & (context.text.held(ENDED) | context.text.held(TO_COME)):
        return 0.0
    if context.text.held(NO_NEWS):
        return 0.0
    found = likelihood(context, mentions)
    return found if found >= LIKELY else 0.0


def likelihood(context: Context, mentions: Sequence[Mention]) -> float:
    """Return how likely news that names these acts tells of a signing, from 0 to 1."""
    return weighed.likelihood(weighed.weights_of(FILE), signs(context, mentions))


def signs(context: Context, mentions: Sequence[Mention]) -> set[str]:
    """Return what speaks for a signing or against it."""
    own = {mention.sentence for mention in mentions if not mention.is_nested}
    own = own or {mention.sentence for mention in mentions}
    return _of_all_words(context) | set(_of_names(context, own)) | set(_of_mentions(context, mentions, own))


def _of_all_words(context: Context) -> set[str]:
    """Return the words of the whole text, told once for all acts that it names."""
    known: set[str] | None = context.memo.get("words of news")
    if known is None:
        sentences = range(len(context.text.sentences))
        known = context.memo["words of news"] = {sign for index in sentences for sign in _of_words(context, index)}
    return known


def _of_words(context: Context, index: int) -> Iterator[str]:
    """Yield the words of a sentence by their lemmas, names of people and territories left out."""
    sentence = context.text.sentences[index]
    named = [
        (one.start, one.end)
        for kept in (context.people, context.territories)
        for one in kept.within(sentence.start, sentence.end)
    ]
    before: Parse | None = None
    for token in context.text.tokens_of(index):
        if not token.is_word or any(start <= token.start < end for start, end in named):
            continue
        parse = parses(token.lower)[0]
        if parse.pos in OF_DEEDS:
            tenses = TENSES if parse.pos in ("VERB", "PRTS") else ()
            form = next((tense for tense in tenses if tense in parse.grammemes), parse.pos)
            yield f"{parse.lemma}/{form}"
            yield f"~{form}"
        else:
            yield parse.lemma
        if before is not None and (before.pos == "PREP" or before.lemma == "не"):
            yield f"{before.lemma}_{parse.lemma}"
        before = parse
    for event in sentence_events(context, index, plan=False):
        if event != "signed":
            yield f"@{event}"


def _of_names(context: Context, own: set[int]) -> Iterator[str]:
    """Yield what is named in the sentences of the acts and beside them."""
    total = len(context.text.sentences)
    near = sorted({index + step for index in own for step in (-1, 0, 1) if 0 <= index + step < total})
    people = posts = bodies = 0
    territories = set()
    for index in near:
        span = context.text.sentences[index]
        people = max(people, len(context.people.within(span.start, span.end)))
        posts = max(posts, len(context.posts.within(span.start, span.end)))
        found = context.bodies.within(span.start, span.end)
        bodies = max(bodies, len(found))
        territories |= {one.code for one in context.territories.within(span.start, span.end)}
        yield from (f"body={body.type}" for body in found)
        yield from (f"day={day.exactness}" for day in context.days.within(span.start, span.end))
    for name, number in (("people", people), ("posts", posts), ("bodies", bodies), ("places", len(territories))):
        yield f"{name}={min(3, number)}"


def _of_mentions(context: Context, mentions: Sequence[Mention], own: set[int]) -> Iterator[str]:
    """Yield how the text names its acts."""
    behind = background_sentences(context)
    yield f"kind={mentions[0].kind}"
    yield f"sentence={min(mentions[0].sentence, 5)}"
    yield f"acts={min(4, len(mentions))}"
    yield f"length={min(6, len(context.text.sentences) // 3)}"
    if any(mention.title is not None for mention in mentions):
        yield "titled"
    if all(mention.is_past or mention.is_nested for mention in mentions):
        yield "past"
    if own <= behind:
        yield "behind"
    if any(context.sentence_words(index).endswith("?") for index in own):
        yield "asked"

"""How likely a mention opens another act that was signed, too: by how it stands to the acts told before it.

Rules tell one act from another by titles, partners and words that say so, and want for each a sentence that tells of
its signing. News of several signings tells of the second more shortly than of the first, and in words that no rule
knows. So signs are weighed that are no words of one text: is the title another, the kind, the parties; who is new in
the sentence; is it opened by «также», «затем», by a row of a list; how many acts are announced. Each has a weight,
learnt from the documents of `tests/corpus` by `tools/train_another_act.py`. What rules tell apart stays apart.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.counterparts import partners_of
from kunak.core.reading.clauses.event import tells_signing, wishes
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.profiles import weighed
from kunak.core.reading.profiles.evidence import is_of_private
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.grouping import alike
from kunak.core.reading.profiles.happening import deciding_mention
from kunak.core.reading.profiles.one_more import ANOTHER, OCCASION, PLANS
from kunak.core.reading.profiles.second_opinion import DENIED, ENDED, TENSES, TO_COME
from kunak.core.reading.profiles.telling import (
    LONG_AGO,
    headline_end,
    is_current,
    is_told_next,
    last_day,
    tells,
    told_events,
)
from kunak.core.reading.profiles.told_sides import explicit_keys, group_keys, partner_keys

Groups = Sequence[Sequence[Mention]]
FILE = "signs_of_another_act.csv"
LIKELY = 0.6
MOST = 40  # mentions of a text that are weighed: what names more is no news of several signings

# how many acts were signed: «два соглашения», «пакет документов», «четыре бумаги»
NUMBERS = {"дв": 2, "об": 2, "па": 2, "тр": 3, "че": 4, "пя": 5}
ANNOUNCED = agrees(
    r"\b(?P<number>два|две|двумя|двух|три|тремя|трех|четыре|четырьмя|пять|несколько|ряд|пар[ау]|оба|обе|"
    r"сразу [а-я]+|\d) "
    r"(?:[а-я-]+ ){0,2}(?:соглашени|договор|документ|меморандум|протокол|бумаг|акт|подпис|папк|карт|пакет)[а-я]*|"
    r"\bбумаг (?P<behind>две|три|четыре)\b|\bпакет[а-я]* (?:документ|соглашени)"
)
# «это соглашение», «подписанный договор»: the same one
SAME = agrees(
    r"\b(?:эт(?:о|от|ого|ому|им|а|ой|у)|данн[а-я]+|настоящ[а-я]+|сам[аоу]?|указанн[а-я]+|названн[а-я]+|нов[а-я]+|"
    r"подписанн[а-я]+|заключенн[а-я]+) (?:[а-я]+ )?$"
)
ONE_MORE = agrees(
    r"\b(?:отдельн|втор|трет|четверт|друг|еще|аналогичн|так(?:ое|ой) же|подобн|перв|последн|следующ)[а-я]* "
    r"(?:[а-я-]+ )?$"
)
PREPOSITION = agrees(
    r"(?:^|\W)(?P<word>по|в рамках|к|в|о|об|согласно|на основе|на основании|из|от|во|под|с|со|на|для|над|после|перед|"
    r"реализаци[а-я]+|исполнени[а-я]+|выполнени[а-я]+|проект[а-я]*|без|между|через|за) "
    r"(?:[а-я-]+(?:ым|им|ом|ой|ому|ему|ого|его|ое|ый|ий|ую|ая|ей|ем) ){0,2}$"
)
GOES_ON = agrees(
    r"^\W*(?:также|кроме того|помимо|наконец|затем|потом|следом|тогда же|там же|в тот же день|вместе с тем|"
    r"в свою очередь|параллельно|одновременно|отдельно|(?:и )?еще|вслед|после|назавтра|на следующий день|позже|вечером|"
    r"утром|днем|накануне|тем временем|сегодня|вчера)\b"
)
JOINED = re.compile(r"(?:,|\bи|а также|,? а|следом|затем)\s+(?:[а-яё-]+\s+){0,2}$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CASES = (
    *(
        ("ием", "by"),
        ("ями", "by"),
        ("ами", "by"),
        ("ом", "by"),
        ("ой", "by"),
        ("ия", "of"),
        ("ию", "to"),
        ("ии", "in"),
    ),
    *(("ие", "named"), ("а", "of"), ("у", "to"), ("е", "in")),
)


def with_others(context: Context, signed: Sequence[Found], mentions: Sequence[Mention]) -> list[Found]:
    """Return the signed acts with those that no rule tells apart from them, or sees the signing of."""
    if not signed or not 1 < len(mentions) <= MOST:
        return list(signed)
    owner = {mention.span.start: found for found in signed for mention in found.mentions}
    later = [found.mentions for found in signed]
    told: list[_Told] = []
    for mention in mentions:
        found = owner.get(mention.span.start)
        home = next((one for one in reversed(told) if one.found is found), None) if found is not None else None
        if found is not None and home is None:
            told.append(_Told(found, [mention], 1.0))
            later = [group for group in later if group is not found.mentions]
            continue
        is_before = all(one.found is None for one in told)
        groups = [one.mentions for one in told] + (later if is_before else [])
        is_sum = home is not None and all(one.is_document for one in home.mentions)
        likely = 0.0 if is_sum or not may_open(context, mention, groups) else opens_another(context, mention, groups)
        if likely >= LIKELY:
            told.append(_Told(found, [mention], likely))
        elif home is not None:
            home.mentions.append(mention)
    if len(told) == len(signed):
        return list(signed)
    return [
        Found(deciding_mention(context, one.mentions), one.mentions, "signed", sureness=one.sureness) for one in told
    ]


class _Told(NamedTuple):
    """A signed act as far as the text has told of it.

    Args:
        found: the act of the rules that its first mention is of, None where that is of none.
    """

    found: Found | None
    mentions: list[Mention]
    sureness: float


def may_open(context: Context, mention: Mention, groups: Groups) -> bool:
    """Tell whether a mention may open an act at all: named by a word for its kind, of today, and no part of another."""
    told = [one for group in groups for one in group]
    if mention.is_document or not is_current(context, mention):
        return False
    if mention.title is None and not tells(context, mention.sentence) and not is_told_next(context, mention):
        return False
    if mention.span.start < headline_end(context) and mention.span.start < told[0].span.start:
        return False
    if _is_part(context, mention, told) or _is_of_before(context, mention, told) or _is_put_off(context, mention):
        return False
    return all(len(partners_of(context, one)) < MANY for one in told)  # a sum, which rules part


MANY = 2


def _is_part(context: Context, mention: Mention, told: Sequence[Mention]) -> bool:
    """Tell whether a mention is only another name or a part of an act told before, or what that one amends."""
    if "(" in context.text.lower[max(0, mention.span.start - 2) : mention.span.start]:
        return True  # «план мероприятий («дорожную карту»)»
    if any(one.title is not None and _holds(one.title.spans[0], mention.span.start) for one in told):
        return True  # «план мероприятий по соглашению между А и Б»
    return mention.kind != "amendment" and any(one.kind == "amendment" for one in told)


def _holds(span: Span, place: int) -> bool:
    return span.start <= place < span.end


# what stood before the news: «базовым остаётся …», «у соседей уже есть …»
STANDS = agrees(r"\b(?:остается|уже есть|уже действует|приостановлен|базов|рамочн|не перв)")


def _is_put_off(context: Context, mention: Mention) -> bool:
    """Tell whether the sentence of a mention denies a signing, or speaks of it as of one to come or done before."""
    words = context.sentence_words(mention.sentence)
    if STANDS.search(words) or "prolonged" in told_events(context, mention.sentence, plan=False):
        return not tells(context, mention.sentence) or STANDS.search(words) is not None
    return not tells(context, mention.sentence) and any(one.search(words) for one in (DENIED, ENDED, TO_COME))


def _is_of_before(context: Context, mention: Mention, told: Sequence[Mention]) -> bool:
    """Tell whether a mention is dated long before the acts that the news tells of."""
    behind = mention.sentence + 1
    own = last_day(context, mention.sentence) or (last_day(context, behind) if is_told_next(context, mention) else None)
    days = [day for one in told if (day := last_day(context, one.sentence)) is not None]
    reference = context.published.value if context.published is not None else context.reference_day
    if reference is not None and len(reference) == len("2024-05-05"):
        days.append(date.fromisoformat(reference))
    return own is not None and bool(days) and (max(days) - own).days > LONG_AGO


def opens_another(context: Context, mention: Mention, groups: Groups) -> float:
    """Return how likely a mention opens an act that was signed beside those told before it, from 0 to 1.

    Args:
        groups: the mentions of each signed act told before it, at least one.
    """
    return weighed.likelihood(weighed.weights_of(FILE), signs(context, mention, groups))


def signs(context: Context, mention: Mention, groups: Groups) -> set[str]:
    """Return what tells how a mention stands to the signed acts told before it."""
    told = [one for group in groups for one in group]
    return {
        *_of_title(mention, told),
        *_of_sides(context, mention, groups),
        *_of_names(context, mention, told),
        *_of_telling(context, mention),
        *_of_words(context, mention),
        *_of_place(context, mention, told),
        f"acts={min(3, len(groups))}",
        f"announced={_announced(context, len(groups))}",
    }


def _of_title(mention: Mention, told: Sequence[Mention]) -> Iterator[str]:
    titles = [one.title.value for one in told if one.title is not None]
    if mention.title is None:
        yield "title=none"
    elif not titles:
        yield "title=first"
    else:
        yield "title=alike" if any(alike(title, mention.title.value) for title in titles) else "title=other"
    last = max(told, key=lambda one: one.span.start)
    if mention.kind == last.kind:
        yield "kind=last"
    else:
        yield "kind=seen" if any(one.kind == mention.kind for one in told) else "kind=new"
    if mention.kind in PLANS:
        yield "plan"


def _of_sides(context: Context, mention: Mention, groups: Groups) -> Iterator[str]:
    own = explicit_keys(context, mention)
    others = [group_keys(context, group) for group in groups]
    if not own:
        yield "sides=none"
    elif not any(others):
        yield "sides=first"
    else:
        common = max(len(own & keys) for keys in others)
        yield "sides=" + ("apart", "one", "same")[min(2, common)]
    partners = partner_keys(context, mention)
    if partners:
        known = {
            key for group in groups for one in group for key in explicit_keys(context, one) | partner_keys(context, one)
        }
        yield "partner=" + ("first" if not known else "known" if partners & known else "new")
    if mention.parties:
        yield "row of sides"


def _of_names(context: Context, mention: Mention, told: Sequence[Mention]) -> Iterator[str]:
    """Yield who is named with a mention, in its sentence behind the act before it, and who of them is new."""
    sentences = context.text.sentences
    sentence = sentences[mention.sentence]
    before = [one.span.end for one in told if one.sentence == mention.sentence and one.span.start < mention.span.start]
    start, end = max(before, default=sentence.start), sentence.end
    known = {
        (sentences[index].start, start if index == mention.sentence else sentences[index].end)
        for index in {one.sentence for one in told}
    }
    people = {one.name for one in context.people.within(start, end)}
    if people:
        old = {one.name for place in known for one in context.people.within(*place)}
        yield "people=" + ("old" if people & old else "new")
    yield f"people={min(2, len(people))}"
    places = {(one.code, one.name) for one in context.territories.within(start, end)}
    old_places = {(one.code, one.name) for place in known for one in context.territories.within(*place)}
    yield "places=" + (
        "none" if not places else "new" if not places & old_places else "some" if places - old_places else "old"
    )
    bodies = {one.name for one in context.bodies.within(start, end)}
    if bodies:
        old_bodies = {one.name for place in known for one in context.bodies.within(*place)}
        yield "bodies=" + ("old" if bodies & old_bodies else "new")
    yield f"bodies={min(2, len(bodies))}"
    if is_of_private(context, sentence):
        yield "private"
    yield from (f"day={day.exactness}" for day in context.days.within(start, end))
    if mention.sentence + 1 < len(sentences):
        following = sentences[mention.sentence + 1]
        behind = {one.name for one in context.people.within(following.start, following.end)}
        told_of = {one.name for place in known for one in context.people.within(*place)}
        yield f"people behind={min(2, len(behind))}" + (" known" if behind & told_of else "")


def _of_telling(context: Context, mention: Mention) -> Iterator[str]:
    """Yield what the sentence of a mention and those beside it tell to have happened."""
    index = mention.sentence
    if tells(context, index):
        yield "told"
    if is_told_next(context, mention):
        yield "told by it"
    if index and tells(context, index - 1):
        yield "told before"
    if index + 1 < len(context.text.sentences) and tells(context, index + 1):
        yield "told behind"
    yield from (f"event={event}" for event in told_events(context, index, plan=mention.kind in PLANS))
    words = context.sentence_words(index)
    if wishes(words):
        yield "wish"
    if words.endswith("?"):
        yield "asked"
    if YEAR.search(words):
        yield "year"
    yield from _of_verbs(context, mention)


def _of_verbs(context: Context, mention: Mention) -> Iterator[str]:
    """Yield the forms of the verbs before a mention and behind it, in its sentence."""
    for token in context.text.tokens_of(mention.sentence):
        parse = parses(token.lower)[0] if token.is_word else None
        if parse is None or parse.pos not in ("VERB", "PRTS", "PRTF", "INFN"):
            continue
        tenses = TENSES if parse.pos == "VERB" else ()
        side = "<" if token.start < mention.span.start else ">"
        yield side + parse.pos + next((tense for tense in tenses if tense in parse.grammemes), "")


def _of_words(context: Context, mention: Mention) -> Iterator[str]:
    """Yield what the words around a mention say: one more, the same one, by it."""
    lower = context.text.lower
    sentence = context.text.sentences[mention.sentence]
    words = context.sentence_words(mention.sentence)
    before = "".join(f"{word} " for word in lower[sentence.start : mention.span.start].split())
    found = (("another", ANOTHER), ("goes on", GOES_ON), ("occasion", OCCASION))
    yield from (name for name, pattern in found if pattern.search(words))
    if SAME.search(before):
        yield "same"
    if ONE_MORE.search(before):
        yield "one more"
    if (preposition := PREPOSITION.search(before)) is not None:
        yield f"{preposition['word']} _"
    word = lower[mention.span.start : mention.span.end].partition(" ")[0]
    yield "case=" + next((case for ending, case in CASES if word.endswith(ending)), "named")
    if not before.strip(' «"–—-•0123456789.)'):
        yield "opens"
    if mention.title is None and lower[mention.span.end : mention.span.end + 2].strip()[:1] in (".", ","):
        yield "bare"
    if context.text.shadow[sentence.start] in '«"':
        yield "speech"


def _of_place(context: Context, mention: Mention, told: Sequence[Mention]) -> Iterator[str]:
    """Yield how far a mention stands from the act before it, and what parts the two."""
    last = max(told, key=lambda one: one.span.start)
    lower, head = context.text.lower, headline_end(context)
    own = [one for one in told if one.sentence == mention.sentence and one.span.start < mention.span.start]
    if own:
        between = lower[max(one.span.end for one in own) : mention.span.start]
        yield "in one sentence"
        if ";" in between:
            yield "semicolon"
        if JOINED.search(between):
            yield "joined"
        if tells_signing(" ".join(between.split())):
            yield "verb between"
    else:
        first = min(told, key=lambda one: one.span.start)
        is_before = mention.span.start < first.span.start
        yield "before" if is_before else f"distance={min(4, mention.sentence - last.sentence)}"
        if "\n" in context.text.shadow[last.span.end : mention.span.start]:
            yield "line between"
    if mention.span.start < head:
        yield "headline"
    if last.span.start < head:
        yield "last in headline"
    items = items_of(context)
    row = items.row.get(mention.sentence, -1)
    if row in items.signed:
        yield "signed row"
    if row >= 0:
        yield "row"
        if row not in {items.row.get(one.sentence, -2) for one in told}:
            yield "new row"


def _announced(context: Context, acts: int) -> str:
    """Return whether the text announces more acts than were told so far."""
    if "announced" not in context.memo:
        most = 0
        for index in context.text.may_hold(ANNOUNCED):
            for found in ANNOUNCED.finditer(context.sentence_words(index)):
                number = found["number"] or found["behind"] or ""
                most = max(most, int(number) if number.isdigit() else NUMBERS.get(number[:2], 2))
        context.memo["announced"] = most
    most = context.memo["announced"]
    return "none" if not most else "more" if most > acts else "all"

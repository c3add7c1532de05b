"""Who a text says has signed: not who was present, spoke, or sent them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.event import FIRST_PERSON, SIGNED, signs_order
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.meant_signers import (
    author,
    holder_of,
    holders_of_plural,
    meant_by_post,
    meant_by_pronoun,
    meant_with_author,
    speakers_after,
)
from kunak.core.reading.clauses.presence import (
    ACTIVE,
    is_after_present,
    is_of_his,
    is_of_visit,
    is_replaced,
    only_present,
    only_speaks,
    signs_too,
)
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers_apart import other_of_two, people_apart
from kunak.core.reading.clauses.told_beside import told_beside
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.morph import parses


class Signer(NamedTuple):
    """A person found to have signed, before the party is known."""

    mention: PersonMention
    post: str | None
    post_span: Span | None
    territory: int
    body: int
    is_listed: bool = False
    confidence: float = 1.0


PAIR, MOST = 2, 6


def find_signers(context: Context, sentences: Sequence[int], others: Sequence[Span] = ()) -> list[Signer]:
    """Return who signed by the sentences of a signing, in order, each person once.

    Args:
        others: parts of the text that tell of other acts.
    """
    out: list[Signer] = []
    for number, index in enumerate(sentences):
        sentence = context.text.sentences[index]
        if sentence in others or signs_order(context.sentence_words(index)):
            continue
        for person in _in_sentence(context, index) if out else _first_to_sign(context, sentences[number:]):
            if sentence.start <= person.start and any(span.start <= person.start < span.end for span in others):
                continue
            signer = signer_of(context, person)
            known = next((place for place, other in enumerate(out) if same_person(other.mention, person)), None)
            if known is None:
                out.append(signer)
            elif out[known].post is None and signer.post is not None:
                out[known] = signer._replace(mention=out[known].mention)
        if not out and index and (THEY.search(context.sentence_words(index)) or _they_agreed(context, index)):
            out += [signer_of(context, person) for person in subjects(context, index - 1)]
        if len(out) == 1 and index and WITH_THEM.search(context.sentence_words(index)):
            before = [signer_of(context, person) for person in subjects(context, index - 1)[:1]]
            out = [*(one for one in before if not same_person(one.mention, out[0].mention)), *out]
        if len(out) >= 2 and index != sentences[-1] and not _has_more(context, index):
            break
    if not out:
        out = [signer_of(context, person) for index in sentences for person in holders_of_plural(context, index)][:MOST]
    if len(out) == 1:
        index = context.text.sentence_index(out[0].mention.start)
        other = [signer_of(context, person) for person in other_of_two(context, index, out[0].mention)]
        out = [*other, *out]
    if len(out) < PAIR:
        apart = [signer_of(context, person) for person in people_apart(context, sentences, others)]
        is_more = all(any(same_person(one.mention, other.mention) for other in apart) for one in out)
        return [signer._replace(confidence=0.8) for signer in apart] if apart and is_more else out
    return out


# «подписан во время встречи губернатора А с главой Б», under which others sign
OF_MEETING = agrees(
    r"\b(?:в ходе|во время|в рамках|по итогам|после|на) (?:[а-я]+ ){0,2}?(?:встреч|переговор|бесед)[а-я]* [^.;]{0,200}$"
)


def _first_to_sign(context: Context, sentences: Sequence[int]) -> list[PersonMention]:
    """Return the people who sign by the first of some sentences; nobody where they only met and others sign below."""
    people = _in_sentence(context, sentences[0])
    only_met = people and _only_met(context, people, context.text.sentences[sentences[0]])
    return [] if only_met and _sign_below(context, sentences[1:]) else people


def _only_met(context: Context, people: Sequence[PersonMention], sentence: Span) -> bool:
    """Tell whether all of these are told only as those at whose meeting something was signed."""
    lower = context.text.lower
    return all(person.case in ("gent", "ablt") for person in people) and all(
        OF_MEETING.search(lower[sentence.start : person.start]) is not None for person in people
    )


def _sign_below(context: Context, sentences: Sequence[int]) -> bool:
    """Tell whether a sentence further on names two who signed: «Документы подписали мэр А и мэр Б»."""
    return any(
        sum(person.case in ("nomn", "") and person.post is not None for person in _in_sentence(context, index)) >= PAIR
        for index in sentences
    )


OF_ALL = (
    r"(?:этих |двух |обоих |соседних )?(?:регионов|республик|областей|субъектов|муниципалитетов|городов|ведомств|"
    r"территорий)"
)
THEY = agrees(
    rf"\b(?:(?:главы|руководители|лидеры) {OF_ALL}|губернаторы|министры|они)\b(?: "
    r"[а-я]+){0,4}? (?:подписали|заключили|скрепили|поставили|завизировали)|(?:подписали|заключили) они\b|"
    rf"(?:подписан|заключен|скреплен|завизирован)[а-я]* (?:[а-я]+ )?(?:главами|руководителями|губернаторами) {OF_ALL}"
)
# «Губернатор А прилетел в Киров. Они с председателем правительства Б обменялись …»
WITH_THEM = agrees(r"\b(?:они|оба|вдвоем) со? (?=[а-я])")
ONLY_SIGNED = agrees(
    r"^(?:соглашени|договор|документ|меморандум|протокол)\w* (?:[а-я]+ ){0,3}?"
    r"(?:подписан|закреплен|скреплен|заключен|оформлен)"
)
AGREED = agrees(r"\b(?:договорил|условил|достигл|согласовал|приш(?:ли|ел|ла) к)")


def _they_agreed(context: Context, index: int) -> bool:
    """Tell whether a sentence only says that the act is signed, and the one before who agreed."""
    is_bare = ONLY_SIGNED.search(context.sentence_words(index)) is not None
    return is_bare and AGREED.search(context.sentence_words(index - 1)) is not None


def subjects(context: Context, index: int) -> list[PersonMention]:
    """Return the people with posts of a sentence, of whom the next one says «они», those meant by a post among them."""
    sentence = context.text.sentences[index]
    named = [
        person
        for person in context.people.within(sentence.start, sentence.end)
        if person.post or is_colleague(context, person)
    ]
    meant = [
        holder
        for post in context.posts.within(sentence.start, sentence.end)
        if post.territory >= 0 and post.number == "sing" and (holder := holder_of(context, post)) is not None
    ]
    others = [holder for holder in meant if not any(same_person(holder, one) for one in named)]
    return [*named, *others][:3]


COLLEAGUE = agrees(r"\b(?:его|ее|мо[йяией]\w{0,2}|сво\w+|с) (?:\w+ )?(?:коллег\w+|визави\b)")
FAR_COLLEAGUE = 70  # letters


def is_colleague(context: Context, person: PersonMention) -> bool:
    """Tell whether a person is told as the colleague of another: «и его рязанский коллега Иван Тверцов»."""
    return COLLEAGUE.search(context.text.lower, max(0, person.start - FAR_COLLEAGUE), person.start) is not None


SECOND_SIGNATURE = agrees(r"\bвтор(?:ую|ая) подпись\b")


def _has_more(context: Context, index: int) -> bool:
    """Tell whether the signing goes on in the next sentence: «Вторую подпись поставил …»."""
    sentences = context.text.sentences
    if index + 1 >= len(sentences):
        return False
    return SECOND_SIGNATURE.search(context.sentence_words(index + 1)) is not None


def same_person(left: PersonMention, right: PersonMention) -> bool:
    """Tell whether two mentions are of one person: equal surnames and first letters that agree."""
    if left.surname != right.surname:
        return False
    return left.name[:1] == right.name[:1] or left.is_short or right.is_short


def _in_sentence(context: Context, index: int) -> list[PersonMention]:
    """Return the people who sign by a sentence, in order, those whom it only means behind those whom it names."""
    sentence, lower = context.text.sentences[index], context.sentence_words(index)
    if not _tells_of_signing(context, index, lower):
        return []
    speaker_signs = _speaker_signs(context, sentence, lower)
    out = [
        person
        for person in context.people.within(sentence.start, sentence.end)
        if _signs(context, person, sentence, lower, speaker_signs=speaker_signs)
    ]
    _add(out, meant_by_pronoun(context, index))
    _add(out, meant_by_post(context, sentence))
    if FIRST_PERSON.search(lower) is not None and SIGNED.search(lower) is not None:
        _add(out, author(context))
        _add(out, speakers_after(context, index))
        _add(out, meant_with_author(context, index))
        out.sort(key=lambda person: WITH_ME.search(lower, 0, max(0, person.start - sentence.start)) is not None)
    return out


def _add(out: list[PersonMention], people: Iterable[PersonMention]) -> None:
    """Add those people who are not there."""
    out += [person for person in people if not any(same_person(person, one) for one in out)]


def _tells_of_signing(context: Context, index: int, lower: str) -> bool:
    items = items_of(context)
    return (
        items.row.get(index, -1) in items.signed
        or SIGNED.search(lower) is not None
        or ACTIVE.search(lower) is not None
        or tells_deed(context, index)
        or has_verb_of_before(context, index)
    )


# «Председатель А и председатель Б – соглашение о …», «Соглашение с Камчаткой, …, – глава В и губернатор Г»
WITHOUT_VERB = agrees(
    r" – (?:[а-я]+ ){0,3}?(?:соглашени|договор|меморандум|протокол|план|программ|дорожн)[а-я]*|"
    r"^\W*(?:соглашени|договор|меморандум|протокол|план|программ)[а-я]* [^.;]{3,160}? – (?=[а-я])"
)


def has_verb_of_before(context: Context, index: int) -> bool:
    """Tell whether a sentence leaves out its verb, that of the signing which the one before tells of."""
    if not index or not tells_deed(context, index - 1) or not WITHOUT_VERB.search(context.sentence_words(index)):
        return False
    return not any(
        parses(token.lower)[0].pos == "VERB" and not token.is_capital
        for token in context.text.tokens_of(index)
        if token.is_word
    )


SPEECH = 500  # letters


def _speaker_signs(context: Context, sentence: Span, lower: str) -> bool:
    """Tell whether who speaks says that he signs, in the sentence or in a speech that reaches into it."""
    if FIRST_PERSON.search(lower) is not None:
        return True
    start = max(0, sentence.start - SPEECH)
    words = context.text.lower[start : sentence.end]
    return "«" in context.text.shadow[start : sentence.end] and (
        FIRST_PERSON.search(words, letters=context.text.letters_before(sentence.end)) is not None
    )


def _signs(context: Context, person: PersonMention, sentence: Span, lower: str, *, speaker_signs: bool) -> bool:
    """Tell whether a person named in a sentence of a signing signs, and is not only there, or only speaks."""
    is_post_behind = person.post_end > 0 and person.post_start > person.start
    start = (person.start if is_post_behind else person.post_start or person.start) - sentence.start
    end = person.end - sentence.start
    if only_present(lower, start, end) and not is_after_present(context, person, sentence):
        return False
    if any(is_other(context, person, sentence) for is_other in (is_of_visit, is_of_his, is_replaced)):
        return False
    if not speaker_signs and (
        _opens_his_words(context, person, sentence) or (only_speaks(lower, start, end) and not signs_too(lower, end))
    ):
        return False
    return not _is_quoted_name(context, person)


LONGEST_QUOTED = 60  # letters of a name in quotation marks


def _is_quoted_name(context: Context, person: PersonMention) -> bool:
    """Tell whether a person stands in quotation marks of his own: a firm, a ship, a prize is called so."""
    if "quoted" not in context.memo:
        context.memo["quoted"] = frozenset((pair.start, pair.end) for pair in context.text.quotes)
    quoted: frozenset[tuple[int, int]] = context.memo["quoted"]
    return (person.start, person.end) in quoted and person.end - person.start < LONGEST_QUOTED


def _opens_his_words(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether only a name stands before a colon: «Пётр Ильин: Подписано соглашение …»."""
    return person.start == sentence.start and context.text.shadow.startswith(": ", person.end)


WITH_ME = agrees(r"\bмы (?:[а-я]+ )?с (?:[а-я-]+ ){0,6}$")  # «мы с Айратом Зайским подписали»: after who says it


def signer_of(context: Context, person: PersonMention) -> Signer:
    """Return a person as a signer, with the post and territory that the text gives with the name."""
    if person.post is not None and person.territory < 0:
        person = _with_post_before(context, person)
    if person.post is not None:
        territory = _of_post(context, person) if person.territory >= 0 else told_beside(context, person)
        return Signer(
            person, person.post, Span(person.post_start, person.post_end), territory, person.body, person.is_listed
        )
    side = told_beside(context, person)
    for other in context.people:
        if person.is_short and side < 0 and not other.is_short and same_person(other, person):
            side = told_beside(context, other)
        if other.post is not None and same_person(other, person):
            territory = other.territory if other.territory >= 0 else side
            return Signer(
                person, other.post, Span(other.post_start, other.post_end), territory, other.body, other.is_listed, 0.9
            )
    return Signer(person, None, None, side, -1)


def _of_post(context: Context, person: PersonMention) -> int:
    """Return the territory of a post; of «министр индийского штата Раджастхан» the part, not the country.

    So of «полпред президента Киргизии в Ошской области».
    """
    item = context.territories[person.territory]
    if item.level != "country" or person.is_listed:
        return person.territory
    levels = ("foreign",) if item.form == "name" else ("foreign", "country", "region")
    inside = [context.territories[number] for number in context.territories.numbers(item.end, person.post_end)]
    own = next((one for one in inside if one.form == "name" and one.level in levels), item)
    return context.territories.index(own)


def _with_post_before(context: Context, person: PersonMention) -> PersonMention:
    """Return a person with both posts of «министр спорта Коми, заместитель премьера Иван Вымский»."""
    for post in reversed(context.posts.before(person.post_start)):
        if post.end < person.post_start - len(", "):
            break
        if context.text.shadow[post.end : person.post_start] == ", " and post.territory >= 0 and not post.names:
            both = f"{post.value}, {person.post}"
            return person._replace(post=both, post_start=post.start, territory=post.territory)
    return person

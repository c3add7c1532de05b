"""Who a text says has signed: not who was present, spoke, or sent them."""

from collections.abc import Sequence
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
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
    only_present,
    only_speaks,
    signs_too,
)
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers_apart import other_of_two, people_apart
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.lexicon.territories import stem_of_kind
from kunak.core.reading.morph import parses

FROM_SIDE = agrees(r"(?:со стороны|от имени|\bот|\bза) (?:правительства |администрации )?$")


class Signer(NamedTuple):
    """A person found to have signed, before the party is known."""

    mention: PersonMention
    post: str | None
    post_span: Span | None
    territory: int
    body: int
    is_listed: bool = False
    confidence: float = 1.0


def find_signers(context: Context, sentences: Sequence[int], others: Sequence[Span] = ()) -> list[Signer]:
    """Return who signed by the sentences of a signing, in order, each person once.

    Args:
        others: parts of the text that tell of other acts.
    """
    out: list[Signer] = []
    for index in sentences:
        sentence = context.text.sentences[index]
        if sentence in others or signs_order(context.sentence_words(index)):
            continue
        for person in _in_sentence(context, index):
            if sentence.start <= person.start and any(span.start <= person.start < span.end for span in others):
                continue
            signer = signer_of(context, person)
            known = next((place for place, other in enumerate(out) if same_person(other.mention, person)), None)
            if known is None:
                out.append(signer)
            elif out[known].post is None and signer.post is not None:
                out[known] = signer._replace(mention=out[known].mention)
        if not out and index and (THEY.search(context.sentence_words(index)) or _they_agreed(context, index)):
            out += [signer_of(context, person) for person in _subjects(context, index - 1)]
        if len(out) == 1 and index and WITH_THEM.search(context.sentence_words(index)):
            before = [signer_of(context, person) for person in _subjects(context, index - 1)[:1]]
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


PAIR, MOST = 2, 6
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


def _subjects(context: Context, index: int) -> list[PersonMention]:
    """Return the people with posts of a sentence, of whom the next one says «они», those meant by a post among them."""
    sentence = context.text.sentences[index]
    named = [person for person in context.people.within(sentence.start, sentence.end) if person.post]
    meant = [
        holder
        for post in context.posts.within(sentence.start, sentence.end)
        if post.territory >= 0 and post.number == "sing" and (holder := holder_of(context, post)) is not None
    ]
    others = [holder for holder in meant if not any(same_person(holder, one) for one in named)]
    return [*named, *others][:3]


# a signing that a meeting ends with: «Завершились переговоры подписанием …», «По итогам встречи подписано …»
OUTCOME = agrees(
    r"\b(?:по (?:итогам|результатам)|в (?:результате|завершение|ходе)) (?:[а-я]+ )?(?:встреч|переговор|визит)|"
    r"^\W*(?:по )?(?:ее|его|их) (?:итог|результат)[а-я]*\b|"
    r"\b(?:итог|результат)(?:ом|ами) (?:[а-я]+ )?(?:встреч|переговор|визит|поездк)[а-я]+ стал[аои]?|"
    r"\b(?:итог|результат)[а-я]* (?:[а-я]+ )?(?:встреч|переговор|визит|поездк)[а-я]+ – |"
    r"\b(?:завершил|закончил|увенчал|ознаменовал)\w+ (?:[а-я]+ ){0,3}?подписани|"
    r"^\W*(?:стороны|коллеги|участники встречи) (?:[а-я]+ ){0,2}?(?:подписали|заключили|скрепили)"
)


# «прошла встреча главы А и губернатора Б. Её итогом стало подписание …»
MEETING_OF = agrees(r"\b(?:встреч|бесед|переговор|совещани)[а-я]* (?!с )")


def find_those_who_met(context: Context, index: int, codes: Sequence[str | None]) -> list[Signer]:
    """Return the two heads of the meeting that a signing ends, one of each of two parties; empty where it is not so.

    Args:
        index: number of the sentence that tells of the signing.
        codes: of the parties.
    """
    cases = ("nomn", "", "gent") if index and MEETING_OF.search(context.sentence_words(index - 1)) else ("nomn", "")
    signers = [signer for signer in those_who_met(context, index) if signer.mention.case in cases]
    owners = [context.territories[signer.territory].code for signer in signers if signer.territory >= 0]
    is_pair = len(signers) == len(codes) == len(set(owners)) and set(owners) == set(codes)
    return [signer._replace(confidence=0.7) for signer in signers] if is_pair else []


def those_who_met(context: Context, index: int) -> list[Signer]:
    """Return the people with posts of the meeting that a signing ends, in whatever case; they may have signed.

    Args:
        index: number of the sentence that tells of the signing.
    """
    if not index or not OUTCOME.search(context.sentence_words(index)):
        return []
    return [signer_of(context, person) for person in _subjects(context, index - 1)]


def _has_more(context: Context, index: int) -> bool:
    """Tell whether the signing goes on in the next sentence: «Вторую подпись поставил …»."""
    sentences = context.text.sentences
    if index + 1 >= len(sentences):
        return False
    return SECOND_SIGNATURE.search(context.sentence_words(index + 1)) is not None


SECOND_SIGNATURE = agrees(r"\bвтор(?:ую|ая) подпись\b")


def same_person(left: PersonMention, right: PersonMention) -> bool:
    """Tell whether two mentions are of one person: equal surnames and first letters that agree."""
    if left.surname != right.surname:
        return False
    return left.name[:1] == right.name[:1] or left.is_short or right.is_short


def _in_sentence(context: Context, index: int) -> list[PersonMention]:
    sentence = context.text.sentences[index]
    lower = context.text.lower[sentence.start : sentence.end]
    items = items_of(context)
    in_list = items.row.get(index, -1) in items.signed
    signing = (
        in_list
        or SIGNED.search(lower) is not None
        or ACTIVE.search(lower) is not None
        or tells_deed(context, index)
        or has_verb_of_before(context, index)
    )
    people = list(context.people.within(sentence.start, sentence.end))
    if not signing:
        return []
    speaker_signs = (
        FIRST_PERSON.search(
            context.text.lower[max(0, sentence.start - 500) : sentence.end],
            letters=context.text.letters_before(sentence.end),
        )
        is not None
        and "«" in context.text.shadow[max(0, sentence.start - 500) : sentence.end]
    ) or (FIRST_PERSON.search(lower) is not None)
    if "quoted" not in context.memo:
        context.memo["quoted"] = frozenset((pair.start, pair.end) for pair in context.text.quotes)
    quoted: frozenset[tuple[int, int]] = context.memo["quoted"]
    out = []
    for person in people:
        start = (person.post_start or person.start) - sentence.start
        if person.post_end and person.post_start > person.start:
            start = person.start - sentence.start
        if only_present(lower, start, person.end - sentence.start) and not is_after_present(context, person, sentence):
            continue
        if is_of_visit(context, person, sentence) or is_of_his(context, person, sentence):
            continue
        if _opens_his_words(context, person, sentence) and not speaker_signs:
            continue
        if (
            only_speaks(lower, start, person.end - sentence.start)
            and not speaker_signs
            and not signs_too(lower, person.end - sentence.start)
        ):
            continue
        if (person.start, person.end) in quoted and person.end - person.start < LONGEST_QUOTED:
            continue
        out.append(person)
    out += [person for person in meant_by_pronoun(context, index) if not any(same_person(person, one) for one in out)]
    out += [person for person in meant_by_post(context, sentence) if not any(same_person(person, one) for one in out)]
    if FIRST_PERSON.search(lower) is not None and SIGNED.search(lower) is not None:
        out += [person for person in author(context) if not any(same_person(person, other) for other in out)]
        out += [
            person for person in speakers_after(context, index) if not any(same_person(person, other) for other in out)
        ]
        out += [
            person for person in meant_with_author(context, index) if not any(same_person(person, one) for one in out)
        ]
        out.sort(key=lambda person: WITH_ME.search(lower, 0, max(0, person.start - sentence.start)) is not None)
    return out


LONGEST_QUOTED = 60  # letters of a name in quotation marks


def _opens_his_words(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether only a name stands before a colon: «Пётр Ильин: Подписано соглашение …»."""
    return person.start == sentence.start and context.text.shadow.startswith(": ", person.end)


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


WITH_ME = agrees(r"\bмы (?:[а-я]+ )?с (?:[а-я-]+ ){0,6}$")  # «мы с Айратом Зайским подписали»: after who says it


def signer_of(context: Context, person: PersonMention) -> Signer:
    """Return a person as a signer, with the post and territory that the text gives with the name."""
    if person.post is not None and person.territory < 0:
        person = _with_post_before(context, person)
    if person.post is not None:
        territory = _of_post(context, person) if person.territory >= 0 else _told_beside(context, person)
        return Signer(
            person, person.post, Span(person.post_start, person.post_end), territory, person.body, person.is_listed
        )
    side = _told_beside(context, person)
    for other in context.people:
        if person.is_short and side < 0 and not other.is_short and same_person(other, person):
            side = _told_beside(context, other)
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


def _told_beside(context: Context, person: PersonMention) -> int:
    """Return the territory told right behind a person or, by «от …», before; -1 where none is."""
    behind = _behind(context, person)
    if behind >= 0:
        return behind
    before = _before_dash(context, person)
    before = before if before >= 0 else _represented(context, person)
    return before if before >= 0 else _from_side(context, person)


REPRESENTS = agrees(r"\bпредстав(?:лял|ил|лен)[аоы]? (?:(?:ее|его|сам|сама) )?$")


def _represented(context: Context, person: PersonMention) -> int:
    """Return the territory of «Коми на встрече представлял губернатор А», -1 where no such words stand before him."""
    start = min(person.start, person.post_start or person.start)
    found = REPRESENTS.search(context.text.lower, max(0, start - FAR), start)
    numbers = context.territories.numbers(max(0, found.start() - FAR), found.start()) if found is not None else ()
    if found is None or not numbers or context.territories[numbers[-1]].form == "adjective":
        return -1
    between = context.text.shadow[context.territories[numbers[-1]].end : found.start()]
    return -1 if any(mark in between for mark in ".,;:–") else numbers[-1]


def _before_dash(context: Context, person: PersonMention) -> int:
    """Return the territory of «губернаторы: Тульской области – Олег Сурин», -1 where none stands so before a name."""
    if not context.text.shadow.endswith(" – ", 0, person.start):
        return -1
    numbers = context.territories.numbers(max(0, person.start - FAR), person.start)
    last = numbers[-1] if numbers else -1
    if last < 0 or context.territories[last].end != person.start - len(" – "):
        return -1
    start = context.territories[last].start
    is_parted = context.text.shadow.endswith((": ", ", ", "; "), 0, start)
    return last if is_parted and context.posts.holding(start) is None else -1


FAR = 60  # characters


BEHIND = agrees(r"(?: \(| (?:от|за) (?:правительства |администрации |лица )?)(?=\S)")


def _behind(context: Context, person: PersonMention) -> int:
    """Return the territory of «Олег Сурин (Пензенская область)», «Олег Сурин от Коми», -1 where none stands there."""
    found = BEHIND.match(context.text.lower, person.end)
    numbers = context.territories.numbers(found.end(), found.end() + 1) if found else ()
    return numbers[0] if numbers else -1


# «от края – министр …»: the only region of that kind which the text names
NOUN_OF_SIDE = agrees(
    r"\b(?:со стороны|от имени|от|за) (?P<noun>края|край|области|область|республики|республику|округа|округ)"
    r"(?: –| документ подписал[аи]?| подписал[аи]?| расписал[а-я]+)? $"
)


def _from_noun(context: Context, start: int) -> int:
    """Return the territory of «от края – министр …» before a place, -1 where none or several may be meant."""
    found = NOUN_OF_SIDE.search(context.text.lower, max(0, start - FAR), start)
    if found is None:
        return -1
    stem = stem_of_kind(found["noun"])
    fitting = [
        number
        for number, item in enumerate(context.territories)
        if item.level == "region" and item.form == "name" and stem in item.name
    ]
    return fitting[0] if fitting and len({context.territories[number].code for number in fitting}) == 1 else -1


OTHER_SIDE = re.compile(r"\s(?:со стороны|от имени|от|за)\s")


# «за колымчан в ней стоит подпись вице-губернатора А»
OF_PEOPLE = agrees(r"\b(?:со стороны|от имени|от|за) (?P<people>[а-я-]+)(?: [а-я]+){0,5}?(?: –)? $")


def _from_people(context: Context, opening: int, start: int) -> int:
    """Return the territory of whose people a signer acts for, -1 where none is told or the text does not name it."""
    found = OF_PEOPLE.search(context.text.lower, max(opening, start - FAR), start)
    people = inhabitants().get(found["people"]) if found is not None else None
    if people is None:
        return -1
    return next(
        (n for n, item in enumerate(context.territories) if item.code == people.code and item.form == "name"), -1
    )


def _from_side(context: Context, person: PersonMention) -> int:
    """Return the territory of «от Иркутской области – министр …», -1 where none stands so before a person."""
    start = min(person.start, person.post_start or person.start)
    sentence = context.text.sentence_at(person.start)
    noun = _from_noun(context, start)
    if noun >= 0:
        return noun
    people = _from_people(context, sentence.start, start)
    if people >= 0:
        return people
    for number in reversed(context.territories.numbers(sentence.start, start)):
        item = context.territories[number]
        if item.end > start:
            continue
        between = context.text.shadow[item.end : start]
        if len(between) > 60 or ("," in between and "–" not in between) or ";" in between or OTHER_SIDE.search(between):
            return -1
        return number if FROM_SIDE.search(context.text.lower, max(0, item.start - 40), item.start) else -1
    return -1

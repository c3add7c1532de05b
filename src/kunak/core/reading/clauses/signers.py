"""Who a text says has signed: not who was present, spoke, or sent them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import FIRST_PERSON, SIGNED
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.scan import agrees, last_match
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention

PRESENT = agrees(
    r"в присутствии|присутствова\w+|наблюдал\w*|приняли участие|принял[аи]? участие|участвова\w+|"
    r"свидетел\w+|по поручению|от имени|почетн\w+ гост\w+|среди гостей|гост[ьи] (?:форума|церемонии)|под "
    r"председательством|возглавит|возглавля\w+|при участии|делегаци\w+ во главе|встретил\w+ с|в лице "
    r"которого|возложить|назначен\w*"
)


SAID = agrees(
    r"(?:сообщил|рассказал|отметил|пояснил|заявил|подчеркнул|сказал|уточнил|добавил|напомнил|пошутил|"
    r"прокомментировал|написал|заметил|передал|поблагодарил|признал\w*|считает|уверен|вручил|подарил|"
    r"процитировал|говорит|по словам|со слов|по данным|слова|по мнению)(?:а|и|ось|ся|ет)?"
)


ACTIVE = agrees(
    r"подписал(?:и|а)?|подписант\w*|автограф\w*|подписыва\w+|заключил(?:и|а)?|утвердил(?:и|а)?|"
    r"поставил(?:и|а)?|скрепил(?:и|а)?|завизировал(?:и|а)?|подписани\w+|подпис\w+|подписан\w*|заключен\w*|"
    r"утвержден\w*|скреплен\w*|принял\w*|расписа(?:лись|лась|лся|ться)|заверил\w*"
)


FROM_SIDE = agrees(r"(?:со стороны|от имени|\bот|\bза) (?:правительства |администрации )?$")


@dataclass(frozen=True, slots=True)
class Signer:
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
        if sentence in others:
            continue
        for person in _in_sentence(context, index):
            if sentence.start <= person.start and any(span.start <= person.start < span.end for span in others):
                continue
            signer = _signer(context, person)
            known = next((place for place, other in enumerate(out) if same_person(other.mention, person)), None)
            if known is None:
                out.append(signer)
            elif out[known].post is None and signer.post is not None:
                out[known] = replace(signer, mention=out[known].mention)
        if not out and THEY.search(context.sentence_words(index)) and index:
            out += [_signer(context, person) for person in _subjects(context, index - 1)]
        if len(out) >= 2 and index != sentences[-1] and not _has_more(context, index):
            break
    return out


THEY = agrees(
    r"\b(?:главы (?:двух |обоих |соседних )?(?:регионов|республик|областей|субъектов|муниципалитетов|"
    r"городов|ведомств|территорий)|губернаторы|министры|руководители (?:регионов|ведомств)|они)\b(?: "
    r"[а-я]+){0,4}? (?:подписали|заключили|скрепили|поставили|завизировали)|(?:подписали|заключили) они\b"
)


def _subjects(context: Context, index: int) -> list[PersonMention]:
    """Return the people with posts of a sentence, of whom the next one says «они»."""
    sentence = context.text.sentences[index]
    return [person for person in context.people.within(sentence.start, sentence.end) if person.post][:3]


# a signing that a meeting ends with: «Завершились переговоры подписанием …», «По итогам встречи подписано …»
OUTCOME = agrees(
    r"\b(?:по (?:итогам|результатам)|в (?:результате|завершение|ходе)) (?:[а-я]+ )?(?:встреч|переговор|визит)|"
    r"\b(?:завершил|закончил|увенчал|ознаменовал)\w+ (?:[а-я]+ ){0,3}?подписани"
)


def find_those_who_met(context: Context, index: int, codes: Sequence[str | None]) -> list[Signer]:
    """Return the two heads of the meeting that a signing ends, one of each of two parties; empty where it is not so.

    Args:
        index: number of the sentence that tells of the signing.
        codes: of the parties.
    """
    if not index or not OUTCOME.search(context.sentence_words(index)):
        return []
    signers = [_signer(context, person) for person in _subjects(context, index - 1) if person.case in ("nomn", "")]
    owners = [context.territories[signer.territory].code for signer in signers if signer.territory >= 0]
    is_pair = len(signers) == len(codes) == len(set(owners)) and set(owners) == set(codes)
    return [replace(signer, confidence=0.7) for signer in signers] if is_pair else []


def _has_more(context: Context, index: int) -> bool:
    """Tell whether the signing goes on in the next sentence: «Вторую подпись поставил …»."""
    sentences = context.text.sentences
    if index + 1 >= len(sentences):
        return False
    return "вторую подпись" in context.sentence_words(index + 1)


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
    signing = in_list or SIGNED.search(lower) is not None or ACTIVE.search(lower) is not None
    people = list(context.people.within(sentence.start, sentence.end))
    if not signing:
        return []
    speaker_signs = (
        FIRST_PERSON.search(context.text.lower[max(0, sentence.start - 500) : sentence.end]) is not None
        and "«" in context.text.shadow[max(0, sentence.start - 500) : sentence.end]
    ) or (FIRST_PERSON.search(lower) is not None)
    out = []
    for person in people:
        start = (person.post_start or person.start) - sentence.start
        if person.post_end and person.post_start > person.start:
            start = person.start - sentence.start
        if _only_present(lower, start, person.end - sentence.start) and not _is_after_present(
            context, person, sentence
        ):
            continue
        if (
            _only_speaks(lower, start, person.end - sentence.start)
            and not speaker_signs
            and not _signs_too(lower, person.end - sentence.start)
        ):
            continue
        if any(
            pair.end - pair.start < 60 and pair.start == person.start and pair.end == person.end
            for pair in context.text.quotes
        ):
            continue
        out.append(person)
    out += [person for person in _meant_by_pronoun(context, index) if not any(same_person(person, one) for one in out)]
    out += [person for person in _meant_by_post(context, sentence) if not any(same_person(person, one) for one in out)]
    if FIRST_PERSON.search(lower) is not None and SIGNED.search(lower) is not None:
        out += [person for person in _author(context) if not any(same_person(person, other) for other in out)]
        out += [
            person for person in _speakers_after(context, index) if not any(same_person(person, other) for other in out)
        ]
    return out


# «он только что поставил подпись», «он и министр …», «подписи поставили я и мой коллега»
PRONOUN = agrees(
    r"(?:^\W*|[,;:–] |\bи |\bкогда )(?P<who>он|она|я)\b(?: [а-я-]+){0,4}? (?:подпис|заключ|постав|скреп|завизир|"
    r"утверд)\w+л[аи]?\b|"
    r"(?:^\W*|, )(?P<and>он|она|я) (?:и|вместе с) |(?:подпис|заключ|постав|"
    r"скреп)\w+ (?:[а-я-]+ ){0,6}?(?P<after>он|она|я)\b"
)


def _meant_by_pronoun(context: Context, index: int) -> list[PersonMention]:
    """Return who is meant by the pronoun that signs: the last person with a post who acts in the sentences before."""
    found = PRONOUN.search(context.sentence_words(index))
    if found is None or index == 0:
        return []
    sentences = context.text.sentences
    near = context.people.within(sentences[max(0, index - 2)].start, sentences[index].start)
    return [person for person in near if person.post and person.case in ("nomn", "")][-1:]


# «самарский губернатор подписал», «подпись поставил глава региона»: the verb right beside a post without a name
BESIDE_POST = agrees(r"(?:подпис|заключ|постав|скреп|завизир|утверд)[а-я]+л[аи]?\b")
NEAR_POST = 30  # characters


def _meant_by_post(context: Context, sentence: Span) -> list[PersonMention]:
    """Return who is meant by a post without a name that signs: the only person whom the text gives that post."""
    out: list[PersonMention] = []
    for post in context.posts.within(sentence.start, sentence.end):
        before = max(sentence.start, post.start - NEAR_POST)
        if post.case not in ("nomn", "") or post.number != "sing":
            continue
        if not (
            BESIDE_POST.search(context.text.lower, post.end, min(sentence.end, post.end + NEAR_POST))
            or BESIDE_POST.search(context.text.lower, before, post.start)
        ):
            continue
        code = context.territories[post.territory].code if post.territory >= 0 else None
        holders = {
            person.surname: person
            for person in reversed(context.people)
            if person.post is not None
            and _is_one_post(person.post, post.value)
            and (code is None or (person.territory >= 0 and context.territories[person.territory].code == code))
        }
        if len(holders) == 1:
            out += holders.values()
    return out


HEADS_OF_REGIONS = frozenset(("глава", "губернатор", "президент", "раис", "руководитель"))


def _is_one_post(left: str, right: str) -> bool:
    """Tell whether two posts are one: by their first words; a head of a region may be called by any of its words."""
    first = {left.split(maxsplit=1)[0], right.split(maxsplit=1)[0]}
    return len(first) == 1 or (first <= HEADS_OF_REGIONS and max(left, right, key=len).count(" ") == 0)


LONGEST_SIGNATURE = 110  # characters of «Глава Карелии А. Пряжинский, запись от 15 октября 2025 года»


def _author(context: Context) -> list[PersonMention]:
    """Return who put his name with his post under a text, as authors of posts do."""
    shadow = context.text.shadow.rstrip()
    start = shadow.rfind("\n") + 1
    if len(shadow) - start > LONGEST_SIGNATURE:
        start = len(shadow)
    last = [
        person
        for person in context.people
        if person.post
        and (person.start >= start or (person.post_start > person.end and len(shadow) - person.post_end < 4))
    ]
    return last[-1:]


def _speakers_after(context: Context, index: int) -> list[PersonMention]:
    """Return who speaks in the sentence after a «мы подписали», if that one only tells who spoke."""
    sentences = context.text.sentences
    if index + 1 >= len(sentences):
        return []
    sentence = sentences[index + 1]
    words = context.text.lower[sentence.start : sentence.end]
    if not SAID.search(words) or ACTIVE.search(words):
        return []
    return [person for person in context.people.within(sentence.start, sentence.end) if person.post][:1]


def _only_present(lower: str, start: int, end: int) -> bool:
    """Tell whether the clause of a person says that he only attended, sent or will lead something."""
    clause_start = max(lower.rfind(mark, 0, start) for mark in (";", "(", " – "))
    before = lower[max(0, clause_start + 1) : start]
    for found in PRESENT.finditer(before):
        between = before[found.end() :]
        if not ACTIVE.search(between) and len(between) < 220:
            return True
    after = lower[end : end + 45]
    return re.match(r"[^.;]{0,25}?\b(?:присутств|наблюда|возглав)", after) is not None


GOVERNS = agrees(r"по поручению|от имени|в присутствии|при участии|под председательством")


def _is_after_present(context: Context, person: PersonMention, sentence: Span) -> bool:
    """Tell whether another one closes the phrase: «по поручению губернатора А глава Б», «в присутствии полпреда …»."""
    if person.case != "nomn":
        return False
    found = last_match(GOVERNS, context.text.lower[sentence.start : person.start])
    if found is None:
        return False
    start, end = sentence.start + found.end(), person.post_start or person.start
    return any(other.case not in ("nomn", "") for other in context.people.within(start, end)) or any(
        post.case not in ("nomn", "") for post in context.posts.within(start, end)
    )


def _signs_too(lower: str, end: int) -> bool:
    """Tell whether the one who speaks is told to have signed: «сказал глава после того, как поставил подпись»."""
    return (
        re.search(
            r"(?:поставил[аи]?|скрепил[аи]?)\s+(?:свою\s+)?подпис|после того,? как[^.]{0,80}подписал", lower[end:]
        )
        is not None
    )


def _only_speaks(lower: str, start: int, end: int) -> bool:
    """Tell whether a verb of speech stands right before the person or right after."""
    before = lower[max(0, start - 40) : start]
    found = last_match(SAID, before)
    if (
        found is not None
        and re.fullmatch(r"[\s,а-я]{0,25}", before[found.end() :])
        and not ACTIVE.search(before[found.end() :])
    ):
        return True
    return re.match(rf"\s*(?:в свою очередь |также |при этом )?(?:{SAID.pattern})", lower[end : end + 40]) is not None


def _signer(context: Context, person: PersonMention) -> Signer:
    if person.post is not None:
        territory = _of_post(context, person) if person.territory >= 0 else _from_side(context, person)
        territory = territory if territory >= 0 else _in_brackets(context, person)
        return Signer(
            person, person.post, Span(person.post_start, person.post_end), territory, person.body, person.is_listed
        )
    side = _from_side(context, person)
    side = side if side >= 0 else _in_brackets(context, person)
    for other in context.people:
        if other.post is not None and same_person(other, person):
            territory = other.territory if other.territory >= 0 else side
            return Signer(
                person, other.post, Span(other.post_start, other.post_end), territory, other.body, other.is_listed, 0.9
            )
    return Signer(person, None, None, side, -1)


def _of_post(context: Context, person: PersonMention) -> int:
    """Return the territory of a post; of «министр индийского штата Раджастхан» the part, not the country."""
    item = context.territories[person.territory]
    if item.level != "country" or item.form != "adjective" or person.is_listed:
        return person.territory
    inside = context.territories.numbers(item.end, person.post_end)
    return next((number for number in inside if context.territories[number].form == "name"), person.territory)


def _in_brackets(context: Context, person: PersonMention) -> int:
    """Return the territory of «Олег Сурин (Пензенская область)», -1 where none stands so behind a name."""
    numbers = context.territories.numbers(person.end, person.end + 3)
    return numbers[0] if numbers and context.text.shadow[person.end : person.end + 2] == " (" else -1


def _from_side(context: Context, person: PersonMention) -> int:
    """Return the territory of «от Иркутской области – министр …», -1 where none stands so before a person."""
    start = min(person.start, person.post_start or person.start)
    sentence = context.text.sentence_at(person.start)
    for number in reversed(context.territories.numbers(sentence.start, start)):
        item = context.territories[number]
        if item.end > start:
            continue
        between = context.text.shadow[item.end : start]
        if len(between) > 60 or ("," in between and "–" not in between) or ";" in between:
            return -1
        return number if FROM_SIDE.search(context.text.lower, max(0, item.start - 40), item.start) else -1
    return -1

"""Who signed: not who was present, spoke or sent them; name and post in the nominative, and for which party."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.event import FIRST_PERSON, SIGNED
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.entities.posts import Post
from kunak.core.reading.record import Party, Person

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
    r"утвержден\w*|скреплен\w*|принял\w*"
)
COLLEAGUE = agrees(r"(?:его|ее) (?:\w+ )?коллег\w+")
COLLEAGUE_WORD = agrees(r"коллег\w+")
FROM_SIDE = agrees(r"(?:со стороны|от имени|\bот) (?:правительства |администрации )?$")
SIDE = agrees(r"(?:с|со|от) (?P<adjective>[а-я-]+(?:ской|цкой)) (?:стороны)?|со стороны (?P<owner>[а-я-]+)")
PLURAL_POST = (
    "главы",
    "губернаторы",
    "главами",
    "губернаторами",
    "глав",
    "губернаторов",
    "министры",
    "министрами",
    "мэры",
    "мэрами",
    "председатели",
    "ректоры",
    "руководители",
    "руководителями",
)


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


def find_signers(context: Context, sentences: Sequence[int]) -> list[Signer]:
    """Return who signed by the sentences of a signing, in order, each person once."""
    out: list[Signer] = []
    for index in sentences:
        for person in _in_sentence(context, index):
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
    signing = SIGNED.search(lower) is not None or ACTIVE.search(lower) is not None
    people = [person for person in context.people.within(sentence.start, sentence.end)]
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
        if _only_present(lower, start, person.end - sentence.start):
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
    if FIRST_PERSON.search(lower) is not None and SIGNED.search(lower) is not None:
        out += [person for person in _author(context) if not any(same_person(person, other) for other in out)]
        out += [
            person for person in _speakers_after(context, index) if not any(same_person(person, other) for other in out)
        ]
    return out


def _author(context: Context) -> list[PersonMention]:
    """Return who put his name with his post under a text, as authors of posts do."""
    last = [
        person
        for person in context.people
        if person.post and person.post_start > person.end and len(context.text.shadow.rstrip()) - person.post_end < 4
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
    found = None
    for found in SAID.finditer(before):
        pass
    if (
        found is not None
        and re.fullmatch(r"[\s,а-я]{0,25}", before[found.end() :])
        and not ACTIVE.search(before[found.end() :])
    ):
        return True
    return re.match(rf"\s*(?:в свою очередь |также |при этом )?(?:{SAID.pattern})", lower[end : end + 40]) is not None


def _signer(context: Context, person: PersonMention) -> Signer:
    if person.post is not None:
        territory = person.territory if person.territory >= 0 else _from_side(context, person)
        return Signer(
            person, person.post, Span(person.post_start, person.post_end), territory, person.body, person.is_listed
        )
    side = _from_side(context, person)
    for other in context.people:
        if other.post is not None and same_person(other, person):
            territory = other.territory if other.territory >= 0 else side
            return Signer(
                person, other.post, Span(other.post_start, other.post_end), territory, other.body, other.is_listed, 0.9
            )
    return Signer(person, None, None, side, -1)


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


def with_free_posts(context: Context, signers: list[Signer], sentences: Sequence[int]) -> list[Signer]:
    """Return the signers, those without a post with the plural one that stands in the sentences before."""
    if not signers or all(signer.post for signer in signers):
        return signers
    post = _plural_post(context, signers, sentences)
    out = []
    for place, signer in enumerate(signers):
        if signer.post is None and post is not None:
            own = _own_territory(context, post, place, len(signers))
            signer = replace(
                signer,
                post=post.value,
                post_span=Span(post.start, post.end),
                territory=own,
                is_listed=True,
                confidence=0.7,
            )
        elif signer.post is None and _is_colleague(context, signer) and signers[0].post:
            own = _adjective_before(context, signer)
            signer = replace(
                signer, post=signers[0].post, post_span=signers[0].post_span, territory=own, confidence=0.7
            )
        out.append(signer)
    return out


def _adjective_before(context: Context, signer: Signer) -> int:
    """Return the territory of «его чеченский коллега», «его коллега из Рязани», -1 where none is named."""
    start = signer.mention.start
    for number in reversed(context.territories.numbers(start - 60, start)):
        item = context.territories[number]
        if COLLEAGUE_WORD.search(context.text.lower, max(0, item.start - 30), start):
            return number
    return -1


def _plural_post(context: Context, signers: Sequence[Signer], sentences: Sequence[int]) -> Post | None:
    last = max(signer.mention.start for signer in signers)
    for post in context.posts:
        words = context.text.lower[post.start : post.end].split()
        if post.start < last and words[0] in PLURAL_POST and (post.names == () or len(post.names) > 1):
            return post
    return None


def _own_territory(context: Context, post: Post, place: int, count: int) -> int:
    inside = list(context.territories.numbers(post.start, post.end))
    return inside[place] if len(inside) == count else -1


def _is_colleague(context: Context, signer: Signer) -> bool:
    before = context.text.lower[max(0, signer.mention.start - 70) : signer.mention.start]
    return COLLEAGUE.search(before) is not None


def _with_party_post(context: Context, signer: Signer, owner: str | None, parties: Sequence[Party]) -> Signer:
    """Return a signer without a post with the one that the text gives, without a name, to his party."""
    party = next((party for party in parties if party.name == owner), None)
    if signer.post is not None or party is None:
        return signer
    for post in context.posts:
        if post.number != "sing" or post.start > signer.mention.start or post.case not in ("nomn", ""):
            continue
        body = context.bodies[post.body] if post.body >= 0 else None
        code = context.territories[post.territory].code if post.territory >= 0 else None
        is_own = (
            body is not None
            and body.type in ("company", "institution", "other")
            and _stems(body.name) & _stems(party.name)
        ) or (code is not None and code == party.code and party.type in ("territory", "country"))
        if is_own:
            return replace(signer, post=post.value, post_span=Span(post.start, post.end), confidence=0.7)
    return signer


def to_people(context: Context, signers: Sequence[Signer], parties: Sequence[Party]) -> tuple[Person, ...]:
    """Return the signers as the record holds them, each with the party signed for, None where it cannot be told."""
    if len(signers) > len(parties):
        signers = [signer for signer in signers if not _is_of_other(context, signer, parties)] or signers
    owners = [_owner(context, signer, parties) for signer in signers]
    taken = [owner for owner in owners if owner is not None]
    free = [party.name for party in parties if party.name not in taken]
    out = []
    open_places = [place for place, owner in enumerate(owners) if owner is None]
    for place, signer in enumerate(signers):
        owner, confidence = owners[place], signer.confidence
        if owner is None and len(open_places) == len(free) and free:
            by_order = [name for name in _text_order(context, signers, parties) if name in free]
            owner = by_order[open_places.index(place)]
            confidence = min(confidence, 0.8 if len(free) == 1 else 0.6)
        signer = _with_party_post(context, signer, owner, parties)
        spans = [Span(signer.mention.start, signer.mention.end)]
        if signer.post_span is not None:
            spans.append(signer.post_span)
        out.append(
            Person(
                _full_name(context, signer.mention), signer.post, owner, tuple(spans), confidence, "signatory.signed"
            )
        )
    return tuple(out)


def _is_of_other(context: Context, signer: Signer, parties: Sequence[Party]) -> bool:
    """Tell whether a signer's post names a territory that is no party: he signed another act of the same sentence."""
    if signer.territory < 0:
        return False
    item = context.territories[signer.territory]
    if item.level == "foreign":
        return all(party.name != item.name for party in parties if party.type == "territory")
    return item.level == "region" and item.form == "name" and all(party.code != item.code for party in parties)


def _text_order(context: Context, signers: Sequence[Signer], parties: Sequence[Party]) -> list[str]:
    """Return the parties' names in the order in which the text first names them."""
    return [party.name for party in sorted(parties, key=lambda party: party.spans[0].start)]


def _owner(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    if signer.body >= 0:
        body = context.bodies[signer.body]
        for party in parties:
            if party.name.lower() == body.name.lower() or any(span.start == body.start for span in party.spans):
                return party.name
        if body.type in ("institution", "company"):
            fitting = [party for party in parties if party.type == body.type]
            if len(fitting) == 1:
                return fitting[0].name
    if signer.territory >= 0:
        item = context.territories[signer.territory]
        same = [
            party
            for party in parties
            if party.code == item.code
            and (item.level != "foreign" or party.name == item.name or party.type != "territory")
        ]
        if len(same) == 1:
            return same[0].name
        post = (signer.post or "").lower()
        for party in same:
            if _stems(post) & _stems(party.name):
                return party.name
    side = _side(context, signer, parties)
    if side is not None:
        return side
    if signer.post_span is not None:
        words = context.text.lower[signer.post_span.start : signer.post_span.end]
        for party in parties:
            if party.type in ("municipality", "institution", "company", "other") and _stems(party.name) & _stems(words):
                return party.name
        by_noun = _by_noun(words, parties) if signer.territory < 0 else None
        if by_noun is not None:
            return by_noun
        generic = [
            party.name
            for party in parties
            if party.rule in ("party.home", "party.signer") and party.type == "territory"
        ]
        if (
            signer.territory < 0
            and len(generic) == 1
            and re.search(r"\b(?:республики|области|края|региона|округа)$", words)
        ):
            return generic[0]
        if re.match(r"ректор|директор|генеральн|президент компании", words):
            fitting = [party for party in parties if party.type in ("institution", "company")]
            if len(fitting) == 1:
                return fitting[0].name
    return None


NOUNS = ("республик", "област", "край", "края", "округ", "провинци", "район", "аймак", "штат")


def _by_noun(words: str, parties: Sequence[Party]) -> str | None:
    """Return the only party that is a «республика» or «область» where a post ends with just that word."""
    last = words.rsplit(maxsplit=1)[-1]
    for noun in NOUNS:
        if last.startswith(noun):
            stem = "край" if noun.startswith("кра") else noun
            fitting = [
                party.name
                for party in parties
                if stem in party.name.lower() and party.type in ("territory", "municipality")
            ]
            return fitting[0] if len(fitting) == 1 else None
    if last in ("города", "горсовета", "гордумы") or words.startswith("мэр"):
        fitting = [party.name for party in parties if party.type == "municipality"]
        return fitting[0] if len(fitting) == 1 else None
    return None


def _side(context: Context, signer: Signer, parties: Sequence[Party]) -> str | None:
    """Return the party of «с калужской стороны … подписал»."""
    start = (
        signer.post_span.start
        if signer.post_span and signer.post_span.start < signer.mention.start
        else signer.mention.start
    )
    sentence = context.text.sentence_at(signer.mention.start)
    before = context.text.lower[max(sentence.start, start - 70) : start]
    found = None
    for found in SIDE.finditer(before):
        pass
    if found is None:
        return None
    word = found["adjective"] or found["owner"]
    for item in context.territories:
        if item.start == start - len(before) + found.start("adjective" if found["adjective"] else "owner"):
            for party in parties:
                if party.code == item.code or (item.level == "country" and party.code == item.code):
                    return party.name
    for stem, kind in SIDE_KINDS:
        if word.startswith(stem):
            fitting = [
                party.name for party in parties if party.type == kind and (kind != "body" or stem in party.name.lower())
            ]
            return fitting[0] if len(fitting) == 1 else None
    for noun in ("край", "область", "республика", "округ"):
        if word.startswith(noun[:3]):
            fitting = [party.name for party in parties if noun in party.name.lower()]
            return fitting[0] if len(fitting) == 1 else None
    return next((party.name for party in parties if _stems(party.name) & _stems(word)), None)


SIDE_KINDS = (
    ("министерств", "body"),
    ("комитет", "body"),
    ("департамент", "body"),
    ("ассоциаци", "other"),
    ("фонд", "other"),
    ("компани", "company"),
    ("предприяти", "company"),
    ("банк", "company"),
    ("университет", "institution"),
    ("вуз", "institution"),
    ("институт", "institution"),
    ("академи", "institution"),
)
COMMON = frozenset(
    (
        "област",
        "респуб",
        "министе",
        "минист",
        "правит",
        "админи",
        "район",
        "города",
        "комите",
        "департ",
        "управл",
        "и",
        "по",
    )
)


def _stems(words: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[а-я]{4,}", words.lower().replace("ё", "е"))} - COMMON


def _full_name(context: Context, mention: PersonMention) -> str:
    """Return the fullest name that the text gives to a person."""
    best = mention.name
    for other in context.people:
        if other.is_short or not same_person(other, mention):
            continue
        if _weight(other.name) > _weight(best):
            best = other.name
    parts = best.split()
    if len(parts) == 2 and not parts[0].endswith("."):
        for other in context.people:
            words = other.name.split()
            if (
                len(words) == 2
                and words[0] == parts[0]
                and words[1].endswith(("ович", "евич", "ич", "овна", "евна", "ична"))
                and words[1] != parts[1]
            ):
                return f"{parts[0]} {words[1]} {parts[1]}"
    return best


def _weight(name: str) -> int:
    return sum(len(part) if not part.endswith(".") else 1 for part in name.split())

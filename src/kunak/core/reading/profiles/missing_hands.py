"""Who signed for a side that has no signer yet.

Of several acts, whom a sentence that tells the hands of all has for that side: «Партнёров представляли вице-губернатор
Хабаровского края А, министр Камчатки Б». Of one act, the only one of that side whom the text names at all.
"""

from collections.abc import Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import NEGOTIATED, PLANNED, WILL_SIGN, is_background
from kunak.core.reading.clauses.presence import is_of_his, is_of_visit, is_replaced, only_present, only_speaks
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signatories import with_free_posts
from kunak.core.reading.clauses.signer_sides import owner_of
from kunak.core.reading.clauses.signers import Signer, same_person, signer_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.telling import headline_end, tells
from kunak.core.reading.record import Party

HANDS = agrees(
    r"\b(?:подпис[ьия]|автограф|росчерк|подписант|подписавш|подписыва|расписыва|расписал)[а-я]*|"
    r"\b(?:представлял|представил|вписал|заверил|удостоверил|действовал)[аи]?\b"
)
CONFIDENCE = 0.7
MOST_SIDES = 4


def with_missing_hands(context: Context, scopes: Sequence[Scope]) -> None:
    """Give each signed act that lacks a signer of a side the only one whom the sentences about hands have for it."""
    signed = [scope for scope in scopes if scope.event == "signed" and scope.is_main]
    if len(signed) == 1:
        _of_those_named(context, signed[0])
    if len(signed) < 2:
        return
    named: list[Signer] | None = None
    for scope in signed:
        if not 2 <= len(scope.parties) <= MOST_SIDES or len(scope.signers) >= len(scope.parties):
            continue
        owners = [owner_of(context, signer, scope.parties) for signer in scope.signers]
        if not owners and not _may_be_same(context, scope, signed):
            continue
        named = list(_hands(context)) if named is None else named
        for party in scope.parties:
            if party.name in owners or len(scope.signers) >= len(scope.parties):
                continue
            own = [one for one in named if _is_of(context, one, party, scope.parties)]
            known = own and any(same_person(own[0].mention, one.mention) for one in scope.signers)
            if own and not known and all(same_person(own[0].mention, one.mention) for one in own):
                scope.signers = (*scope.signers, own[0]._replace(confidence=CONFIDENCE))
    _of_host(context, signed)


def _of_host(context: Context, signed: Sequence[Scope]) -> None:
    """Give the acts of one host with several guests its only person: «А провёл три встречи. С главой Б …»."""
    everywhere = [party.name for scope in signed for party in scope.parties]
    hosts = {name for name in everywhere if everywhere.count(name) == len(signed)}
    if len(hosts) != 1 or context.text.held(NOT_SIGNED):
        return
    host = next(iter(hosts))
    able = [one for one in _distinct(context) if _may_sign(context, one)]
    for scope in signed:
        if len(scope.parties) != len(scope.signers) + 1 or not scope.signers:
            continue
        if any(owner_of(context, signer, scope.parties) in (host, None) for signer in scope.signers):
            continue
        own = [one for one in able if owner_of(context, one, scope.parties) == host]
        if len(own) == 1 and own[0].post:
            _add(context, scope, own)


def _of_those_named(context: Context, scope: Scope) -> None:
    """Give a lone act the signers that it lacks: of each side the only person whom the text names for it.

    «Перед камерами сидели министр А и министр Б», «Из Абакана участвовал глава Хакасии, из Тамбова – глава области»:
    whatever the verb, who else would have signed. Where the text names no more people than there are sides, it is they,
    though none of them is told to be of a side.
    """
    if not 2 <= len(scope.parties) <= MOST_SIDES or len(scope.signers) >= len(scope.parties):
        return
    named = _distinct(context)
    if not named or context.text.held(NOT_SIGNED):
        return
    bodies = {party.name for party in scope.parties if party.type == "body"}
    able = [signer for signer in named if _may_sign(context, signer)]
    able = [one for one in able if not (heads_territory(one) and owner_of(context, one, scope.parties) in bodies)]
    owners = [owner_of(context, signer, scope.parties) for signer in able]
    free = [signer for signer in able if not any(same_person(signer.mention, one.mention) for one in scope.signers)]
    if len(named) == len(able) == len(scope.parties) and (not scope.signers or all(one.post for one in free)):
        if len([owner for owner in owners if owner]) == len({owner for owner in owners if owner}):
            _add(context, scope, free)
        return
    taken = {owner_of(context, signer, scope.parties) for signer in scope.signers}
    found = []
    for party in scope.parties:
        own = [one for one in free if owner_of(context, one, scope.parties) == party.name]
        if party.name in taken:
            continue
        if len(own) != 1 or None in taken:
            return
        found += own
    _add(context, scope, found)


def _add(context: Context, scope: Scope, signers: Sequence[Signer]) -> None:
    both = [*scope.signers, *(signer._replace(confidence=BY_ELIMINATION) for signer in signers)]
    scope.signers = tuple(with_free_posts(context, sorted(both, key=lambda signer: signer.mention.start)))


BY_ELIMINATION = 0.6
# «губернатор отметил пользу» says nothing of who signed for a ministry of his
HEADS = ("губернатор", "вице-губернатор", "глава", "президент", "раис", "мэр", "премьер-министр", "врио губернатора")
MOST_OF_HEAD = 2  # words of such a post: «глава департамента культуры» has more


def heads_territory(signer: Signer) -> bool:
    """Tell whether somebody is at the head of a territory, and not of a body that the text names with the post."""
    post = signer.mention.post or ""
    return signer.body < 0 and post.startswith(HEADS) and len(post.split()) <= MOST_OF_HEAD


def _distinct(context: Context) -> list[Signer]:
    """Return the people whom a text names in full, each once, at his first mention with a post; of a crowd nobody."""
    out: list[Signer] = []
    for person in context.people:
        if len(out) > SEVERAL_MOST:
            return []
        if person.is_short:
            continue
        known = next((number for number, one in enumerate(out) if same_person(one.mention, person)), None)
        if known is None:
            out.append(signer_of(context, person))
        elif out[known].mention.post is None and person.post is not None:
            out[known] = signer_of(context, person)
    return out if len(out) <= SEVERAL_MOST else []


SEVERAL_MOST = 12  # people; who names more tells of a crowd
NOT_SIGNED = agrees(r"\bне (?:[а-я]+ )?(?:подписыва|подписал|расписыва|расписал)[а-я]*")


def _may_sign(context: Context, signer: Signer) -> bool:
    """Tell whether the sentence of a person is of the day of the signing, and he not only one who looks on."""
    person = signer.mention
    index = context.text.sentence_index(person.start)
    words = context.sentence_words(index)
    if is_background(words) or PLANNED.search(words) or NEGOTIATED.search(words) or WILL_SIGN.search(words):
        return False
    sentence = context.text.sentences[index]
    if (
        is_of_visit(context, person, sentence)
        or is_of_his(context, person, sentence)
        or is_replaced(context, person, sentence)
        or ATTENDED.search(words)
        or (person.post or "").startswith(ENVOYS)
    ):
        return False
    start = min(person.start, person.post_start or person.start) - sentence.start
    return not only_present(words, start, person.end - sentence.start) or TOOK_PART.search(words) is not None


ATTENDED = agrees(
    r"\b(?:на|при) (?:церемони|подписани|событи|торжеств|мероприяти)[а-я]+,?(?: [а-я]+,?){0,4} "
    r"(?:был|были|побывал|присутствов|пришл|пришел|приехал|собрал|видел)[а-я]*|"
    # … or was away
    r"\b(?:был[аи]?|находи(?:лся|лась|тся)|остава(?:лся|лась)|уш(?:ел|ла)) в "
    r"(?:отпуск[еу]|отъезде|командировк[еу]|больнице|разъездах)\b|\bотсутств(?:овал[аи]?|ует)\b|"
    r"\b(?:пропустил[аи]?|не (?:смог(?:ла|ли)? )?при(?:ехал[аи]?|ехать|был[аи]?|быть)) "
    r"(?:на )?(?:церемони|подписани|встреч)[а-я]+"
)
ENVOYS = (
    "консул",
    "генеральный консул",
    "посол",
    "чрезвычайный",
    "временный поверенный",
    "депутат",
    "сенатор",
    "ректор",
)
# «из Абакана в церемонии участвовал глава А, из Тамбова – глава Б»: of a signing from afar, both sign
TOOK_PART = agrees(r"\bиз [а-я-]+ (?:в [а-я]+ )?(?:участв|принима|подключ|присоедин)[а-я]+")

# «Также стороны подписали протокол»
BY_SAME = agrees(r"\b(?:стороны|они|те же|коллеги|оба|обе)\b")


def _may_be_same(context: Context, scope: Scope, signed: Sequence[Scope]) -> bool:
    """Tell whether an act without any signer has its own pair of sides, or is told to be of those who signed before."""
    own = {party.name for party in scope.parties}
    is_only = all(other is scope or {party.name for party in other.parties} != own for other in signed)
    return is_only or BY_SAME.search(context.sentence_words(scope.anchor)) is not None


def _hands(context: Context) -> Iterator[Signer]:
    """Yield the people with a post of a named side whom sentences about signatures tell of."""
    head = headline_end(context)
    for index, sentence in enumerate(context.text.sentences):
        words = context.sentence_words(index)
        if sentence.start < head or is_background(words) or PLANNED.search(words) or NEGOTIATED.search(words):
            continue
        if not (tells(context, index) or HANDS.search(words)):
            continue
        for person in context.people.within(sentence.start, sentence.end):
            start = min(person.start, person.post_start or person.start) - sentence.start
            if person.post is None or only_speaks(words, start, person.end - sentence.start):
                continue
            if only_present(words, start, person.end - sentence.start):
                continue
            yield signer_of(context, person)


# who governs signs for no parliament: «заместитель председателя Брестского облисполкома», «Брестский областной Совет»
OF_POWER = re.compile(r"исполком|губернатор|правительств|администраци|министр")
PARLIAMENT = re.compile(r"\b(?:совет (?:народных )?депутатов|дум|собрани|хурал|курултай|парламент|маслихат)")


def _is_of(context: Context, signer: Signer, party: Party, parties: Sequence[Party]) -> bool:
    """Tell whether a signer's own words give him to a party: a territory, a body, a side before him."""
    if owner_of(context, signer, parties) != party.name:
        return False
    item = context.territories[signer.territory] if signer.territory >= 0 else None
    if item is not None and item.form == "capital" and party.type == "body":
        return False  # the head of a town signs for no ministry of its region
    if party.type == "body" and OF_POWER.search(signer.post or "") and PARLIAMENT.search(party.name.lower()):
        return False
    return item is not None or signer.body >= 0

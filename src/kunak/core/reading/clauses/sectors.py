"""The sectors of co-operation that an agreement names."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.commitments.roles import WHOLE, is_person, share
from kunak.core.reading.clauses.commitments.sector import LAWS, STRONG
from kunak.core.reading.clauses.likely_sectors import Told, is_made, weighed
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.sector_directions import ahead, announced
from kunak.core.reading.clauses.sector_lists import in_list_with
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.clauses.sector_spans import span_of_sector, span_of_words
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.sectors import SectorWord
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.record import Commitment
from kunak.core.reading.text import QuotePair, Token

# «о внесении изменений в приложение к …»: what is changed tells the field
CHANGED = re.compile(
    r"о\s+внесении\s+изменени[^;]{0,40}?\s(?:в|к)\s+(?:[а-я]+\s+к\s+)?(?=соглашени|договор|меморандум|протокол)"
)
OTHER = "other"
OF_TITLE = "sector.title"
TAUGHT_WITHIN = 3
NATURE = "ecology"
SPARING = (
    *("охран", "сбереж", "сохран", "очист", "чист", "расчист", "оздоров", "использован", "пользован", "спасен"),
    *("возрожд", "защит", "восстановл", "мониторинг", "улучш", "исследован", "обводн"),
)
PLAIN = 1.0  # the confidence of a word of a title that tells a sector by itself
TRADE = "trade"
OF_SALE = frozenset((TRADE, "procurement"))
SCHOOLS = "education"
INDUSTRY = "industry"
LONGEST_NAME = 30  # letters between marks
NO_FIELD = frozenset((SCHOOLS, TRADE, "construction-housing", "transport-logistics", "industry", "energy", "other", ""))
OF_GOODS = frozenset(("agriculture", "industry", "construction-housing", "energy", "pharma", "transport-logistics"))
OF_SITE = frozenset(("через", "на", "у", "вдоль", "около"))
LAWS_ON = agrees(r"(?:закон|слушан)[а-я]* (?:[а-я]+ )?(?:обо?|о|в сфере|в области) ")
SPHERE = agrees(r"\bсфер|\bобласт")  # «в социальной сфере»: there a word that says little is enough


def find_sectors(context: Context, scope: Scope, commitments: tuple[Commitment, ...]) -> tuple[Sourced[str], ...]:
    """Return codes of sectors, each once, in the order of the text.

    Those that the title names, that a sentence on directions of co-operation names, and those of commitments; some of
    them are weighed (`likely_sectors`). Each is shown where the title names it plainly, else where it is told first.
    """
    told = told_of(context, scope, commitments)
    found: dict[str, Sourced[str]] = {}
    titled: dict[str, Sourced[str]] = {}
    for read in sorted(_candidates(context, scope, told), key=_start):
        known = found.setdefault(read.value, read)
        if read.rule == OF_TITLE != known.rule and read.confidence >= PLAIN:
            titled.setdefault(read.value, read)
    kept = sorted(weighed(context, scope, told, tuple(found.values())), key=_start)
    return tuple(titled.get(read.value, read) for read in kept)


def told_of(context: Context, scope: Scope, commitments: tuple[Commitment, ...]) -> Told:
    """Return where directions of an agreement may be told, and its undertakings."""
    return Told(tuple(announced(context, scope)), tuple(ahead(context, scope)), commitments)


def _start(read: Sourced[str]) -> int:
    return read.spans[0].start


def _candidates(context: Context, scope: Scope, told: Told) -> Iterator[Sourced[str]]:
    commitments = told.commitments
    if scope.title is not None:
        for span in scope.title.spans:
            changed = CHANGED.match(context.text.lower, span.start, span.end)
            yield from _of_title(context, span if changed is None else Span(changed.end(), span.end))
    undertaken = placed(commitment.spans[0] for commitment in commitments)
    for part in told.announced:
        yield from _of_directions(context, part, "sector.direction", 0.9, undertaken)
    for part in told.ahead:
        for read in _of_directions(context, part, "sector.ahead", 0.8, undertaken):
            if read.value != OTHER:
                yield read
    for commitment in commitments:
        yield from _of_commitment(context, commitment)
        yield from _of_pupils(context, commitment)
        yield from _of_school(context, commitment)
        if commitment.sector in OF_SALE:
            yield from _of_goods(context, commitment)
        elif commitment.sector == SCHOOLS:
            yield from _of_learners(context, commitment)
        elif commitment.sector == LAWS:
            yield from _of_laws(context, commitment)
    yield from _of_twins(context, scope)


def _of_title(context: Context, span: Span) -> Iterator[Sourced[str]]:
    """Yield the sectors of a title; those of a name in it, or of a place, only where nothing else tells one."""
    words = [word for word in sector_words(context).within(span.start, span.end) if _tells(word)]
    tokens = context.text.tokens_in(span.start, span.end)
    main = [word for word in words if _share_of(tokens, word) >= WHOLE] or words
    told = _without_waters(context, _of_trade_or_school(tokens, main))
    for word in told:
        if is_made(context, word):
            yield Sourced(INDUSTRY, (span_of_sector(context, word),), 0.8, OF_TITLE)
        else:
            shown = span_of_words(context, told, word.sector)
            if shown is not None and shown.start <= word.start < shown.end:
                yield _read(context, word, OF_TITLE, 1.0, shown)


def _of_trade_or_school(tokens: Sequence[Token], words: Sequence[SectorWord]) -> Sequence[SectorWord]:
    """Return the words without what only goes with training people: «о подготовке борцов» is of sport alone.

    Welders, pilots, seamen have no field: «об обучении моряков» is of schools alone.
    """
    number = next((number for number, token in enumerate(tokens) if is_of(token.lower, "training")), -1)
    if (
        number < 0
        or is_of(tokens[number].lower, "school_of")
        or any(is_of(one.lower, "place_of_learning") for one in tokens)
    ):
        return words
    taught = next((token for token in tokens[number + 1 : number + 1 + TAUGHT_WITHIN] if is_person(token.lower)), None)
    if taught is None:
        return words
    trade = {word.sector for word in words if word.start == taught.start}
    if not trade:
        return words
    gone = taught.start if trade <= NO_FIELD else tokens[number].start
    return [word for word in words if word.start != gone] or words


def _without_waters(context: Context, words: Sequence[SectorWord]) -> Sequence[SectorWord]:
    """Return the words without a shore or a lake that only says where: «ресурсы Ладожского озера», «два берега»."""
    return [word for word in words if word.sector != NATURE or word.weight > PLAIN or not _is_where(context, word)]


def _is_where(context: Context, word: SectorWord) -> bool:
    """Tell whether a water is no object of what is done for nature: «охрана озера», «сбережение горных рек»."""
    if not is_of(word.lemma, "waters"):
        return False
    number = context.text.token_index(word.start) - 1
    tokens = context.text.tokens
    while number > 0 and top(tokens[number].lower).pos in ("ADJF", "PRTF"):
        number -= 1
    return number >= 0 and not tokens[number].lower.startswith(SPARING)


def _share_of(tokens: Sequence[Token], word: SectorWord) -> float:
    number = next(number for number, token in enumerate(tokens) if token.end > word.start)
    return share(tokens, number, OF_SITE)


def _of_laws(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield the fields of the laws that parliaments compare: «слушания о лесе», «законы о промыслах»."""
    span = commitment.spans[0]
    on = LAWS_ON.search(context.text.lower, span.start, span.end)
    if on is not None:
        for word in sector_words(context).within(on.end(), span.end):
            if word.sector and word.weight >= STRONG:
                yield _read(context, word, "sector.of_laws", 0.8)


def _of_goods(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield the sectors of the goods that are traded: «поставлять продовольствие», «ярмарка скота»."""
    span = commitment.spans[0]
    for word in sector_words(context).within(span.start, span.end):
        if word.sector and word.weight >= STRONG and word.sector in OF_GOODS:
            yield _read(context, word, "sector.of_goods", 0.8)


def _of_school(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield education beside the field in which a school trains: «учить агрономов в университете»."""
    span = commitment.spans[0]
    words = [token for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    school = next((token for token in words if is_of(token.lower, "place_of_learning")), None)
    if school is not None and any(is_of(token.lower, "training") for token in words):
        yield Sourced("education", (Span(school.start, school.end),), 0.7, "sector.of_school")


def _of_learners(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield the field of those who are trained, or for whom: «вуз учит агрономов», «подготовка кадров для села»."""
    span = commitment.spans[0]
    tokens = context.text.tokens_in(span.start, span.end)
    taught = next((number for number, token in enumerate(tokens) if is_of(token.lower, "training")), -1)
    if taught >= 0:
        for word in sector_words(context).within(tokens[taught].end, span.end):
            is_field = word.weight >= STRONG and word.sector not in NO_FIELD and top(word.lemma).pos == "NOUN"
            if is_field and _share_of(tokens, word) >= WHOLE:
                yield _read(context, word, "sector.of_learners", 0.7)


def _of_pupils(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield education where a deed is for pupils, whatever else it is for; their rest and games are none."""
    if PUPILS.may_match(context.text.letters) and not AT_REST.search(commitment.text.lower()):
        span = commitment.spans[0]
        for found in PUPILS.finditer(context.text.lower, span.start, span.end):
            yield Sourced("education", (Span(*found.span()),), 0.7, "sector.of_pupils")


def _of_twins(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield intermunicipal ties where a headline or the sentence of the signing calls the towns twins.

    A headline over several acts tells of none of them alone.
    """
    told = context.text.held(TWINS)
    head = (0,) if 0 in scope.sentences or 0 in scope.signing else ()
    for index in sorted(told.intersection((*head, *scope.signing))):
        sentence = context.text.sentences[index]
        for found in TWINS.finditer(context.text.lower, sentence.start, sentence.end):
            if scope.event == "signed":
                yield Sourced("interparliamentary", (Span(*found.span()),), 0.8, "sector.of_twins")


PUPILS = agrees(r"\bшкольник[а-я]*|\bученик[а-я]*")
AT_REST = re.compile(r"отдых|отдохн|лагер|каникул|оздоров|спорт|турнир|смен[аеуы]|путевк|санатор|горнолыж|матч")
TWINS = agrees(r"(?:город[а-я]{0,3}-)?(?:побратим|породнен)[а-я]*")


def _of_directions(
    context: Context, part: Span, rule: str, confidence: float, undertaken: Placed[Span]
) -> Iterator[Sourced[str]]:
    """Yield the sectors of words that tell one for sure, and of those in one list with such a word.

    Of the words of an undertaking only those of a list in it, or with a direction: one sector is enough for each deed.
    """
    words = [
        word
        for word in sector_words(context).within(part.start, part.end)
        if _may_tell(context, word)
        and not word.lemma.startswith(SITTING)
        and not is_made(context, word)
        and not _is_quoted_name(context, word)
        and not _is_beside(context, word)
    ]
    sure = [word.weight >= STRONG or _is_in_sphere(context, word) for word in words]
    for number, word in enumerate(words):
        inside = undertaken.holding(word.start)
        beside = (
            place
            for place in (number - 1, number + 1)
            if 0 <= place < len(words) and undertaken.holding(words[place].start) in (None, inside)
        )
        is_listed = any(
            sure[place] and in_list_with(context, words[min(place, number)], words[max(place, number)])
            for place in beside
        )
        sure[number] = sure[number] or is_listed
        if sure[number] and (is_listed or inside is None):
            yield _read(context, word, rule, confidence)


def _is_beside(context: Context, word: SectorWord) -> bool:
    """Tell whether a word only says beside what something is: «у ледника», «возле старой пристани»."""
    number = context.text.token_index(word.start) - 1
    tokens = context.text.tokens
    first = max(0, number - MOST_ADJECTIVES)
    while number > first and top(tokens[number].lower).pos in ("ADJF", "PRTF"):
        number -= 1
    return number >= 0 and tokens[number].lower in BESIDE


BESIDE = frozenset(("у", "возле", "около", "вдоль", "близ", "вокруг", "напротив"))
MOST_ADJECTIVES = 5
SITTING = "заседани"  # of a working group: what is undertaken, never a direction


def _may_tell(context: Context, word: SectorWord) -> bool:
    return _tells(word) and not is_spoken(context, word.start)


def _tells(word: SectorWord) -> bool:
    return bool(word.sector) and word.names_a_direction


def _is_quoted_name(context: Context, word: SectorWord) -> bool:
    """Tell whether a word stands in a short name between marks: «центр «Чернозём»», «банк «Обь-Инвест»»."""
    if "names between marks" not in context.memo:
        context.memo["names between marks"] = placed(
            pair
            for pair in context.text.quotes
            if pair.end - pair.start <= LONGEST_NAME and context.text.raw[pair.start].isupper()
        )
    names: Placed[QuotePair] = context.memo["names between marks"]
    return names.holding(word.start) is not None


def _is_in_sphere(context: Context, word: SectorWord) -> bool:
    shown = span_of_sector(context, word)
    return SPHERE.search(context.text.lower, shown.start, shown.end) is not None


def _read(context: Context, word: SectorWord, rule: str, confidence: float, shown: Span | None = None) -> Sourced[str]:
    sure = confidence if word.weight >= 1 else confidence * 0.8
    return Sourced(word.sector, (shown or span_of_sector(context, word),), round(sure, 2), rule)


def _of_commitment(context: Context, commitment: Commitment) -> Iterator[Sourced[str]]:
    """Yield the sector of a commitment with its words that tell it, else with the first of its sentence, else with all.

    `other` where no word tells any sector is no direction.
    """
    span, words = commitment.spans[0], sector_words(context)
    shown = span_of_words(context, words.within(span.start, span.end), commitment.sector)
    if shown is None:
        before = words.within(context.text.sentence_at(span.start).start, span.start)
        telling = next((word for word in before if word.sector == commitment.sector), None)
        shown = span_of_sector(context, telling) if telling is not None else None
    if shown is not None or commitment.sector != OTHER:
        yield Sourced(commitment.sector, (shown or span,), round(commitment.confidence, 2), "sector.of_commitment")

"""Where an agreement was signed: a settlement; a hall only where no settlement is named with it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.clause_of_day import is_of_deed
from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.event import PLANNED, is_background
from kunak.core.reading.clauses.place_named import towns_in
from kunak.core.reading.clauses.place_told import came_from, hall_in, stated_in, told_in
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signed_on import signed_apart
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.telling import headline_end, past_deeds
from kunak.core.reading.quoted import is_quoted

# each side at home: «по видеосвязи», «заочно, путём обмена экземплярами»
AFAR = Guarded(
    r"\bвидео-?\s?(?:конференц|связ|мост|формат)|\bзаочно\b|\bдистанционн|\bонлайн\b|\bонлайн-|\bудал[её]нно\b|"
    r"\bв\s+zoom\b|\bна расстоянии\b|\bс\s+экран|\bу\s+себя\s+в\s+кабинет|\b(?:в\s+своем|каждый\s+в\s+своем)\s+кабинет|"
    r"\bперед\s+камер|\bпо\s+почте\b|\b(?:полет|отправ|пересл|послал|прислал|обменял)[а-я]*\s+(?:[а-я]+\s+)?почтой|\bвстретиться\s+не\b|\bс\s+курьер|\bсъезжаться\s+не\b|\bне\s+съезжа"
)
AFAR_NEAR = 3  # sentences
# what a sentence tells of where people met, sign or not: the place of the news, if there is only one
MET = agrees(
    r"встре[тч]|визит|делегац|церемони|подпис|переговор|собрал|находи[мл]|праздн|юбиле|торжеств|"
    r"приня[лт]|принима|верну|\bбыло (?:это|дело)|\bэто было|дан старт|гост|составлен|заключени[еию]\b|"
    r"\b(?:на|полях|рамках|ходе) (?:[^.;:]{0,40} )?(?:форум|выставк|съезд|конференц|ярмарк|фестивал|саммит)|"
    r"\bработал[аи]? (?:[а-я]+ ){0,2}(?:экспозици|выставк|павильон|стенд|площадк|форум)|развернул|открыл[аи]?с[ья]|"
    r"\bвынес|\bнакры|\bстол\b|состоял|прошл|прошел|проходи|произо[шй]|\bсделан|посети|разговор|бесед|заседа|совеща"
)
EARLIER = agrees(r"(?:подписанн|заключенн|действующ|действовавш)\w+|\b(?:раньше|ранее|прежн\w+|год назад|лет назад)\b")
# what is still to come, if no verb of the future tells it: «завтра губернатора ждут в Москве»
TO_COME = agrees(
    r"\b(?:завтра|послезавтра|предстоит|предстоят|ждут|ожида[ею]т\w*|ближайш\w+|в следующем|"
    r"на следующей неделе|будущ\w+)\b"
)
# what a paper holds: its towns are of deeds to come
CONTENT = agrees(
    r"\b(?:обещает|обещают|предусматрива[а-я]+|предусмотрен[аоы]?|обязыва[а-я]+|обязу[а-я]+|обязал[а-я]+|предполагает|сулит|возлагает|"
    r"предписывает|закрепляет|оговаривает|описывает|значатся|значится|помечен[аоы]?|намечен[аоы]?|вошли|внесен[аоы]?|"
    r"включен[аоы]?|перечислен[аоы]?|расписан[аоы]?|записан[аоы]?|заложен[аоы]?)\b"
)
STATED_PLACE = agrees(r"\bместо(?: подписания| встречи| церемонии)? ?[–:]")
LATEST = 3  # sentences after the signing


def find_place(
    context: Context,
    sentences: Sequence[int],
    others: Sequence[int] = (),
    banned: Sequence[Span] = (),
    *,
    signed: bool = False,
) -> Sourced[str] | None:
    """Return the settlement named in the sentences of the signing, the deciding one first; none of a signing afar.

    Args:
        others: further sentences of the agreement; what they tell of where people met counts if it is one town.
        banned: words whose towns are of something else: titles, days of older acts.
        signed: True where the news is of the signing itself: then the one town of its lead counts as a last resort.
    """
    if any(AFAR.search(context.sentence_words(index)) for index in sentences[:AFAR_NEAR]):
        return None
    for index in sentences:
        if index != sentences[0] and TO_COME.search(context.sentence_words(index)):
            continue
        told = [
            found
            for found in _in(context, context.text.sentences[index])
            if not (
                _is_within(found, banned)
                or _is_of_older(context, found)
                or _is_of_content(context, found)
                or _is_to_come(context, found)
            )
        ]
        if len({found.value for found in told}) > 1 and signed_apart(context, index, banned) is not None:
            return None
        if told:
            return told[0] if len(told) == 1 else _where_it_ended(context, told)
    halls = (hall_in(context, context.text.sentences[index]) for index in sentences)
    hall = next((found for found in halls if found is not None), None)
    if hall is not None and hall.rule != "place.hall":
        return hall
    row = _of_row(context, sentences[0]) if sentences else None
    return (
        row
        or _only_town(context, others, banned)
        or hall
        or _of_headline(context)
        or (_town_beside(context, sentences, others, banned) if signed else None)
    )


LEAD = 4  # sentences


def _town_beside(
    context: Context, sentences: Sequence[int], others: Sequence[int], banned: Sequence[Span]
) -> Sourced[str] | None:
    """Return the one town of the lead and of the sentences beside the signing, whatever they tell of it."""
    shadow, told = context.text.shadow, context.text.sentences
    near = {index + step for index in sentences for step in (-1, 1)}
    beside = [
        index
        for index in others
        if (index < LEAD or index in near)
        and shadow[told[index].end - 1] in FULL_STOPS
        and shadow[told[index].start] not in BULLETS
        and not tells_deed(context, index)
    ]
    found = _only_town(context, beside, banned, met=False)
    if found is None:
        return None
    start = found.spans[0].start
    is_of_else = (
        is_quoted(context.text, start)
        or ELSEWHERE.search(context.sentence_words(context.text.sentence_index(start))) is not None
        or _is_of_draft(context, found)
    )
    return None if is_of_else else replace(found, rule="place.beside")


# lives and works of a town, none of which is where people met: «родился в Ельце», «завод в Ефремове поставляет …»
ELSEWHERE = agrees(
    r"\b(?:родил|родом|родин[аеуо]|урожен|вырос|учил|училс|окончил|жив[уе]т|жил[аи]?\b|жител|работа[ею]т|работал[аи]?\b|"
    r"трудил|служил|руковод|возглавл|карьер|завод|фабрик|комбинат|предприяти|ферм[аыеу]|производ|выпуска|поставля|"
    r"стро[ия]т|постро|наводнени|паводо|пожар|больни|поликлиник|школ|не хватает|нехватк)"
)
BULLETS, FULL_STOPS = "–•▪■●*-", ".!?…"  # a row of other news, or speech; a headline has no full stop


def _is_of_draft(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town is where the paper was only talked over: «обсуждать его начали на ярмарке в Ельце»."""
    place = found.spans[0].start
    return IN_THE_MAKING.search(context.text.lower, context.text.sentence_at(place).start, place) is not None


IN_THE_MAKING = agrees(r"\b(?:обсужд|обсуди|готови|подготов|спори|согласов|задум|чернов|проект)[а-я]*\b[^;]*$")


def _of_row(context: Context, first: int) -> Sourced[str] | None:
    """Return the town that stands alone in the line of the signing: of a diary, or where «здесь» points back to it."""
    lone = _lone_towns(context)
    near = [
        index for index in (first - 1, first + 1, first - 2) if index in lone and _is_one_line(context, index, first)
    ]
    if not near or not (len(lone) > 1 or HERE.search(context.sentence_words(first))):
        return None
    span = lone[near[0]]
    return Sourced(context.text.mixed[span.start : span.end], (span,), 0.75, "place.row")


HERE = agrees(r"\b(?:здесь|тут)\b")


def _is_one_line(context: Context, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    sentences = context.text.sentences
    return "\n" not in context.text.shadow[sentences[first].end : sentences[last].start]


LONE_TOWN = re.compile(
    r"\W*(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+)?)(?P<day>,\s\d[^.]{3,20}(?:\sг)?)?\."
)


def _lone_towns(context: Context) -> dict[int, Span]:
    """Return the sentences that are a town's name and nothing else, or with a day, each with the name's place."""
    known: dict[int, Span] | None = context.memo.get("lone towns")
    if known is None:
        known = context.memo["lone towns"] = {}
        for index, sentence in enumerate(context.text.sentences):
            if sentence.end - sentence.start > LONGEST_LONE:
                continue
            found = LONE_TOWN.fullmatch(context.text.mixed, sentence.start, sentence.end)
            if found is not None and _is_town(context, found):
                known[index] = Span(*found.span("town"))
    return known


LONGEST_LONE = 60  # letters


def _is_town(context: Context, found: re.Match[str]) -> bool:
    item = context.territories.at(found.start("town"))
    if item is not None:
        return item.form == "capital"
    return context.people.holding(found.start("town")) is None and (
        found["day"] is not None
        or any("Geox" in one.grammemes and one.case == "nomn" for one in parses(found["town"].lower()))
    )


# «отменяет документ, подписанный в Пятигорске», «взамен договора, который заключили в Орле»
OF_OLDER_ACT = Guarded(
    r"\b(?:отмен|замен|прекращ|утрат|прежн|аналогичн|предыдущ|взамен|вместо|предшеств|стар(?:ый|ое|ого|ую))[а-яё]*\b[^.;]*"
    r"\b(?:подписан|заключен|скреплен|подписал|заключил|скрепил|составил)[а-яё]*\s[^.;,]*$"
)


def _is_of_older(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town is told of the act that this one replaces."""
    place = found.spans[0].start
    sentence = context.text.sentence_at(place)
    return OF_OLDER_ACT.search(context.text.lower, sentence.start, place) is not None


def _is_of_content(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town stands behind words for what the paper holds, in a sentence that tells of no signing."""
    place = found.spans[0].start
    index = context.text.sentence_index(place)
    start = context.text.sentences[index].start
    content = CONTENT.search(context.text.lower, start, place)
    if content is None or OF_PAPER.search(context.text.lower, content.end(), place) is not None:
        return False
    return not tells_deed(context, index)


OF_PAPER = re.compile(r",\sкотор[а-я]+\s")  # «значатся в меморандуме, который увидел свет в Бузулуке»


def _is_to_come(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a part after a mark tells what will be done in a town: «…; школа в Орле примет гостей»."""
    place = found.spans[0].start
    sentence = context.text.sentence_at(place)
    start = max(context.text.shadow.rfind(mark, sentence.start, place) for mark in ("; ", ": "))
    if start < 0:
        return False
    tokens = context.text.tokens_of(context.text.sentence_index(place))
    return any(token.start > start and tense(token.lower) == "futr" for token in tokens)


def _is_within(found: Sourced[str], banned: Sequence[Span]) -> bool:
    return any(span.start <= found.spans[0].start < span.end for span in banned)


# «Встреча началась в Новгороде, а закончилась в Пикалёве», «переговоры шли в Орле, подписали в Марьине»
ONLY_BEGAN = agrees(
    r"\b(?:нача(?:л|в)|начин|старто|открыл|обсужд|обсуди|бесед|спори|готов|подготов|согласован|стро|разговор|познаком|встретил|переговор|"
    r"прилет|приеха|выеха|отправ|побывал|осмотрел|посетил|сначала|утром|шл[иао]|вел(?:и|ись|ся))[а-я]*\b[^;]*$"
)
THEN = agrees(r"\b(?:а|но|однако|потом|затем|после)\b|;")
DONE = agrees(
    r"\b(?:подпис|заключ|скреп|постав|завизир|обменя|заверш|законч|взялись|удостовер|завер|вручи|церемон|произошл|состоял)[а-я]*"
)
CLAUSE_MARKS = (", ", "; ", " – ", ". ")


def _where_it_ended(context: Context, told: Sequence[Sourced[str]]) -> Sourced[str]:
    """Return the first town of a sentence, or the next one where the first only tells of what came before."""
    first = told[0]
    place = first.spans[0]
    sentence = context.text.sentence_at(place.start)
    if is_of_deed(context, place.start, place.end):
        return first
    crowned = [found for found in told[1:] if is_of_deed(context, found.spans[0].start, found.spans[0].end)]
    if len({found.value for found in crowned}) == 1:
        return crowned[0]  # «10 сентября их принимал мэр в Маньчжурии, а 12 сентября в Хайларе дошло до подписей»
    if ONLY_BEGAN.search(context.text.lower, sentence.start, place.end) is None or _is_of_deed(
        context, place, sentence
    ):
        return first
    for other in told[1:]:
        span = other.spans[0]
        if span.start > place.end and (
            THEN.search(context.text.lower, place.end, span.start) or _is_of_deed(context, span, sentence)
        ):
            return other
    return first


def _is_of_deed(context: Context, place: Span, sentence: Span) -> bool:
    """Tell whether the clause of a town tells of the signing."""
    shadow = context.text.shadow
    start = max(sentence.start, *(shadow.rfind(mark, sentence.start, place.start) for mark in CLAUSE_MARKS))
    ends = [end for mark in CLAUSE_MARKS if (end := shadow.find(mark, place.end, sentence.end)) >= 0]
    return DONE.search(context.text.lower, start, min(ends, default=sentence.end)) is not None


# what a headline tells of where all the news comes from: «Итоги форума в Якутске», «Пермский край в Минске»
OF_JOURNEY = agrees(
    r"встре[тч]|визит|делегац|подпис|переговор|поездк|форум|выставк|ярмар|съезд|итог|договорил|\bд(?:ень|н[яией])\b|соглашени|"
    r"договор|работа|посети|побыва|верну|привез|салон|конгресс|конференц|саммит|слет|фестивал|документ|бумаг|меморандум|"
    r"протокол|породни|побрат|подруж|сдруж|\bноч[ьи]\b|праздник"
)


def _of_headline(context: Context) -> Sourced[str] | None:
    """Return the one town that the headline names as where something was, if nothing else tells a place."""
    head = headline_end(context)
    told: dict[str, Sourced[str]] = {}
    for number, sentence in enumerate(context.text.sentences[:MOST_HEADLINES]):
        words = context.text.lower[sentence.start : sentence.end]
        is_line = "\n" in context.text.shadow[sentence.end : sentence.end + 2]
        if (
            is_line
            and sentence.start < head
            and OF_JOURNEY.search(words)
            and not PLANNED.search(words)
            and not AFAR.search(words)
            and not any(tense(token.lower) == "futr" for token in context.text.tokens_of(number))
        ):
            named = list(towns_in(context, sentence, moves=True))
            told.update({found.value: found for found in named or came_from(context, sentence)})
    if len(told) != 1:
        return None
    [value] = told.values()
    return Sourced(value.value, value.spans, min(value.confidence, 0.6), "place.headline", derived=value.derived)


MOST_HEADLINES = 3


def _in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the settlements of a sentence, the surest wording first."""
    yield from stated_in(context, sentence)
    yield from towns_in(context, sentence)
    yield from told_in(context, sentence)


def _names_both(context: Context, index: int) -> bool:
    """Tell whether a sentence names two people by their posts: those who met, whatever they did there."""
    sentence = context.text.sentences[index]
    return sum(person.post is not None for person in context.people.within(sentence.start, sentence.end)) > 1


def _only_town(
    context: Context, others: Sequence[int], banned: Sequence[Span], *, met: bool = True
) -> Sourced[str] | None:
    """Return the one town that the news tells of as where people met; of two, nobody knows."""
    told: dict[str, Sourced[str]] = {}
    for index in others:
        words = context.sentence_words(index)
        if (
            (met and not (MET.search(words) or STATED_PLACE.search(words) or _names_both(context, index)))
            or any(tells.search(words) for tells in (EARLIER, PLANNED, AFAR, TO_COME))
            or is_background(words)
            or index in past_deeds(context)
            or any(tense(token.lower) == "futr" for token in context.text.tokens_of(index))
        ):
            continue
        sentence = context.text.sentences[index]
        named = [*stated_in(context, sentence), *towns_in(context, sentence)]
        for found in named or told_in(context, sentence):
            if found.rule != "place.gone_to" and not (_is_within(found, banned) or _is_of_content(context, found)):
                told.setdefault(found.value, found)
    if len(told) != 1:
        return None
    [value] = told.values()
    return Sourced(value.value, value.spans, min(value.confidence, 0.6), "place.only_town", derived=value.derived)

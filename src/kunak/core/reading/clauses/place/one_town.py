"""The one town of the news, of its lead, line or headline: for where no sentence of the signing names a place."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.event import PLANNED, is_background
from kunak.core.reading.clauses.place.named import towns_in
from kunak.core.reading.clauses.place.of_else import (
    AFAR,
    TO_COME,
    is_in_making,
    is_of_content,
    is_within,
    tells_from_there,
)
from kunak.core.reading.clauses.place.stated import stated_in
from kunak.core.reading.clauses.place.told import came_from, told_in
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.morph import may_name_place
from kunak.core.reading.profiles.telling import headline_end, past_deeds
from kunak.core.reading.quoted import is_quoted

# what a sentence tells of where people met, sign or not: the place of the news, if there is only one
MET = agrees(
    r"встре[тч]|визит|делегац|церемони|подпис|переговор|собрал|находи[мл]|праздн|юбиле|торжеств|"
    r"приня[лт]|принима|верну|\bбыло (?:это|дело)|\bэто было|дан старт|гост|составлен|заключени[еию]\b|"
    r"\b(?:на|полях|рамках|ходе) (?:[^.;:]{0,40} )?(?:форум|выставк|съезд|конференц|ярмарк|фестивал|саммит)|"
    r"\bработал[аи]? (?:[а-я]+ ){0,2}(?:экспозици|выставк|павильон|стенд|площадк|форум)|развернул|открыл[аи]?с[ья]|"
    r"\bдело был|\bстали (?:[а-я]+ )?(?:партнер|побратим|друзь|союзник)|побрат|породни|ударил|сошлись|съехал|расписал|"
    r"\b(?:привет|весточка|вести|поклон|репортаж|пишу|пишем) (?:[а-я]+ )?из\b|"
    r"\bвынес|\bнакры|\bстол\b|состоял|прошл|прошел|проходи|произо[шй]|\bсделан|посети|разговор|бесед|заседа|совеща"
)
# «Приезжали к нам в Юхнов гости»; not where somebody only sent or called: «пригласил в Минск»
ARRIVED = agrees(r"\b(?:приех|приезж|прибы|прилет|съеха|съезж|собрал)[а-я]*")
STATED_PLACE = agrees(r"\bместо(?: подписания| встречи| церемонии)? ?[–:]")
EARLIER = agrees(r"(?:подписанн|заключенн|действующ|действовавш)\w+|\b(?:раньше|ранее|прежн\w+|год назад|лет назад)\b")


def only_town(
    context: Context, others: Sequence[int], banned: Sequence[Span], *, met: bool = True
) -> Sourced[str] | None:
    """Return the one town that the news tells of as where people met; of two, nobody knows."""
    told: dict[str, Sourced[str]] = {}
    for index in others:
        words = context.sentence_words(index)
        if (
            (met and not (MET.search(words) or STATED_PLACE.search(words) or _names_both(context, index)))
            or any(tells.search(words) for tells in (EARLIER, PLANNED, AFAR, TO_COME))
            or (is_background(words) and "дело было" not in words)
            or index in past_deeds(context)
            or any(tense(token.lower) == "futr" for token in context.text.tokens_of(index))
        ):
            continue
        sentence = context.text.sentences[index]
        named = [*stated_in(context, sentence), *towns_in(context, sentence)]
        for found in named or told_in(context, sentence):
            if (found.rule != "place.gone_to" or ARRIVED.search(words)) and not (
                is_within(found, banned)
                or is_of_content(context, found)
                or tells_from_there(context, found)
                or is_in_making(context, found)
            ):
                told.setdefault(found.value, found)
    return _if_one(told, "place.only_town")


def _if_one(told: dict[str, Sourced[str]], rule: str) -> Sourced[str] | None:
    """Return a town that is the only one, little sure; of two nobody knows."""
    if len(told) != 1:
        return None
    [value] = told.values()
    return replace(value, confidence=min(value.confidence, 0.6), rule=rule)


def _names_both(context: Context, index: int) -> bool:
    """Tell whether a sentence names two people by their posts: those who met, whatever they did there."""
    sentence = context.text.sentences[index]
    return sum(person.post is not None for person in context.people.within(sentence.start, sentence.end)) > 1


LEAD = 4  # sentences


def town_beside(
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
    found = only_town(context, beside, banned, met=False)
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
    r"стро[ия]т|постро|наводнени|паводо|пожар|возгоран|горел[аио]?\b|\bогн(?:я|ю|ем)\b|авари[яию]|"
    r"больни|поликлиник|школ|не хватает|нехватк)"
)
BULLETS, FULL_STOPS = "–•▪■●*-", ".!?…"  # a row of other news, or speech; a headline has no full stop


def _is_of_draft(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town is where the paper was only talked over: «обсуждать его начали на ярмарке в Ельце»."""
    place = found.spans[0].start
    return IN_THE_MAKING.search(context.text.lower, context.text.sentence_at(place).start, place) is not None


IN_THE_MAKING = agrees(r"\b(?:обсужд|обсуди|готови|подготов|спори|согласов|задум|чернов|проект)[а-я]*\b[^;]*$")
HERE = agrees(r"\b(?:здесь|тут)\b")


def of_row(context: Context, first: int) -> Sourced[str] | None:
    """Return the town that stands alone in the line of the signing: of a diary, or where «здесь» points back to it."""
    lone = _lone_towns(context)
    near = [
        index for index in (first - 1, first + 1, first - 2) if index in lone and _is_one_line(context, index, first)
    ]
    if not near or not (len(lone) > 1 or HERE.search(context.sentence_words(first))):
        return None
    span = lone[near[0]]
    return Sourced(context.text.mixed[span.start : span.end], (span,), 0.75, "place.row")


def _is_one_line(context: Context, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    sentences = context.text.sentences
    return "\n" not in context.text.shadow[sentences[first].end : sentences[last].start]


LONE_TOWN = re.compile(
    r"\W*(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+)?)(?P<day>,\s\d[^.]{3,20}(?:\sг)?)?\."
)
LONGEST_LONE = 60  # letters


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


def _is_town(context: Context, found: re.Match[str]) -> bool:
    item = context.territories.at(found.start("town"))
    if item is not None:
        return item.form == "capital"
    return context.people.holding(found.start("town")) is None and (
        found["day"] is not None or may_name_place(found["town"], "nomn")
    )


# what a headline tells of where all the news comes from: «Итоги форума в Якутске», «Пермский край в Минске»
OF_JOURNEY = agrees(
    r"встре[тч]|визит|делегац|подпис|переговор|поездк|форум|выставк|ярмар|съезд|итог|договорил|\bд(?:ень|н[яией])\b|соглашени|"
    r"договор|работа|посети|побыва|верну|привез|салон|конгресс|конференц|саммит|слет|фестивал|документ|бумаг|меморандум|"
    r"протокол|породни|побрат|подруж|сдруж|\bноч[ьи]\b|праздник"
)
MOST_HEADLINES = 3


def of_headline(context: Context) -> Sourced[str] | None:
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
    return _if_one(told, "place.headline")

"""Towns that are no place of signing: of older acts, of what a paper holds or will bring; and a signing from afar."""

from collections.abc import Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.patterns import Guarded

# each side at home: «по видеосвязи», «заочно, путём обмена экземплярами»
AFAR = Guarded(
    r"\bвидео-?\s?(?:конференц|связ|мост|формат)|\bзаочно\b|\bдистанционн|\bонлайн\b|\bонлайн-|\bудал[её]нно\b|"
    r"\bв\s+zoom\b|\bна расстоянии\b|\bс\s+экран|\bу\s+себя\s+в\s+кабинет|\b(?:в\s+своем|каждый\s+в\s+своем)\s+кабинет|"
    r"\bперед\s+камер|\bпо\s+почте\b|\b(?:полет|отправ|пересл|послал|прислал|обменял)[а-я]*\s+(?:[а-я]+\s+)?почтой|\bвстретиться\s+не\b|\bс\s+курьер|\bсъезжаться\s+не\b|\bне\s+съезжа"
)
# what is still to come, if no verb of the future tells it: «завтра губернатора ждут в Москве»
TO_COME = agrees(
    r"\b(?:завтра|послезавтра|предстоит|предстоят|ждут|ожида[ею]т\w*|ближайш\w+|в следующем|"
    r"на следующей неделе|будущ\w+)\b"
)


def is_of_else(context: Context, found: Sourced[str], banned: Sequence[Span]) -> bool:
    """Tell whether a town is told of something else than the signing, or stands in words that are of something else."""
    return (
        is_within(found, banned)
        or _is_of_older(context, found)
        or is_of_content(context, found)
        or _is_to_come(context, found)
        or tells_from_there(context, found)
        or _is_kept_there(context, found)
        or is_in_making(context, found)
    )


# «о его подготовке объявили ещё на форуме в Сургуте»: where it was only talked of
IN_THE_MAKING = agrees(
    r"\b(?:подготовк[еиу]|разработк[еиу]|замысл[еау]|иде[яюией]{1,2}|чернов(?:ик|ой|ого)[а-я]*|проект[а-я]{0,2}) "
    r"(?:[а-я-]+ ){0,4}(?:объяв|заяв|говор|обсужд|обсуди|договор|услов|родил|возникл|появил)[а-я]*\b[^;]*$"
)


def is_in_making(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town is where the paper was only in the making, in a sentence that tells of no signing."""
    place = found.spans[0].start
    index = context.text.sentence_index(place)
    start = context.text.sentences[index].start
    return IN_THE_MAKING.search(context.text.lower, start, place) is not None and not tells_deed(context, index)


# «один экземпляр хранится в Мичуринске, другой в Грязях»
KEPT = re.compile(r"\b(?:хран(?:ит|ят|ил)|лежит|лежат|останется|останутся|остался|остались)[а-я]*\s(?:[а-я]+\s)?во?\s$")


def _is_kept_there(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town is where a copy of the paper is kept."""
    start = found.spans[0].start
    return KEPT.search(context.text.lower, max(0, start - 40), start) is not None


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


# what a paper holds: its towns are of deeds to come
CONTENT = agrees(
    r"\b(?:обещает|обещают|предусматрива[а-я]+|предусмотрен[аоы]?|обязыва[а-я]+|обязу[а-я]+|обязал[а-я]+|предполагает|сулит|возлагает|"
    r"предписывает|закрепляет|оговаривает|описывает|значатся|значится|помечен[аоы]?|намечен[аоы]?|вошли|внесен[аоы]?|"
    r"включен[аоы]?|перечислен[аоы]?|расписан[аоы]?|записан[аоы]?|заложен[аоы]?|"
    r"планиру[ею]т(?:ся)?|рассматрива[ею]т(?:ся)?|намерен[аоы]?|рассчитывают)\b"
)
# «значатся в меморандуме, который увидел свет в Бузулуке», «… продлевать договор, заключённый в Туле»
OF_PAPER = re.compile(r",\s(?:котор|заключ[её]нн|подписанн)[а-я]+\s")


def is_of_content(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town stands behind words for what the paper holds, in a sentence that tells of no signing."""
    place = found.spans[0].start
    index = context.text.sentence_index(place)
    start = context.text.sentences[index].start
    content = CONTENT.search(context.text.lower, start, place)
    if content is None or OF_PAPER.search(context.text.lower, content.end(), place) is not None:
        return False
    return not tells_deed(context, index)


def _is_to_come(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a part after a mark tells what will be done in a town: «…; школа в Орле примет гостей»."""
    place = found.spans[0].start
    sentence = context.text.sentence_at(place)
    start = max(context.text.shadow.rfind(mark, sentence.start, place) for mark in ("; ", ": "))
    if start < 0:
        return False
    tokens = context.text.tokens_of(context.text.sentence_index(place))
    return any(token.start > start and tense(token.lower) == "futr" for token in tokens)


# who says something, by the town they sit in: «в Пензе сулят рассказать потом», «как уточнили в Саранске»
SAYS = (
    r"(?:сул|надею|увер|счита|полага|рассчитыва|говор|сообщ|уточн|поясн|рассказ|подтвер|замет|заяв|подсчит|дума|"
    r"вер|жду|хот|гото|обеща|вспомина|шут)[а-я]*(?:ли|ют|ят|ут|ены|вы|ились|лись|утся|ются|ятся)"
)
SAYS_THERE = re.compile(rf"\s(?:(?:уже|теперь|пока|также|тоже|не|давно|всерьез)\s)?{SAYS}\b")
SAID_THERE = re.compile(rf"\b{SAYS}(?:\s(?:нам|агентству|газете|журналистам|потом|уже))?\sво?\s$")


def tells_from_there(context: Context, found: Sourced[str]) -> bool:
    """Tell whether a town stands for who speaks from it: «во Владивостоке рассчитывают, что …»."""
    place = found.spans[0]
    lower = context.text.lower
    return (
        SAYS_THERE.match(lower, place.end) is not None
        or SAID_THERE.search(lower, max(0, place.start - 40), place.start) is not None
    )


def is_within(found: Sourced[str], banned: Sequence[Span]) -> bool:
    """Tell whether a town stands in one of some stretches of words."""
    return any(span.start <= found.spans[0].start < span.end for span in banned)

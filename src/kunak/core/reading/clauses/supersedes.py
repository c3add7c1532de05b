"""The earlier acts that an agreement replaces, by their day or year."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day

PAPER = r"(?:соглашени|договор|документ|меморандум|протокол|бумаг)"
# what may end: a paper, or an adjective that stands for one («прежнее, от 5 марта, …»)
OLD = rf"(?:{PAPER}|прежн|предыдущ|стар)"
REPLACES = (
    r"взамен|на смену|в замену|(?:приш|прид|приход|вста)\w+ на место|вместо (?:прежн|соглашени|договор|предыдущ|"
    r"утратив|стар|действовавш)\w*|за(?:мен(?:ил|ит|яет|яют|ен|ив|яющ)|меща)\w*|смен(?:ил|ит|яет|яют|ен|ив|яющ)\w*|вытесня\w+|"
    r"обновленн\w+ (?:соглашени|договор)\w* (?:заменя|приш)\w+"
)
ENDS = (
    r"(?:утра[тч]|(?:по)?теря)\w+ (?:свою )?силу|силу (?:утра[тч]|(?:по)?теря)\w+|"
    r"(?:признать|считать|считается|признан[оаы]?) (?:утративш|прекра(?:тивш|щен))\w+|лиш\w+ силы|"
    r"прекра(?:ща[ею]т|ти[лт]|тят|щен)\w* (?:свое )?действ\w+|прекращается действи\w+|"
    r"действи\w+(?: [^.;]{0,90}?)? прекра(?:щен|тил|ща)\w*|переста\w+ (?:действовать|применяться)|"
    rf"(?:отменя(?:ет|ют|ется)|отменен[оаы]?|упраздня\w+|упразднен[оаы]?|прекращен[оаы]?|прекращается) "
    rf"(?:и [а-я]+ )?(?:[а-я]+ ){{0,2}}{OLD}\w*|аннулир\w+|"
    rf"{OLD}\w*(?:,? [^;!?]{{0,110}}?)?,? "
    r"(?:закрыт[оа]?\b|(?:уш|уход|отправ|отош)\w+ (?:в архив|в прошлое|в историю|на покой)|сдан\w* в архив|"
    r"уступ\w+ место|"
    r"(?:больше|уже|далее|более|теперь)(?: он[оа]?)? не (?:действ|применя)\w+|"
    r"с (?:даты|дня|момента) (?:[^.;]{0,60}? )?не (?:действует|применя[ею]тся)|"
    r"отслужил\w*|(?:отменен|упразднен|прекраща(?:ет|ют)ся|прекращен)\w*)"
)
FORMER = (
    rf"(?:прежн|предыдущ)\w+(?:(?: [а-я]+){{0,2}}? {PAPER}\w*,?(?: [^.]{{0,60}}?)?|, [^.]{{0,60}}?|"
    r" – [^.]{0,60}?)? (?:он[оа]? )?(?:был[оа]? )?"
    r"(?:действовал|подписан|подписал|подписыва|заключен|заключил|заключал|датирован)\w*"
)
# three ways one paper follows another: it replaces; the older one ends; the older one is told of as the former
REPLACED = agrees(f"{REPLACES}|{ENDS}|{FORMER}")
BY_REPLACING = agrees(REPLACES)
RAN_OUT = agrees(
    r"\bсрок\w*(?: [а-я]+){0,2}? (?:выш|истек|кончил|закончил)|\bистек|рассчитан"
)  # of itself: nothing replaced it
ITS_END = re.compile(r"(?:прекра(?:ща|т)|утра[тч])[а-я]+\s+(?:свое\s+)?(?:действие|силу)\s*$")
PLAN_RAN_OUT = agrees(r"(?:прежн|предыдущ)\w+ (?:план|программ|дорожн)\w*")
NOT_ACT = (
    "действие настоящ",
    "прекращения действия",
    "положени",
    "стороны, не",
    "одной из сторон",
    "по истечении",
    "прекратившим действие в последний",
    "словами",
    "цифрами",
)
PAPER_NOUN = re.compile(
    r"(?<!\bпо\s)\b(?:соглашени|договор(?!и)|меморандум|протокол|документ|бумаг|программ|план|карт|хартии|заявлени|"
    r"прежн|предыдущ|подписанн|заключенн|действовавш|стар(?:ый|ое|ого|ому)\b|перв(?:ый|ое|ого|ому)\b|"
    r"(?:тот|того|тому|то|него|нему|оно)\b)"  # «на смену тому, что действовал с 2010 года»
)
# one person comes after another: «сменил на посту предшественника»
OF_OFFICE = agrees(
    r"на (?:этом |своем )?посту\b|(?:смену|вместо|взамен) (?:министр|губернатор|мэр|глав|директор|ректор)"
)
ACT_OF_LAW = agrees(r"(?:постановлени|распоряжени|указ|приказ|закон)\w*")


def find_supersedes(context: Context, scope: Scope, signed_on: Sourced[str] | None = None) -> tuple[Sourced[str], ...]:
    """Return the days or years of the acts replaced, in the order of the text; the year of an act, not of its end.

    Args:
        signed_on: the day of the agreement itself; what is replaced is older.
    """
    out: list[Sourced[str]] = []
    replaced = context.text.may_hold(REPLACED)
    for index in scope.sentences if replaced else ():
        words = context.sentence_words(index)
        found = REPLACED.search(words) if index in replaced else None
        if found is None or PLAN_RAN_OUT.search(words) or any(reason in words for reason in NOT_ACT):
            continue
        if PAPER_NOUN.search(words) is None or OF_OFFICE.search(words):
            continue
        if "настоящ" in words[: found.start()] and "прекращ" in found[0] and "соглашени" not in words[found.end() :]:
            continue
        if ACT_OF_LAW.search(words[: found.end()]) and "соглашени" not in words and "договор" not in words:
            continue
        is_end = not BY_REPLACING.search(words)
        if is_end and RAN_OUT.search(words):
            continue
        former = context.text.sentences[index].start + found.start() if FORMER_ONE.match(found[0]) else 0
        for day in _days(context, index):
            if day.start < former or (signed_on is not None and not _is_older(day, signed_on.value, is_end=is_end)):
                continue  # «соглашение подписали в 2013 году, предыдущий протокол действовал с 2017 года»
            if all(day.iso != other.value for other in out):
                out.append(
                    Sourced(
                        day.iso,
                        (Span(day.start, day.end),),
                        1.0 if day.exactness == "day" else 0.9,
                        "supersedes.replaced",
                    )
                )
    return tuple(out)


def _is_older(day: Day, signed_on: str, *, is_end: bool) -> bool:
    """Tell whether a day may be of an older act than the one signed on another day, which may end itself."""
    return day.iso <= signed_on[: len(day.iso)] and not (is_end and day.iso == signed_on)


FORMER_ONE = re.compile(r"прежн|предыдущ")


def _days(context: Context, index: int) -> Iterator[Day]:
    sentence = context.text.sentences[index]
    days = [day for day in context.days.within(sentence.start, sentence.end) if day.iso]
    for day in days:
        before = context.text.lower[max(sentence.start, day.start - 40) : day.start].rstrip()
        if before.endswith((" до", " по", "силу с", "силу", "действует с")) or ITS_END.search(before):
            continue
        if before.endswith(("подписан", "подписано", "сегодня")) and len(days) > 1:
            continue
        yield day
        if (
            len(days) > 1
            and " и " not in context.text.lower[day.end : day.end + 5]
            and "," not in context.text.lower[day.end : day.end + 2]
        ):
            return

"""The earlier acts that an agreement replaces, by their day or year."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day

REPLACED = agrees(
    r"взамен|на смену|в замену|заменил\w*|заменит\w*|заменяет|вместо (?:прежн|соглашени|договор|"
    r"предыдущ)\w*|утратил\w* силу|утрачивает силу|утрачивают силу|признать утратившим|прекращает(?:ся)? "
    r"(?:свое )?действи\w+|прекращается действи\w+|прекратил\w* действие|прекращают действие"
    r"|(?:прежн|предыдущ)\w+ (?:\w+ )?(?:соглашени|договор|документ|меморандум|протокол)\w*(?: "
    r"[^.]{0,60}?)? (?:действовал\w*|подписан\w*|заключен\w*|датирован\w*)|приш(?:ло|ел|ла) на смену|"
    r"считается утратившим|обновленн\w+ (?:соглашени|договор)\w* (?:заменя|приш)\w+|сменил\w*"
    r"|перестал\w* действовать|отменя(?:ет|ют|ется) (?:[а-я]+ ){0,2}(?:соглашени|договор|меморандум|протокол)\w*|"
    r"аннулир\w+|"
    r"замещает|вытесняет|"
    r"(?:соглашени|договор|документ|меморандум|протокол|бумаг)\w*(?:,? [^.;]{0,90}?)?,? "
    r"(?:закрыт[оа]?\b|(?:уш|отправ|отош)\w+ (?:в архив|в прошлое|на покой)|сдан\w* в архив|уступ\w+ место|"
    r"(?:больше|уже|далее) не действ\w+|"
    r"(?:потеря|теря)\w+ силу|лиш\w+ силы|отслужил\w*|отменен\w*)"
)
PLAN_RAN_OUT = agrees(r"(?:прежн|предыдущ)\w+ (?:план|программ|дорожн)\w*")
NOT_ACT = (
    "действие настоящ",
    "прекращения действия",
    "положени",
    "стороны, не",
    "одной из сторон",
    "по истечении",
    "прекратившим действие в последний",
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


def find_supersedes(context: Context, scope: Scope) -> tuple[Sourced[str], ...]:
    """Return the days or years of the acts replaced, in the order of the text; the year of an act, not of its end."""
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
        for day in _days(context, index):
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


def _days(context: Context, index: int) -> Iterator[Day]:
    sentence = context.text.sentences[index]
    days = [day for day in context.days.within(sentence.start, sentence.end) if day.iso]
    for day in days:
        before = context.text.lower[max(sentence.start, day.start - 40) : day.start].rstrip()
        if before.endswith((" до", " по", "силу с", "силу", "действует с")) and "действовал" not in before:
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

"""Words after which undertakings are listed: «договорились», «предусматривает», «в плане:»."""

from collections.abc import Iterator
from dataclasses import dataclass

from kunak.core.reading.clauses.commitments.split import Takes
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context

ABOUT = Takes(case="loct")
TO_DO = Takes(infinitive=True)
WHAT_IS = Takes(infinitive=True, case="nomn")
WHAT = Takes(infinitive=True, case="accs")
WITH_WHAT = Takes(case="ablt")

# group of the pattern: what follows it, how sure
CUES = {
    "agreed_on": (ABOUT, 0.95),
    "agreed_to": (TO_DO, 0.95),
    "provides": (WHAT, 0.9),
    "provided": (WHAT_IS, 0.9),
    "listed": (WHAT_IS, 0.9),
    "takes_up": (WITH_WHAT, 0.85),
}
CUE = agrees(
    r"(?P<agreed_on>\b(?:договорил(?:ись|ся|ась)|условил(?:ись|ся|ась)|согласил(?:ись|ся|ась)|договорились|"
    r"договоренност[ьи]|решили|речь идет)(?: [а-я]+){0,2}? (?:о|об|обо)\b(?! том\b))|"
    r"(?P<agreed_to>\b(?:договорил(?:ись|ся|ась)|условил(?:ись|ся|ась)|согласил(?:ись|ся|ась)|обязал(?:ись|ся|ась)|"
    r"обязу[юе]тся|обязан[аоы]?|намерен[аоы]?|намерева[юе]тся|планиру[юе]т|предстоит|обеща[юе]т|пообещал[аи]?|"
    r"решено|решили|собира[юе]тся|(?:взял[аи]?|бер[еу]т) на себя обязательств[оа]|"
    r"принял[аи]? (?:на себя )?обязательств[оа]|готовы))\b|"
    r"(?P<provides>\b(?:предусматрива[юе]т|предполага[юе]т|подразумева[юе]т|включа[юе]т(?: в себя)?|содержит|"
    r"закрепля[юе]т|предусмотрел[аи]?|направлен[аоы]? на|нацелен[аоы]? на|акцент (?:[а-я]+ )?(?:сделан|делается) на|"
    r"сделан акцент на|(?:бер[еу]т|взял[аи]?|возьм[еу]т|принима[юе]т) на себя))\b|"
    r"(?P<provided>\b(?:предусмотрен[аоы]?|предусматрива[юе]тся|предполага[юе]тся|планиру[юе]тся|запланирован[аоы]?|"
    r"намечен[аоы]?|намечается|закреплен[аоы]?)\b)|"
    r"(?P<listed>(?:\bсреди (?:[а-я]+ ){1,3}[^.,;:–«»]{0,30}?(?:–|:)|\b(?:в|из) (?:плане|дорожной карте|"
    r"программе|документе|"
    r"протоколе|перечне|списке|соглашении)[^.,;:–«»]{0,30}?(?:–|:)|\bотдельн[а-я]+ (?:строк|пункт|стать|"
    r"раздел)[а-я]*[^.,;:–«»]{0,20}?(?:–|:)|"
    r"\b(?:из|включающ[а-я]+|содержащ[а-я]+|насчитывающ[а-я]+) \d+ (?:[а-я]+ )?(?:пункт|мероприяти|раздел|"
    r"направлени|проект|позици)[а-я]* ?:|"
    r"\b(?:пункт|мероприяти|направлени|проект|задач|мер|шаг)[а-я]{0,3} ?:|\b(?:там|тут|здесь) (?=и )))|"
    r"(?P<takes_up>\b(?:займутся|займется|представлен[аоы]?)\b)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `[start, end)`: what it takes and how sure a list after it is."""

    start: int
    end: int
    rule: str
    takes: Takes
    confidence: float


def cues_in(context: Context, index: int) -> Iterator[Cue]:
    """Yield the cues of a sentence in order."""
    sentence = context.text.sentences[index]
    for found in CUE.finditer(context.text.lower, sentence.start, sentence.end):
        name = found.lastgroup or ""
        takes, confidence = CUES[name]
        yield Cue(found.start(), found.end(), f"commitment.{name}", takes, confidence)

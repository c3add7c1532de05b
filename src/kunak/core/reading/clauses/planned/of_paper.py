"""What becomes of a paper and of what was done is no event: it is approved, signed, takes effect."""

from collections.abc import Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.text import Token

# the last of age: «исполнится 30 лет первому договору»
OF_THE_PAPER = frozenset(
    (
        "вступить", "действовать", "продлить", "продлиться", "продлеваться", "истечь", "быть",
        "рассмотреть", "прекратить", "утвердить", "согласовать", "одобрить", "исполниться",
    )
)  # fmt: skip
APPROVES = frozenset(("рассмотреть", "утвердить", "согласовать", "одобрить"))
PLAN_OF_WORK = ("план", "программ", "вопрос")


def approves_plan(lemma: str, tokens: Sequence[Token]) -> bool:
    """Tell whether what is to be approved comes after the paper and is an event: «утвердят план мероприятий»."""
    return lemma in APPROVES and any(token.lower.startswith(PLAN_OF_WORK) for token in tokens)


# «Датой вступления Соглашения в силу назначено 1 июня», «начнёт применяться с 1 сентября»
OF_FORCE = agrees(
    r"\b(?:вступлени[а-я]+ (?:[а-я]+ ){0,3}?в силу|(?:сила|силу|действие) (?:[а-я]+ )?(?:соглашени|договор|"
    r"меморандум|протокол|документ)[а-я]*|"
    r"(?:применять|исполнять) (?:соглашение|договор|меморандум|протокол|документ)|"
    r"нач(?:ина|н)[а-я]+ (?:действовать|применяться)|"
    r"(?:соглашение|документ|договор) (?:[а-я]+ )?нач(?:ина|н)[а-я]+ работать)\b"
)
OF_SIGNING = agrees(r"подпи[сш]|распиш[еу]тся|скрепят")
DONE = re.compile(
    r"(?:подписанн|заключенн|утвержденн|принят(?:ого|ой|ых|ое|ый|ая|ую)|согласованн|"
    r"расписал|подписал|заключил|скрепил|постави(?:л[аи]?) (?:свои )?подпис)[^.;]*$|"
    r"\b(?:от|(?:минувш|прошл|прошедш)[а-я]+)\s*$"
)  # a day of the past

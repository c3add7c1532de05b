"""Whether somebody is in charge of another thing than the paper: «курирует проект площадок», «контроль за ремонтом»."""

from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.other_things import names_other
from kunak.core.reading.context import Context

# by these a charge is told, or what is done with its object: the noun behind says what it is of
CARRIES = (
    *("координ", "контрол", "исполн", "реализ", "выполн", "соблюд", "ход", "ведени", "проект", "работ", "надзор"),
    *("куратор", "уполномоч", "ответствен", "мониторинг", "наблюдени", "сопровожд", "обеспеч", "организ", "осуществ"),
    *("кури", "отвеча", "след", "отслеж", "контроль", "поруч", "возлож", "довер"),
)
# what an agreement is carried out in: of no one field
GENERAL = (
    *("усили", "мероприяти", "направлени", "вопрос", "мер", "задач", "раздел", "обязательств", "инициатив", "обмен"),
    *("контакт", "задани", "поручени", "сторон", "орган", "ведомств", "исполнител", "стать", "групп", "цел", "част"),
    *("точк", "звен"),
)
LAID = ("возл", "поруч", "довер", "закреп")  # «возложить функции органа, ответственного за …»: its words name the paper
WITHIN = 6  # tokens between the words of a charge and what it is of


def is_charge_of_else(context: Context, index: int, start: int) -> bool:
    """Tell whether the noun that the words of a charge govern names another thing than the paper.

    Args:
        index: of the sentence.
        start: where in the text the words of the charge begin.
    """
    tokens = context.text.tokens_of(index)
    place = next((number for number, token in enumerate(tokens) if token.start == start), len(tokens))
    if place == len(tokens) or tokens[place].lower.startswith(LAID):
        return False
    is_governed = False
    for token in tokens[place + 1 : place + 1 + WITHIN]:
        word = token.lower
        found = top(word)
        if not token.is_word or found.pos in ("VERB", "INFN", "CONJ", "NPRO", "PRTS", "PRED"):
            return False
        if found.pos != "NOUN":
            is_governed = is_governed or word in ("за", "над")
            if found.pos == "PREP" and not is_governed:
                return False
            continue
        if word.startswith(CARRIES):
            continue
        is_name = token.is_capital or context.bodies.holding(token.start) is not None
        return not is_name and not word.startswith(GENERAL) and names_other(word)
    return False

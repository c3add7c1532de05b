"""Case forms of names that no dictionary gives whole: adjectives in -ский, towns, phrases with one head."""

from kunak.core.reading import later as re
from kunak.core.reading.morph import CASES, inflect, like_case, like_case_of_parts, may_name_place, parses

HARD = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми")
SOFT = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
MASCULINE_SOFT = frozenset(
    ["ярославль", "ставрополь", "севастополь", "симферополь", "мелитополь", "мариуполь", "анадырь"]
)


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """Return every form of an adjective such as `рязанский` or `донской`, the dictionary one first."""
    stem, ending = adjective[:-2], adjective[-2:]
    if ending not in ("ий", "ый", "ой"):
        return (adjective,)
    rest = SOFT if stem[-1] in "кгхжшщч" else HARD
    return (adjective, *(stem + other for other in rest[1:]))


def phrase_form(phrase: str, case: str) -> str:
    """Return a phrase in a case: its head noun and the adjectives before it change, what follows stays.

    Args:
        phrase: in the nominative: `Турецкая Республика`, `Республика Беларусь`, `Горный Алтай`.
        case: one of `morph.CASES`.
    """
    words = phrase.split(" ")
    out = []
    for place, word in enumerate(words):
        is_adjective = word[-2:] in ("ая", "яя", "ий", "ый", "ой", "ое", "ие", "ые") and place + 1 < len(words)
        gender = _gender_after(words, place) if is_adjective else ""
        form = _word_form(word, case, gender, is_adjective=is_adjective)
        out.append(like_case(form, word))
        if not is_adjective:
            rest = words[place + 1 :]
            if len(rest) == 1 and word.endswith("а") and rest[0].endswith("ская"):  # «Республика Сербская»
                rest = [like_case(_word_form(rest[0], case, "femn", is_adjective=True), rest[0])]
            return " ".join([*out, *rest])
    return " ".join(out)


def _gender_after(words: list[str], place: int) -> str:
    ending = words[place][-2:]
    return {"ая": "femn", "яя": "femn", "ое": "neut", "ие": "plur", "ые": "plur"}.get(ending, "masc")


def _word_form(word: str, case: str, gender: str, *, is_adjective: bool) -> str:
    if is_adjective:
        grammemes = (case, "plur") if gender == "plur" else (case, "sing", gender)
        if case == "accs":
            grammemes = (*grammemes, "inan") if gender in ("masc", "plur") else grammemes
        return inflect(word, *grammemes, pos="ADJF", case="nomn") or word.lower()
    return town_form(word, case)


def town_form(name: str, case: str) -> str:
    """Return a one-word place name in a case; one that is never declined comes back as it is."""
    if case == "nomn":
        return name
    head, dash, tail = name.rpartition("-")
    if dash and "-на-" in name:
        first, rest = name.split("-", 1)
        return f"{town_form(first, case)}-{rest}"
    if dash and tail[-2:] in ("ий", "ый"):
        return f"{town_form(head, case)}-{like_case(_adjective_case(tail, case), tail)}"
    if dash:
        return f"{head}-{town_form(tail, case)}"
    return like_case(_plain_form(name.lower(), case), name)


def _adjective_case(adjective: str, case: str) -> str:
    forms = adjective_forms(adjective.lower())
    return dict(zip(CASES, (forms[0], forms[1], forms[2], forms[0], forms[3], forms[4]), strict=True))[case]


ENDINGS = {
    "consonant": ("", "а", "у", "", "ом", "е"),
    "а": ("а", "ы", "е", "у", "ой", "е"),
    "ка": ("а", "и", "е", "у", "ой", "е"),
    "я": ("я", "и", "е", "ю", "ей", "е"),
    "ия": ("я", "и", "и", "ю", "ей", "и"),
    "ь-f": ("ь", "и", "и", "ь", "ью", "и"),
    "ь-m": ("ь", "я", "ю", "ь", "ем", "е"),
    "й": ("й", "я", "ю", "й", "ем", "е"),
    "ье": ("е", "я", "ю", "е", "ем", "е"),
    "ство": ("о", "а", "у", "о", "ом", "е"),
}


def _plain_form(word: str, case: str) -> str:
    kind, cut = _declension(word)
    if kind == "adjective":
        return _adjective_case(word, case)
    if kind == "plural":
        stem = word[:-1]
        return {"gent": stem, "datv": stem + "ам", "accs": word, "ablt": stem + "ами", "loct": stem + "ах"}[case]
    if kind == "known":
        return next((form for parse in (True,) if (form := inflect(word, case, pos="NOUN", case="nomn"))), word)
    if not kind:
        return word
    return word[:cut] + ENDINGS[kind][CASES.index(case)]


def _declension(word: str) -> tuple[str, int]:  # noqa: PLR0911  one line per ending
    last, two = word[-1], word[-2:]
    size = len(word)
    if two in ("ий", "ый"):
        return "adjective", size
    if last == "ы":
        return "plural", size
    if word in {"орел", "орёл"}:
        return "known", size
    if two == "ия":
        return "ия", size - 1
    if two == "ье":
        return "ье", size - 1
    if word.endswith("ство"):
        return "ство", size - 1
    if last == "а":
        return ("ка" if word[-2] in "кгхжшщч" else "а"), size - 1
    if last == "я":
        return "я", size - 1
    if last == "ь":
        return ("ь-m" if word in MASCULINE_SOFT else "ь-f"), size - 1
    if last == "й":
        return "й", size - 1
    if last in "бвгджзклмнпрстфхцчшщ":
        return "consonant", size
    return "", size


def town_nominative(words: str, *, case: str = "") -> str:
    """Return a place name in the nominative from a form that follows «в», «город» or a verb.

    The dictionary is asked first; an unknown name is mended by its ending.

    Args:
        words: one name, maybe of several words or with hyphens.
        case: the case it stands in, where the words around tell; otherwise it is guessed.
    """
    parts = words.split(" ")
    # not «Ростовом Великим», nor «Сосновом Бору», which is of pines and of nobody
    is_owned = len(parts) > 1 and not _is_adjective_form(parts[1]) and not _is_plain_adjective(parts[0].lower())
    if is_owned and (owner := POSSESSIVE.fullmatch(parts[0])) is not None:
        return f"{owner['stem']} {town_nominative(' '.join(parts[1:]), case=case or owner_case(owner['ending']))}"
    if len(parts) > 1:
        return _phrase_nominative(parts, case)
    made = _one_nominative(words, case)
    return like_case_of_parts(made, words)


# «Сергиевым Посадом»: an adjective that no dictionary holds as one
POSSESSIVE = re.compile(r"(?P<stem>[А-ЯЁ][а-яё]+(?:ов|ев|ин))(?P<ending>а|у|ым|ом)?")


def owner_case(ending: str | None) -> str:
    """Return the case that the ending of a possessive adjective tells; empty for none."""
    return {"а": "gent", "у": "datv", "ым": "ablt", "ом": "loct"}.get(ending or "", "")


def _phrase_nominative(parts: list[str], case: str) -> str:
    noun = next((place for place, part in enumerate(parts) if not _is_adjective_form(part)), len(parts) - 1)
    head = _one_nominative(parts[noun], case)
    gender, number = _gender_number(head)
    if noun and parts[0].endswith(("овом", "евом")) and may_name_place(parts[0]):
        noun, head = 0, _one_nominative(parts[0], case)  # «Ростовом Великим», no adjective
        gender, number = _gender_number(head)
    if noun and parts[0].lower().endswith(("ой", "ей")) and case in ("loct", "gent", "datv"):
        head, gender, number = _feminine(parts[noun].lower(), head), "femn", "sing"
    if noun and parts[0].lower().endswith(PLURAL_ENDINGS):
        head, number = _plural(parts[noun].lower(), head), "plur"
    out = []
    for place, part in enumerate(parts):
        if place < noun or (place > noun and _is_adjective_form(part)):  # «Великим Устюгом», «Ростовом Великим»
            grammemes = ("nomn", "plur") if number == "plur" else ("nomn", "sing", gender)
            out.append(like_case(inflect(part, *grammemes, pos="ADJF") or part.lower(), part))
        else:
            out.append(like_case(head, part) if place == noun else part)
    return " ".join(out)


def _feminine(form: str, head: str) -> str:
    """Return the feminine noun of a form after «Старой», «Новой»: Руссе gives Русса."""
    return form[:-1] + "а" if form[-1] in "еы" and head[-1] not in "аяь" else head


PLURAL_ENDINGS = ("их", "ых", "ие", "ые", "ими", "ыми")


def _plural(form: str, head: str) -> str:
    """Return the plural noun of a form after «Великих», «Набережными»: Лук, Луками give Луки."""
    if form[-1] in "ыи" and not form.endswith(("ами", "ями")):
        return form
    if head[-1] in "ыи":
        return head
    form = form.removesuffix("ами").removesuffix("ах").removesuffix("ам")
    return form + ("и" if form[-1] in "кгх" else "ы") if form[-1] not in "аях" else head


def _gender_number(name: str) -> tuple[str, str]:
    for parse in parses(name.rpartition("-")[2]):
        if parse.pos == "NOUN" and parse.case == "nomn":
            return parse.gender or "masc", parse.number
    return ("femn" if name[-1] in "ая" else "masc"), "sing"


def _is_adjective_form(word: str) -> bool:
    return any(parse.pos == "ADJF" for parse in parses(word)[:2])


def _is_plain_adjective(word: str) -> bool:
    """Tell whether the dictionary has a word as an adjective that ends as most do: «сосновом», but not «борисовом»."""
    return any(parse.is_known and parse.pos == "ADJF" and parse.lemma.endswith(("ый", "ий")) for parse in parses(word))


def _one_nominative(name: str, case: str) -> str:
    lower = name.lower()
    head, dash, tail = lower.rpartition("-")
    if "-на-" in lower:
        first, rest = name.split("-", 1)
        return f"{_one_nominative(first, case)}-{rest}"
    if dash and not may_name_place(lower, known=True):
        left = like_case(head, name)
        endings = (*OBLIQUE, "ом") if case == "loct" else OBLIQUE  # «Южно-Сахалинском» is a noun's
        is_adjective = head[-1:] != "о" and tail.endswith(endings) and _is_adjective_form(tail)
        right = (is_adjective and inflect(tail, "nomn", "sing", "masc", pos="ADJF")) or _one_nominative(tail, case)
        if is_adjective or (right[-2:] in ("ий", "ый") and head[-1:] in "еуа"):
            left = _one_nominative(head, case)
        return f"{like_case(left, name)}-{like_case(right, name.rpartition('-')[2])}"
    known = [
        parse
        for parse in parses(lower)
        if parse.is_known and (not case or parse.case == case) and ("Geox" in parse.grammemes)
    ]
    if known:
        parse = known[0]
        if parse.case == "accs" and parse.lemma == lower:
            return lower  # «в Дмитров», though «дмитров» is of many a «Дмитр», too
        form = inflect(lower, "nomn", pos="NOUN", case=parse.case, kind="Geox") or parse.lemma
        is_surname = parse.number == "sing" and form == parse.lemma.removesuffix("о")  # «в Одинцове»
        return parse.lemma if is_surname else form
    return _mended(lower, case)


OBLIQUE = ("ого", "ому", "ым", "им")  # «Гусём-Хрустальным», «Переславлем-Залесским»


def _mended(lower: str, case: str) -> str:
    """Return an unknown name's nominative by its ending."""
    is_foreign = case == "loct" and lower.endswith(FOREIGN_ENDS) and not any(parse.is_known for parse in parses(lower))
    if is_foreign or UNDECLINED.search(lower):
        return lower
    chinese = OF_CHINA.fullmatch(lower)
    if chinese is not None and CHINESE_CASES.get(case) == chinese["ending"] and not _is_russian(lower):
        return chinese["stem"] + ("ь" if chinese["stem"].endswith(SOFT_IN_CHINA) else "")
    guess = _by_ending(lower, case)
    if guess is not None:
        return guess
    for parse in parses(lower):
        if parse.pos == "NOUN" and (not case or parse.case == case):
            form = inflect(lower, "nomn", pos="NOUN", case=parse.case)
            if form:
                return form if "ё" in lower else form.replace("ё", "е")
    return lower


# no form of a town but the first ends so: «город Вэйхай», «городом Тяньцзин»
UNDECLINED = re.compile(r"(?:тобе|ярве)$|(?:[аеиоуыэюя]й(?<![оеиы]й)|[бвгджзклнпрстфцчшщь])$")


def _is_russian(lower: str) -> bool:
    """Tell whether the dictionary has a form of some word that is no first name: «поляне», but not «сиане»."""
    return any(parse.is_known and "Name" not in parse.grammemes for parse in parses(lower))


FOREIGN_ENDS = ("и", "о", "у", "э", "ы")  # «в Каяни», «в Осло»: what no dictionary knows and ends so is not declined
# «в Цзинане», «из Сианя»: a name that is made of the syllables in which Chinese is written; whether it ends softly is
# told by the last of them: the sound is another one in «Цзинань» than in «Шэньян»
OF_CHINA = re.compile(
    r"(?P<stem>(?:(?:цз|чж|[бпмфдтнлгкхцчшжс])?(?:[аяэуюио]|ай|ао|оу|эй|уй|уа|уай|юэ|юа|яо|ю)(?:нь?(?![аяеэуюио]))?){0,3}"
    r"(?:цз|чж|[бпмфдтнлгкхцчшжс])?(?:[аяэиуюо]|уа|юа)н)(?P<ending>е|я)"
)
CHINESE_CASES = {"loct": "е", "gent": "я"}
SOFT_IN_CHINA = (
    *("нан", "шан", "дан", "юан", "уан", "хан", "лан", "лян", "мян", "тян", "цян", "иан", "аан", "йан"),
    *("лин", "цзин", "бин", "син", "чун", "хун", "цзюн", "чжэн", "шэн", "мэн", "сэн"),
)


# towns and settlements called so; all others that no dictionary has are villages: «в Шушенском», «в Степном»
MASCULINE_PLACES = frozenset(
    (
        *("чайковский", "волжский", "жуковский", "октябрьский", "советский", "первомайский", "яблоновский"),
        *("персиановский", "белоозёрский", "белоозерский", "пролетарский", "краснооктябрьский"),
    )
)


def _by_ending(lower: str, case: str) -> str | None:
    if case == "loct" and lower.endswith(("ском", "цком")):
        return adjective_place(lower)
    if case == "loct" and lower.endswith("ном") and _is_only_adjective(lower):
        return adjective_place(lower)
    if case in ("loct", "gent", "datv", "ablt"):
        for ending, cases, mend in ENDING_RULES:
            if case in cases and lower.endswith(ending):
                return lower[: len(lower) - len(ending)] + mend
    return None


def adjective_place(loct: str) -> str:
    """Return the nominative of a place that is called by an adjective, from its locative: «в Дивном» is Дивное."""
    town = loct[:-2] + "ий"
    return town if "-" in loct or town in MASCULINE_PLACES else loct[:-2] + "ое"


def _is_only_adjective(lower: str) -> bool:
    return all(parse.is_known and parse.pos == "ADJF" for parse in parses(lower))


# ending of the form, cases it stands for, ending of the nominative
ENDING_RULES = (
    ("ским", ("ablt",), "ский"),
    ("ского", ("gent",), "ский"),
    ("ске", ("loct",), "ск"),
    ("ска", ("gent",), "ск"),
    ("ны", ("gent",), "на"),
    ("лы", ("gent",), "ла"),
    ("ры", ("gent",), "ра"),
    ("ды", ("gent",), "да"),
    ("ты", ("gent",), "та"),
    ("вы", ("gent",), "ва"),
    ("ску", ("datv",), "ск"),
    ("ском", ("ablt",), "ск"),
    ("граде", ("loct",), "град"),
    ("града", ("gent",), "град"),
    ("градом", ("ablt",), "град"),
    ("горске", ("loct",), "горск"),
    ("ове", ("loct",), "ов"),
    ("ино", ("loct", "gent", "datv"), "ино"),
    ("ово", ("loct", "gent", "datv"), "ово"),
    ("ево", ("loct", "gent", "datv"), "ево"),
    ("але", ("loct",), "ал"),
    ("аре", ("loct",), "ар"),
    ("ане", ("loct",), "ан"),
    ("ае", ("loct",), "ай"),
    ("ом", ("ablt",), ""),
    ("кой", ("ablt",), "ка"),
    ("хой", ("ablt",), "ха"),
    ("ках", ("loct",), "ки"),
    ("ах", ("loct",), "ы"),
)

"""Who speaks: the person, the post or the pronoun beside a verb of speech."""

from collections.abc import Iterable

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.entities.posts import Post
from kunak.core.reading.morph import parses

SPEECH = re.compile(
    r"\b(?:по|от|до|за|при|вы|рас|у|об|под|со|пере|про|на|в|ис)?"
    r"(?:сказал|говор|ворил|сообщ|сообщ|общил|общает|черкнул|черкива|метил|мечал|мечает|явил|явля|яснил|ясня|бавил|"
    r"бавля|казал|казыва|помнил|поминал|цитир|черкну|шутил|шутит|делил|делит|верил|веря|писал|пишет|вод[ия]т|вёл|"
    r"вел|двёл|двел|комментировал|ответил|отвечал|отвечает|обратил|знался|знает|знался|метила|вторил|ворит|ал слова|"
    r"рассудил|радовал|смеёт|смеет|улыб|вздохн|вздыха|пожела|резюмир|итожил|констатир|акцентир|формулир|звучил|"
    r"спросил|интересовал|воскли|благодарил|поздравил|отчеканил|заключил|заключает|заметил|замечает|призвал|"
    r"предложил|обещал|напутств|уточн|выразил|выража|поддержал|поддакн|соглас(?:ил|ен|на)|подхвати|парирова|поправи|сетова|усмехн|"
    r"возраз|настаив|успокои|предупред|отозва|отклик|доложи|подтверд|оценил|охарактериз|произн|рассужда|размышля|"
    r"аргументир|обменял\w+ (?:шутк|реплик|мнени|колкост))\w*"
)
SPEECH_WORDS = re.compile(
    r"\b(?:(?:по|со|из) (?:его |её |ее |их )?слов(?:ам)?|слова|цитат\w*|цитиру\w+|приводит|передает|мнени\w+|считает|"
    r"считают|уверен\w*|убежд[её]н\w*|"
    r"(?:оставил|сделал|появил|опубликовал|разместил|выложил)[а-я]* (?:[а-я]+ )?"
    r"(?:запис|пост\b|комментари|сообщени)[а-я]*|"
    r"так(?:ую|ая|ой|ое|ие|ими|им) (?:[а-я]+ )?(?:запис|фраз|реплик|пост\b|комментари|слов|признани|вывод|итог|приписк|"
    r"ответ|пожелани|обещани|тост|наказ)[а-я]*)\b"
)
# a pronoun, or a word that says only what somebody is to the others here
SHE = re.compile(r"\b(?:она|гостья|хозяйка|собеседница|чиновница|руководительница)\b")
HE = re.compile(r"\b(?:он|гость|хозяин|собеседник|чиновник)\b")
NOMINATIVE = ("nomn", "")


def tells_speech(lower: str) -> bool:
    """Tell whether the narrator's words, folded, say that somebody speaks."""
    return SPEECH.search(lower) is not None or SPEECH_WORDS.search(lower) is not None


def speaker_in(context: Context, narrator: Iterable[Span], place: int) -> tuple[str | None, float]:
    """Return the speaker's name in the nominative and how sure it is.

    Args:
        narrator: the words that say who spoke.
        place: where the speech begins; a pronoun is followed back from there.
    """
    spans = list(narrator)
    for span in spans:
        person = _person(context, span)
        if person is not None:
            return fullest(context, person), 0.95
    for span in spans:
        holder = _holder(context, span)
        if holder is not None:
            return fullest(context, holder), 0.7
    for span in spans:
        words = context.text.lower[span.start : span.end]
        if SHE.search(words) or HE.search(words):
            return _meant(context, min(place, span.start), is_woman=bool(SHE.search(words)))
    return None, 0.6


def _person(context: Context, span: Span) -> PersonMention | None:
    """Return the person named in the narrator's words: in the nominative, else the only one."""
    people = context.people.within(span.start, span.end)
    sure = [person for person in people if _is_nominative(context, person)]
    if sure:
        return sure[0]
    if people and SPEECH_WORDS.search(context.text.lower, span.start, span.end):
        return people[0]
    return people[0] if len(people) == 1 and people[0].is_short else None


def _is_nominative(context: Context, person: PersonMention) -> bool:
    if person.is_short:
        word = context.text.lower[person.start : person.end]
        return word == person.surname
    return person.case in NOMINATIVE


def _holder(context: Context, span: Span) -> PersonMention | None:
    """Return the person who holds a post that the narrator names without a name: «сказал глава региона»."""
    for post in context.posts.within(span.start, span.end):
        if post.case not in NOMINATIVE or post.number != "sing":
            continue
        fitting = [person for person in _full(context) if person.post and _same_post(context, person, post)]
        if len({person.surname for person in fitting}) > 1:
            fitting = _of_sex(context, fitting, span) or fitting
        if fitting:
            is_one = len({person.surname for person in fitting}) == 1
            return fitting[-1] if is_one else _of_same_territory(context, fitting, post) or _last_named(fitting, span)
        if (leader := _of_same_body(context, post)) is not None:
            return leader
    return _by_nickname(context, span) or _of_land(context, span) or _of_press_office(context, span)


# who acts for a region by a word that is no post: «рассудил чеченский лидер», «улыбнулась хакасская коллега»
OF_LAND = re.compile(
    r" (?:лидер|премьер|премьер-министр|министр|чиновни(?:к|ца)|коллега|руководитель(?:ница)?|гост(?:ь|ья)|визави|"
    r"начальни(?:к|ца)|глава|собеседни(?:к|ца)|партн[её]р|парламентарий|спикер)\b"
)


def _of_land(context: Context, span: Span) -> PersonMention | None:
    """Return the only person of the region whose man or woman the narrator says it was: «томский лидер»."""
    keys = {
        item.key
        for item in context.territories.within(span.start, span.end)
        if item.form == "adjective" and OF_LAND.match(context.text.lower, item.end)
    }
    if len(keys) != 1:
        return None
    own = [one for one in _full(context) if one.territory >= 0 and context.territories[one.territory].key in keys]
    return own[0] if len({person.surname for person in own}) == 1 else None


def _of_sex(context: Context, people: list[PersonMention], span: Span) -> list[PersonMention]:
    """Return those of whom a verb in the past may tell: «рассказала министр» is said of a woman."""
    for token in context.text.tokens_in(span.start, span.end):
        parse = parses(token.lower)[0]
        if parse.pos == "VERB" and parse.number == "sing" and parse.gender in ("masc", "femn"):
            return [person for person in people if _is_woman(person.name) == (parse.gender == "femn")]
    return []


def _last_named(people: list[PersonMention], span: Span) -> PersonMention | None:
    """Return who of several holders of a post is named last before the words that say who spoke."""
    before = [person for person in people if person.end <= span.start]
    return max(before, key=lambda person: person.start) if before else None


def _of_same_body(context: Context, post: Post) -> PersonMention | None:
    """Return the only person whose post is of the same body by another word: «глава Народного комитета»."""
    keys = frozenset() if post.value.lower().startswith(SECOND) else _body_keys(post.value)
    if not keys:
        return None
    led = [person for person, own in _leaders(context) if keys & own and not _are_apart(context, person, post)]
    return led[0] if len({person.surname for person in led}) == 1 else None


def _leaders(context: Context) -> list[tuple[PersonMention, frozenset[str]]]:
    """Return the people who may head a body, each with the keys of its words; deputies and aides do not."""
    known: list[tuple[PersonMention, frozenset[str]]] | None = context.memo.get("leaders")
    if known is None:
        known = context.memo["leaders"] = [
            (person, keys)
            for person in _full(context)
            if person.post and not person.post.lower().startswith(SECOND) and (keys := _body_keys(person.post))
        ]
    return known


def _body_keys(post: str) -> frozenset[str]:
    """Return the beginnings of the long words behind a post's first one."""
    return frozenset(word[:LONGEST_KEY] for word in post.lower().split()[1:] if len(word) >= LONGEST_KEY)


LONGEST_KEY = 6
SECOND = ("зам", "вице-", "перв", "помощ", "пресс")  # «заместитель председателя правительства» is not its head


def _of_press_office(context: Context, span: Span) -> PersonMention | None:
    """Return whose press office it is that quotes: «цитирует пресс-служба губернатора»."""
    found = PRESS_OFFICE.search(context.text.lower, span.start, span.end)
    if found is None:
        return None
    wanted = _nominative(found["post"])
    heads = [person for person in _full(context) if _first(person.post or "") == wanted]
    return heads[0] if len({person.surname for person in heads}) == 1 else None


PRESS_OFFICE = re.compile(r"\bпресс-служб[а-я]+ (?P<post>губернатора|главы|мэра|президента|министра|раиса)\b")


def _are_apart(context: Context, person: PersonMention, post: Post) -> bool:
    """Tell whether a person's post and another name two territories."""
    if person.territory < 0 or post.territory < 0:
        return False
    return context.territories[person.territory].key != context.territories[post.territory].key


def _same_post(context: Context, person: PersonMention, post: Post) -> bool:
    return (
        not _are_apart(context, person, post)
        and bool(person.post)
        and _is_head(person.post or "") == _is_head(post.value)
        and (_is_head(post.value) or _first(person.post or "") == _first(post.value))
    )


ACTING = re.compile(r"^(?:(?:временно )?исполняющ[а-я]+ обязанности|врио|и\. ?о\.|ио) ")


def _first(post: str) -> str:
    acting = ACTING.match(post.lower())
    first = post[acting.end() if acting else 0 :].split(" ", 1)[0].lower()
    return _nominative(first) if acting else first


def _nominative(post: str) -> str:
    """Return the word of a post in the nominative: «главы», «председателя», «мэра»."""
    for ending, other in (("ы", "а"), ("я", "ь"), ("а", "")):
        if post.endswith(ending):
            return post.removesuffix(ending) + other
    return post


def _is_head(post: str) -> bool:
    return _first(post) in ("губернатор", "глава", "президент", "раис", "врио", "руководитель")


def _of_same_territory(context: Context, people: list[PersonMention], post: Post) -> PersonMention | None:
    if post.territory >= 0:
        key = context.territories[post.territory].key
        for person in people:
            if person.territory >= 0 and context.territories[person.territory].key == key:
                return person
    names = {person.surname for person in people}
    return people[0] if len(names) == 1 else None


NICKNAMES = {"полпред": "полномочный представитель", "вице-губернатор": "заместитель губернатора", "мэр": "глава"}


def _by_nickname(context: Context, span: Span) -> PersonMention | None:
    words = context.text.lower[span.start : span.end]
    for short, full in NICKNAMES.items():
        if short in words:
            fitting = [person for person in _full(context) if (person.post or "").lower().startswith((short, full))]
            if len({person.surname for person in fitting}) == 1:
                return fitting[0]
    return None


def _meant(context: Context, place: int, *, is_woman: bool) -> tuple[str | None, float]:
    """Return whom a pronoun before a place means: the last person of that sex."""
    for person in reversed(context.people.before(place)):
        name = fullest(context, person)
        if _is_woman(name) == is_woman:
            return name, 0.75
    return None, 0.6


def _is_woman(name: str) -> bool:
    if name.endswith(("ская", "цкая", "ский", "цкий")):
        return name.endswith("ая")  # «Леонида Ядринская»
    first = name.split(" ", 1)[0].lower().replace("ё", "е")
    for parse in parses(first):
        if "Name" in parse.grammemes and parse.gender:
            return parse.gender == "femn"
    return name.lower().endswith(("ова", "ева", "ина", "ая"))


def _full(context: Context) -> list[PersonMention]:
    return [person for person in context.people if not person.is_short]


def fullest(context: Context, person: PersonMention) -> str:
    """Return the fullest name that the text gives to a person."""
    names: dict[str, str] = context.memo.setdefault("fullest names", {})
    if not names:
        for other in context.people:
            if len(other.name) > len(names.get(other.surname, "")):
                names[other.surname] = other.name
    found = names.get(person.surname, person.name)
    first, other_first = person.name.split(" ", 1)[0], found.split(" ", 1)[0]
    return found if first[0] == other_first[0] or person.is_short else person.name

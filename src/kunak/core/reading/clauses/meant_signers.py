"""Who is meant where a signer has no name: by a pronoun, by a post that one person holds, by «мы» in speech."""

from kunak.core.provenance import Span
from kunak.core.reading.clauses.presence import ACTIVE, SAID
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.entities.posts import Post

WOMAN, MAN = ("ая", "ова", "ева", "ина"), ("ий", "ый", "ов", "ев", "ин")  # the endings of surnames
PRONOUNS = frozenset(("он", "она", "я"))
# «он только что поставил подпись», «он и министр …», «подписи поставили я и мой коллега»
PRONOUN = agrees(
    r"(?:^\W*|[,;:–] |\bи |\bкогда )(?P<who>он|она|я)\b(?: [а-я-]+){0,4}? (?:подпис|заключ|постав|скреп|завизир|"
    r"утверд)\w+л[аи]?\b|"
    r"\b(?:он|она) (?:[а-я]+ ){0,2}?(?:подписа|заключи|скрепи|завизирова|постави|завери|удостовери)л[аи]?\b|"
    r"(?:^\W*|, )(?P<and>он|она|я) (?:и|вместе с) |"
    r"\b(?:он|она) (?:и|вместе с|совместно с) [^.;!?]{3,140}? (?:подписа|заключи|скрепи|постави|завизирова)л[аи]?\b|"
    r"(?:подпис|заключ|постав|"
    r"скреп)\w+ (?:[а-я-]+ ){0,6}?(?P<after>он|она|я)\b"
)


# the other one, named before in whatever case: «Вчера принимал председателя А. Подписали с ним программу»
WITH_HIM = agrees(r"\b(?:подписа|заключи|скрепи)л[аи]? (?:[а-я]+ )?с (?:ним|ней|нею)\b")


def meant_with_author(context: Context, index: int) -> list[PersonMention]:
    """Return with whom the first person of a text signed, where a pronoun says it."""
    if not index or WITH_HIM.search(context.sentence_words(index)) is None:
        return []
    sentences = context.text.sentences
    near = context.people.within(sentences[max(0, index - 2)].start, sentences[index].start)
    return [person for person in near if person.post][-1:]


def meant_by_pronoun(context: Context, index: int) -> list[PersonMention]:
    """Return who is meant by the pronoun that signs: the last person with a post who acts in the sentences before."""
    if index == 0 or not any(token.lower in PRONOUNS for token in context.text.tokens_of(index)):
        return []
    if PRONOUN.search(context.sentence_words(index)) is None:
        return []
    sentences = context.text.sentences
    near = context.people.within(sentences[max(0, index - 2)].start, sentences[index].start)
    words = {token.lower for token in context.text.tokens_of(index)}
    other = WOMAN if "он" in words and "она" not in words else MAN if "она" in words and "он" not in words else ()
    near = tuple(person for person in near if not (other and person.surname.endswith(other)))
    acting = [person for person in near if person.post and person.case in ("nomn", "")]
    if acting:
        return acting[-1:]
    before = sentences[index - 1]
    told = [person for person in context.people.within(before.start, before.end) if person.post]
    return told if len(told) == 1 else []  # «Визит губернатора А завершился. Он подписал …»


# «самарский губернатор подписал», «подпись поставил глава региона»: the verb right beside a post without a name
BESIDE_POST = agrees(r"(?:подпис|заключ|постав|скреп|завизир|утверд)[а-я]+л[аи]?\b")


NEAR_POST = 30  # characters
# «губернатор и председатель облисполкома А подписали», «губернатор вместе с министром А подписал»
AND_ANOTHER = agrees(
    r"(?: региона| области| края| республики)? (?:и|вместе с) [^.;:]{5,120}? (?:подписа|заключи|скрепи)л[аи]?\b"
)


def meant_by_post(context: Context, sentence: Span) -> list[PersonMention]:
    """Return who is meant by a post without a name that signs: the only person whom the text gives that post."""
    out: list[PersonMention] = []
    for post in context.posts.within(sentence.start, sentence.end):
        before = max(sentence.start, post.start - NEAR_POST)
        if post.case not in ("nomn", "") or post.number != "sing":
            continue
        if not (
            AND_ANOTHER.match(context.text.lower, post.end, sentence.end)
            or BESIDE_POST.search(context.text.lower, post.end, min(sentence.end, post.end + NEAR_POST))
            or BESIDE_POST.search(context.text.lower, before, post.start)
        ):
            continue
        holder = holder_of(context, post)
        if holder is not None:
            out.append(holder)
    return out


def holder_of(context: Context, post: Post) -> PersonMention | None:
    """Return the only person to whom the text gives a post that stands without a name, None where nobody is."""
    code = context.territories[post.territory].code if post.territory >= 0 else None
    holders = {
        person.surname: person
        for person in reversed(context.people)
        if person.post is not None and _is_held(context, person, post, code)
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


HEADS_OF_REGIONS = frozenset(("глава", "губернатор", "президент", "раис", "руководитель"))


def _is_held(context: Context, person: PersonMention, post: Post, code: str | None) -> bool:
    """Tell whether a person holds a post: by its first word; the head of a region that is named by any word for it.

    Args:
        code: of the territory that the post names, None where it names none.
    """
    if code is not None and (person.territory < 0 or context.territories[person.territory].code != code):
        return False
    first = {words.split(maxsplit=1)[0] for words in (person.post or "", post.value) if words}
    is_head = code is not None and first <= HEADS_OF_REGIONS and " " not in (person.post or "") + post.value
    return len(first) == 1 or is_head


LONGEST_SIGNATURE = 110  # characters of «Глава Карелии А. Пряжинский, запись от 15 октября 2025 года»


def author(context: Context) -> list[PersonMention]:
    """Return who put his name with his post under a text, as authors of posts do."""
    shadow = context.text.shadow.rstrip()
    start = shadow.rfind("\n") + 1
    if len(shadow) - start > LONGEST_SIGNATURE:
        start = len(shadow)
    before = shadow.rfind("\n", 0, max(0, start - 1)) + 1
    if start - before <= LONGEST_SIGNATURE and context.days.within(start, len(shadow)):
        start = before  # «А, губернатор», and below it the day
    last = [
        person
        for person in context.people
        if person.post
        and (person.start >= start or (person.post_start > person.end and len(shadow) - person.post_end < 4))
    ]
    return last[-1:]


def speakers_after(context: Context, index: int) -> list[PersonMention]:
    """Return who speaks in the sentence after a «мы подписали», if that one only tells who spoke."""
    sentences = context.text.sentences
    own = speaker_of_quotation(context, sentences[index])
    if own or index + 1 >= len(sentences):
        return own
    sentence = sentences[index + 1]
    words = context.text.lower[sentence.start : sentence.end]
    if not SAID.search(words) or ACTIVE.search(words):
        return []
    return [person for person in context.people.within(sentence.start, sentence.end) if person.post][:1]


LONGEST_NARRATOR = 160  # letters of « – поделилась с корреспондентами глава республики А»


def speaker_of_quotation(context: Context, sentence: Span) -> list[PersonMention]:
    """Return who says the quotation that a sentence is a part of, named with a post right behind its end."""
    pair = next((pair for pair in context.text.quotes if pair.start - 1 <= sentence.start < pair.end), None)
    if pair is None:
        return []
    line = context.text.shadow.find("\n", pair.end)
    end = min(pair.end + LONGEST_NARRATOR, line if line > 0 else len(context.text.shadow))
    return [person for person in context.people.within(pair.end, end) if person.post and person.case in ("nomn", "")][
        :1
    ]


def holders_of_plural(context: Context, index: int) -> list[PersonMention]:
    """Return who are meant by «губернаторы подписали», «главы республик …»: all whom the text gives that post.

    Each must hold it for another territory, and of a counted or listed post there must be as many.
    """
    sentence = context.text.sentences[index]
    for post in context.posts.within(sentence.start, sentence.end):
        is_plural = post.number == "plur" and post.case in ("nomn", "ablt", "")
        if post.names or not (is_plural or HEADS.match(context.text.lower, post.start)):
            continue
        first = post.value.split(maxsplit=1)[0]
        holders: dict[str, PersonMention] = {}
        for person in context.people:
            own = (person.post or "").split(maxsplit=1)[:1]
            if own and person.territory >= 0 and (own[0] == first or {own[0], first} <= HEADS_OF_REGIONS):
                holders.setdefault(person.surname, person)
        keys = {context.territories[person.territory].key for person in holders.values()}
        named = len({item.key for item in context.territories.within(post.start, post.end)})
        if len(keys) == len(holders) == (named or len(keys)) and 2 <= len(keys) <= MOST_HOLDERS:
            return list(holders.values())
    return []


MOST_HOLDERS = 4
HEADS = agrees(
    r"главы (?:[а-я]+ )?(?:регионов|республик|областей|краев|округов|субъектов|районов|городов|муниципалитетов)\b"
)

"""A post in the nominative, without the territory, firm or institution whose it is."""

from kunak.core.reading.entities.phrases import are_short, is_adjective
from kunak.core.reading.entities.post_extent import TOWN_WORDS, Extent, head_of
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.posts import DEPUTY, LEFT_WORDS, OWNERS, POSTS
from kunak.core.reading.morph import Parse, inflect, parses
from kunak.core.reading.text import Token

WHOSE_ADJECTIVE = (
    "район",
    "облисполком",
    "горисполком",
    "райисполком",
    "администрац",
    "дум",
    "городск",
    "област",
    "районн",
    "край",
    "края",
    "округ",
    "муниципальн",
    "поселени",
    "сельсовет",
    "сельск",
)


OF_THERE = ("тамошн", "здешн")
LEVELS = ("областн", "краев", "республиканск", "окружн", "региональн")
OFFICES = ("министерств", "департамент", "управлени", "комитет", "ведомств", "агентств", "минист", "служб")
# before the short name of a body, which is part of the post; a territory's («аким ЗКО») is not
HEADS_OF_SHORT = frozenset(("председатель", "председателя", "директор", "директора", "руководитель", "начальник"))

OF_FIELD = ("по", "делам", "вопросам")


# how many tokens a word takes with it that says where: «в Коми», «г. Чебоксары»
WHERE = {"в": 1, "во": 1, "на": 1, "г": 2}
HEADS_OF_TOWNS = ("глава", "мэр", "аким", "сити-менеджер", "градоначальник")


class Wording(Extent):
    """What posts of one text are called by themselves."""

    def _value(self, index: int, last: int, head: Parse, acting: int) -> str:
        """Return the post in the nominative without what only says whose it is."""
        tokens = self.text.tokens
        words = [token.lower for token in self._left_words(index)]
        left = [inflect(word, "nomn", "sing", "masc", pos="ADJF") or word for word in words]
        word = tokens[index].lower
        if acting >= 0:
            title = _acting_value(self.text.clean(acting, tokens[index].start))
            noun = self.text.clean(tokens[index].start, tokens[index].end)
            noun = noun[:1].lower() + noun[1:]
            return " ".join([title, noun, *self._tail(index, last)]).strip()
        if not head.case:
            noun = "заместитель" if word == DEPUTY else word
            return " ".join([*left, noun, *self._tail(index + self._is_cut_short(index), last)]).strip()
        noun = inflect(word, "nomn", "sing", pos="NOUN", case=head.case) or head.lemma
        if noun not in POSTS and head.lemma in POSTS:
            noun = head.lemma  # «премьеры» of «премьер», not of «премьера»
        if "ё" not in noun:
            noun = head.lemma if noun.replace("ё", "е") == head.lemma else noun
        return " ".join([*left, noun, *self._tail(index, last)]).strip()

    def _left_words(self, index: int) -> list[Token]:
        tokens, first = self.text.tokens, index
        while first and tokens[first - 1].is_word:
            lemma = parses(tokens[first - 1].lower)[0].lemma
            if lemma not in LEFT_WORDS and lemma != self._pair:
                break
            first -= 1
        return list(tokens[first:index])

    def _tail(self, index: int, last: int) -> list[str]:  # noqa: PLR0912  one kind of word a branch
        """Return the words of the tail without territories, firms, institutions and «области», «края»."""
        tokens, out = self.text.tokens, []
        place = index + 1
        while place < last:
            token = tokens[place]
            body = self._body_at(token.start)
            if body is not None and body.type in ("company", "institution"):
                place = self.text.token_index(body.end)
                continue
            number = self.known.number_at(token.start)
            if number >= 0:
                item = self.known.items[number]
                rest = self.text.clean(item.start, item.end).split()
                place = max(place + 1, self.text.token_index(item.end))
                if item.level == "foreign" and "исполком" in rest[-1].lower():
                    out.append(rest[-1])
                elif item.level == "foreign" and len(rest) > 2 and not rest[-1][0].isupper():
                    out.extend(rest[1:])
                continue
            place += 1
            if (step := WHERE.get(token.lower)) is not None:
                place += step
                continue
            if place < last and self._is_town_of_head(index, token, tokens[place]):
                place += 1
                continue
            if place == last and token.is_capital and is_adjective(token.lower) and self._heads_town(index):
                continue  # «мэр Полевского»
            if token.is_capital and tokens[place - 2].lower in TOWN_WORDS:
                while place < last and tokens[place].is_capital:
                    place += 1
                continue
            if self._is_whose(token, place, last):
                lemma = parses(token.lower)[0].lemma
                while (
                    out
                    and lemma in OWNERS
                    and is_adjective(out[-1].lower())
                    and (out[-1].islower() or lemma == "палата")  # «председатель Общественной палаты»
                ):
                    out.pop()
                continue
            if place < last and self._is_level(token.text, tokens[place].lower):
                continue
            if out and out[-1] == "–" and (second := head_of(token.lower)) is not None:
                out.append(inflect(token.lower, "nomn", "sing", pos="NOUN", case=second.case) or token.text)
                continue
            out.append(token.text)
        return _tidy(out)

    @staticmethod
    def _is_level(word: str, following: str) -> bool:
        """Tell whether an adjective only says whose an office is: «областного департамента», «тамошнего исполкома»."""
        if word.startswith(OF_THERE):
            return True
        return word.startswith(LEVELS) and following.startswith(OFFICES)

    def _is_town_of_head(self, index: int, token: Token, last: Token) -> bool:
        """Tell whether two words name the town of a head: «глава Великих Лук»."""
        if not (token.is_capital and last.is_capital and is_adjective(token.lower)):
            return False
        return self._heads_town(index) and parses(last.lower)[0].lemma not in HEADS

    def _heads_town(self, index: int) -> bool:
        return parses(self.text.tokens[index].lower)[0].lemma in HEADS_OF_TOWNS

    def _is_whose(self, token: Token, after: int, last: int) -> bool:
        found = parses(token.lower)
        if found[0].lemma in OWNERS:
            return True
        if not token.is_capital or not token.is_word:
            return False
        if any(parse.lemma in HEADS or parse.lemma in POSTS for parse in found[:3]):
            return False
        if is_adjective(token.lower):
            following = self.text.tokens[after].lower if after < last else ""
            return token.lower.endswith(("ского", "ской", "цкого", "цкой", "овской")) and following.startswith(
                WHOSE_ADJECTIVE
            )
        if not found[0].is_known and token.text.isupper():
            before = self.text.tokens[after - 2].lower
            is_field = before in OF_FIELD or (before == "и" and are_short(self.text.tokens[after - 3], token))
            return not is_field and before not in HEADS_OF_SHORT  # «по делам ГО и ЧС»
        return not found[0].is_known or "Geox" in found[0].grammemes or "Name" in found[0].grammemes


def of_one(value: str) -> str:
    """Return the post of one of several holders: «председатель парламентов» gives «председатель парламента»."""
    words = value.split()
    for place, word in enumerate(words[1:], 1):
        parse = parses(word.lower())[0]
        if (
            parse.number == "plur"
            and parse.case == "gent"
            and (parse.lemma in (*HEADS, "орган", "сельсовет", "муниципалитет", "поселение") or parse.lemma in POSTS)
        ):
            words[place] = inflect(word.lower(), "gent", "sing", pos="NOUN", case="gent") or word
            before = parses(words[place - 1].lower())[0]
            if place > 1 and before.pos == "ADJF" and before.number == "plur":
                form = inflect(
                    words[place - 1].lower(), "gent", "sing", parse.gender or "masc", pos="ADJF", case="gent"
                )
                words[place - 1] = form or words[place - 1]
    return " ".join(words)


def _acting_value(words: str) -> str:
    lower = words.lower().strip()
    if "исполняющ" in lower:
        what = "полномочия" if lower.endswith("полномочия") else "обязанности"
        return ("временно " if lower.startswith("временно") else "") + f"исполняющий {what}"
    if lower.startswith(("и.", "ио")):
        return "исполняющий обязанности"
    return lower


def _tidy(words: list[str]) -> list[str]:
    """Drop conjunctions and marks that lost their words, and join marks to the word before."""
    out: list[str] = []
    for word in words:
        if word == ",":
            if out:
                out[-1] += ","
        elif word == "»":
            if out:
                out[-1] += word
        else:
            out.append(word)
    while out and (out[-1].rstrip(",") in ("и", "по", "–", "«") or out[-1].endswith(",")):
        if out[-1].endswith(",") and out[-1].rstrip(",") not in ("и", "по", "–", "«"):
            out[-1] = out[-1].rstrip(",")
            break
        out.pop()
    while out and (out[0] == "и" or out == ["–"]):
        out.pop(0)
    return out

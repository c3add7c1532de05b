"""Words for posts: what opens the name of a post, what may stand before it, what is never part of it."""

from types import MappingProxyType

from kunak.core.reference import rows

# dictionary form of the head word: how high it stands, 1 highest; only heads of territories have 1
POSTS = MappingProxyType(
    dict.fromkeys("глава губернатор президент раис мэр аким хоким председатель премьер-министр премьер".split(), 1)
    | dict.fromkeys(
        "вице-губернатор вице-премьер вице-мэр зампред заместитель замгубернатора министр замминистра спикер вице-спикер"
        " руководитель начальник директор гендиректор ректор проректор сопредседатель представитель полпред посол консул"
        " управляющий управделами заведующий секретарь командир командующий капитан староста градоначальник депутат"
        " председательствующий президиум советник помощник куратор уполномоченный основатель атаман муфтий митрополит"
        " генерал-губернатор госсекретарь вице-президент генсек начальница директриса".split(),
        2,
    )
)
POST_LEMMAS = frozenset(POSTS)
ACTING = ("врио", "врип", "и.о", "ио")
LEFT_WORDS = frozenset(
    "первый генеральный исполнительный постоянный полномочный чрезвычайный главный старший коммерческий".split()
)
EPITHETS = frozenset(
    "прежний бывший нынешний новый тогдашний избранный действующий экс новоизбранный уважаемый".split()
)
TITLES = frozenset(
    "профессор академик доктор генерал полковник генерал-майор генерал-лейтенант адмирал господин госпожа сенатор кандидат".split()
)
# what says only whose the post is, and is left out of its name
OWNERS = frozenset(
    "область край республика округ регион район город провинция аймак субъект территория муниципалитет поселение село"
    " университет институт академия вуз компания общество предприятие завод корабль банк корпорация холдинг фирма"
    " музей фонд ассоциация союз палата государство страна вилайет остан штат земля соседний два три двух трех".split()
)


def listed_posts() -> tuple[str, ...]:
    """Return the posts of the reference data in the nominative, folded."""
    return tuple(row["nom"].lower().replace("ё", "е") for row in rows("posts"))

"""What kind of act a word names."""

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.record import Kind

# the first alternative that matches at a place wins, so longer names come first
KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "amendment",
        (
            r"дополнительн\w+ соглашени\w+|дополнени\w+ к соглашени\w+|протокол\w{0,3} о внесении изменени\w+|"
            r"соглашени\w+ о внесении изменени\w+"
        ),
    ),
    ("roadmap", r"(?:[«\"])?дорожн\w+ карт\w+"),
    (
        "programme",
        (
            r"план\w{0,3}(?:-график\w*)? (?:совместных |основных |первоочередных )?(?:мероприятий|действий|дел|"
            r"работ\w?|сотрудничества|взаимодействия|реализации|развития|по )|программ\w+ (?:совместных |развития "
            r")?(?:сотрудничеств\w+|мероприятий|действий|взаимодействия|партнерства|на (?:19|20)\d\d)|рабоч\w+ "
            r"программ\w+|комплексн\w+ (?:план\w*|программ\w+)|план\w{0,3} на (?:19|20)\d\d"
        ),
    ),
    ("other", r"(?:совместн\w+ )?(?:заявлени\w+|деклараци\w+|коммюнике)|письм(?:о|а|у|ом|е)(?= о намерени)"),
    ("memorandum", r"меморандум\w*"),
    ("protocol", r"протокол\w{0,3}"),
    ("treaty", r"договор(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
    ("agreement", r"(?:межправ)?соглашени(?:е|я|ю|ем|и|й|ям|ями|ях)"),
)
# a digit may stand right before it: a number of the page is glued to a word with a capital
WORD = agrees("|".join(rf"(?P<{kind}>(?<![^\W\d])(?<!-)(?:{pattern})(?![\w-]))" for kind, pattern in KINDS))
PLAN_WORD = agrees(r"(?<![\w-])(?:план(?:а|у|ом|е|ы|ов)?|программ(?:а|ы|у|ой|е))(?![\w-])")
DOCUMENT = agrees(r"(?<![\w-])документ(?:а|у|ом|е|ы|ов|ах|ами)?(?![\w-])")
RANK: dict[Kind, int] = {
    "amendment": 5,
    "roadmap": 4,
    "programme": 4,
    "protocol": 3,
    "memorandum": 3,
    "treaty": 2,
    "other": 2,
    "agreement": 1,
}

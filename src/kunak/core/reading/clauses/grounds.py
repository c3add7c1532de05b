"""Earlier acts that the text of an agreement rests on: their titles, days and towns are not its own."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.placed import Placed, placed

ACT = r"(?:соглашени|договор|протокол|меморандум|конвенци|деклараци|программ|харти|хартий)[а-я]*"
RESTS_ON = agrees(
    r"\b(?:руководствуясь|ссылаясь|опираясь|основываясь|исходя|принимая во внимание|учитывая|в соответствии с|"
    rf"на основе|на основании|в развитие|во исполнение)\b[^.;]{{0,160}}?\b(?P<act>{ACT})"
)
# the day that ends the name of an act; a letter or two may stand between it and the next act
TO_DAY = re.compile(r"[^;.]{0,400}?(?:\b(?:19|20)\d\d\b(?:\s*(?:года|г\.|г))?|\Z)")
NEXT_ACT = re.compile(rf"[\s,»\"]{{0,6}}(?:и|а также)?[\s«\"]{{0,4}}{ACT}")


def grounds(context: Context) -> Placed[Span]:
    """Return the names of earlier acts, from the word of their kind to their day, in the text of an agreement."""
    if "grounds" not in context.memo:
        context.memo["grounds"] = placed(_find(context)) if context.genre == "agreement" else Placed()
    found: Placed[Span] = context.memo["grounds"]
    return found


def _find(context: Context) -> list[Span]:
    out: list[Span] = []
    lower = context.text.lower
    for found in RESTS_ON.finditer(lower, letters=context.text.letters):
        start = found.start("act")
        if out and start < out[-1].end:
            continue
        while (day := TO_DAY.match(lower, start)) is not None:
            out.append(Span(start, day.end()))
            following = NEXT_ACT.match(lower, day.end())
            if following is None:
                break
            start = following.end()
    return out

"""The measures of a plan by territories: a tile for each region, a row for each territory where something happens."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from kunak.core.places import Territory, known_places, name_of, tiles
from kunak.programme.queries.choice import PlanChoice
from kunak.programme.queries.lines import PlanLine
from kunak.programme.queries.places import NOWHERE, territories_of_parties
from kunak.programme.queries.states import STATES
from kunak.programme.way_words import STATE_SIGNS

STEP, SIDE, EDGE, BAR_MARGIN = 60, 56, 2, 5  # of the tiles, in the units of the drawing
SHOWN = 100  # measures without a place; the rest are a step away, in the table


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One territory with what happens there.

    Args:
        states: how many measures are in each state, in the order of the states.
        late: how many are overdue.
        guessed: of how many nobody said the place itself.
    """

    code: str
    name: str
    count: int
    states: tuple[tuple[str, int], ...]
    late: int
    guessed: int
    letter: str  # of the party whose territory it is

    @property
    def is_guessed(self) -> bool:
        """Whether nobody said of any measure that it happens here."""
        return self.guessed == self.count


@dataclass(frozen=True, slots=True)
class MapTile:
    """A region on the map; `row` is None where nothing happens. All places are those of the drawing.

    Args:
        bars: the share of each state in a strip under the number: its colour, where it begins, how wide it is.
    """

    label: str
    x: int
    y: int
    row: PlaceRow | None
    bars: tuple[tuple[str, str, str], ...] = ()

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + SIDE // 2

    @property
    def lines(self) -> tuple[int, int, int, int]:
        """The heights of the name alone, the name over a number, the number, and the strip."""
        return self.y + 33, self.y + 19, self.y + 38, self.y + 45


@dataclass(frozen=True, slots=True)
class PlanMap:
    """The map and the same as rows; `beyond` are rows that have no tile, `nowhere` measures of no known place."""

    width: int
    height: int
    tiles: tuple[MapTile, ...]
    rows: tuple[PlaceRow, ...]
    beyond: tuple[PlaceRow, ...]
    nowhere: Sequence[PlanLine]
    nowhere_count: int
    guessed: int

    @property
    def more(self) -> int:
        """How many measures of no known place are not shown."""
        return self.nowhere_count - len(self.nowhere)

    @property
    def nowhere_asked(self) -> str:
        """What the table is asked for to show them."""
        return NOWHERE


def plan_map(choice: PlanChoice) -> PlanMap:
    """Return the chosen measures by territories; one that happens in several is counted in each. No query."""
    by_code: dict[str, list[PlanLine]] = {}
    for line in choice.lines:
        for code in choice.places[line.pk].codes:
            by_code.setdefault(code, []).append(line)
    order = {code: place for place, code in enumerate(known_places())}
    ordered = sorted(by_code, key=lambda code: (-len(by_code[code]), order.get(code, len(order)), code))
    letters = {code: letter for letter, code in territories_of_parties(choice.version).items()}
    rows = {code: _row(code, by_code[code], choice, letters) for code in ordered}
    drawn = tiles(settings.MAP_REGIONS)
    on_tiles = {one.code for one in drawn}
    nowhere = [line for line in choice.lines if not choice.places[line.pk].codes]
    return PlanMap(
        width=max((one.column or 0) + 1 for one in drawn) * STEP if drawn else 0,
        height=max((one.row or 0) + 1 for one in drawn) * STEP if drawn else 0,
        tiles=tuple(_tile(one, rows) for one in drawn),
        rows=tuple(rows.values()),
        beyond=tuple(row for code, row in rows.items() if code not in on_tiles),
        nowhere=nowhere[:SHOWN],
        nowhere_count=len(nowhere),
        guessed=sum(choice.places[line.pk].is_guessed for line in choice.lines),
    )


def _row(code: str, lines: Sequence[PlanLine], choice: PlanChoice, letters: Mapping[str, str]) -> PlaceRow:
    counts = Counter(line.state.code for line in lines)
    return PlaceRow(
        code,
        name_of(code, get_language() or "ru"),
        len(lines),
        tuple((state, counts[state]) for state in STATES if counts[state]),
        sum(line.state.is_late for line in lines),
        sum(choice.places[line.pk].is_guessed for line in lines),
        letters.get(code, ""),
    )


def _tile(region: Territory, rows: dict[str, PlaceRow]) -> MapTile:
    x, y = (region.column or 0) * STEP + EDGE, (region.row or 0) * STEP + EDGE
    row = rows.get(region.code)
    return MapTile(region.on_tile(get_language() or "ru"), x, y, row, tuple(_bars(row, x)) if row else ())


def _bars(row: PlaceRow, x: int) -> Iterator[tuple[str, str, str]]:
    """Yield the share of the states of each colour."""
    shares: Counter[str] = Counter()
    for state, count in row.states:
        shares[STATE_SIGNS.get(state, ("", ""))[0] or "plain"] += count
    at = float(x + BAR_MARGIN)
    for colour, count in shares.items():
        width = (SIDE - 2 * BAR_MARGIN) * count / row.count
        yield colour, f"{at:.1f}", f"{width:.1f}"
        at += width

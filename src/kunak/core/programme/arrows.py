"""The way of an arrow between two bars of a timeline, at right angles."""

ELBOW = 8  # how far an arrow goes straight out of a bar, and into one
LANE = 12  # above the bar that it comes to, where it has to go back
HEAD = 5

Point = tuple[float, float]


def arrow(start: Point, end: Point) -> str:
    """Return the path from the end of a bar to the beginning of another, as SVG writes it.

    Where the second bar begins before the first one ends, the arrow goes back between the rows.
    """
    (x, y), (to_x, to_y) = start, end
    out, into = x + ELBOW, to_x - ELBOW
    if out <= into:
        return f"M{x:g} {y:g}H{out:g}V{to_y:g}H{to_x:g}"
    lane = to_y - LANE if to_y > y else to_y + LANE
    return f"M{x:g} {y:g}H{out:g}V{lane:g}H{into:g}V{to_y:g}H{to_x:g}"


def head(end: Point) -> str:
    """Return the head of an arrow that comes from the left."""
    x, y = end
    return f"M{x:g} {y:g}l{-HEAD} {-HEAD + 1}v{2 * (HEAD - 1)}z"

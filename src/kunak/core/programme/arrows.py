"""The way of an arrow between two bars of a timeline, at right angles."""

ELBOW = 8  # how far an arrow goes straight out of a bar, and into one
OVER, UNDER = 25, 13  # from the bar that it comes to, where it has to go back: its name stands over it
HALF = 4.5  # of a bar's height
WIDE, LONG = 4, 5  # half of a head's width, and its length

Point = tuple[float, float]


def arrow(start: Point, end: Point) -> tuple[str, str]:
    """Return the path from the end of a bar to the beginning of another, and its head, as SVG writes them.

    Where the second bar begins before the first one ends, the arrow goes back between the rows and comes to the bar
    from above or from below.
    """
    (x, y), (to_x, to_y) = start, end
    out = x + ELBOW
    if out + ELBOW <= to_x:
        return f"M{x:g} {y:g}H{out:g}V{to_y:g}H{to_x:g}", f"M{to_x:g} {to_y:g}l{-LONG} {-WIDE}v{2 * WIDE}z"
    side, lane = (-1, to_y - OVER) if to_y > y else (1, to_y + UNDER)
    into, edge = to_x + WIDE, to_y + side * HALF
    way = f"M{x:g} {y:g}H{out:g}V{lane:g}H{into:g}V{edge:g}"
    return way, f"M{into:g} {edge:g}l{-WIDE} {side * LONG}h{2 * WIDE}z"

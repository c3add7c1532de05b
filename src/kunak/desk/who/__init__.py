"""«Who did what»: each body with what it coordinates, promised, did and left undone, for any days."""

from kunak.desk.who.deeds import Deeds, deeds
from kunak.desk.who.of_body import BodyDeeds, body_deeds
from kunak.desk.who.on_paper import body_on_paper

__all__ = ["BodyDeeds", "Deeds", "body_deeds", "body_on_paper", "deeds"]

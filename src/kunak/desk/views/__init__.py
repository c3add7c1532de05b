"""The signed-in pages over all agreements of a side."""

from kunak.desk.views.board import board, board_export
from kunak.desk.views.head import head
from kunak.desk.views.home import home
from kunak.desk.views.measures import measures, measures_export
from kunak.desk.views.search import quick, search
from kunak.desk.views.who import body, body_paper, who, who_export

__all__ = [
    "board",
    "board_export",
    "body",
    "body_paper",
    "head",
    "home",
    "measures",
    "measures_export",
    "quick",
    "search",
    "who",
    "who_export",
]

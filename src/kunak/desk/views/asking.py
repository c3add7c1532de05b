"""What the pages over many agreements ask first: for which side, and how a table leaves the house."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, StreamingHttpResponse

from kunak.core.sheets import csv_pieces, xlsx_pieces
from kunak.people.models import Membership, Side
from kunak.people.policies import check_any_side
from kunak.ui.attachments import sent_as_it_comes

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def own_side(request: HttpRequest) -> Side:
    """Return the side that the reader acts for.

    Raises:
        NotOfTheParties: the reader acts for none; administrators never do.
    """
    return own_membership(request).side


def own_membership(request: HttpRequest) -> Membership:
    """Return the side that the reader acts for, and in which role.

    Raises:
        NotOfTheParties: the reader acts for none; administrators never do.
    """
    return check_any_side(request.user, action="see what a side does")


def sent(
    request: HttpRequest, rows: Iterable[Sequence[str]], *, name: str, plain: str, widths: Sequence[int]
) -> StreamingHttpResponse:
    """Give a table as the address asks for it: XLSX, or CSV as spreadsheets read it in Russia."""
    if request.GET.get("format") == "csv":
        return sent_as_it_comes(csv_pieces(rows), CSV, name=name, plain=plain, ending="csv")
    pieces = xlsx_pieces(rows, name=name, widths=widths)
    return sent_as_it_comes(pieces, XLSX, name=name, plain=plain, ending="xlsx")

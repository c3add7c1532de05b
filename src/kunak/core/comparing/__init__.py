"""Two agreements side by side: commitments kept, widened, made concrete, changed, dropped, new. Pure."""

from kunak.core.comparing.compare import Compared, Promise, compare
from kunak.core.comparing.differences import Paragraph, Piece, differences, paragraphs
from kunak.core.comparing.verdicts import Reason, Said, Verdict

__all__ = [
    "Compared",
    "Paragraph",
    "Piece",
    "Promise",
    "Reason",
    "Said",
    "Verdict",
    "compare",
    "differences",
    "paragraphs",
]

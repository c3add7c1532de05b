"""What the letter to a body that is asked for proposals says, as a paper."""

from dataclasses import dataclass

from kunak.proposals.letters import SUBJECT, letter_lines
from kunak.proposals.models import Invitation


@dataclass(frozen=True, slots=True)
class AskingOnPaper:
    """A letter that asks a body for proposals; it bears a link that nothing else keeps."""

    body: str
    side: str
    subject: str
    lines: tuple[str, ...]


def asking_on_paper(invitation: Invitation, link: str) -> AskingOnPaper:
    """Return the letter to a body with its link."""
    side = str(invitation.collection.side)
    return AskingOnPaper(str(invitation.organisation), side, SUBJECT, tuple(letter_lines(invitation, link)))

"""How the journal says no."""

from kunak.core.errors import KunakError


class SentBefore(KunakError):
    """What this form asks for was done when it came the first time; nothing is done twice."""

    def __init__(self) -> None:
        super().__init__("the form was sent before")

"""What Kunak refuses, as classes that carry their facts."""


class KunakError(Exception):
    """Everything that is raised on purpose; a person reads `message_for` of it, never this text."""


class BadInput(KunakError):
    """Something given from outside cannot be used; `field` names it in the giver's own words."""

    def __init__(self, *, field: str, value: object, reason: str) -> None:
        super().__init__(f"{field}: {reason} (got {value!r})")
        self.field, self.value, self.reason = field, value, reason

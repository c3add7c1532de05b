"""The journal in words: each room teaches how its verbs read; an unknown one is shown as it stands."""

from django.utils.functional import Promise

TOLD: dict[str, str | Promise] = {}


def told(verb: str) -> str:
    """Return how an entry's verb reads in the page's language."""
    return str(TOLD.get(verb, verb))

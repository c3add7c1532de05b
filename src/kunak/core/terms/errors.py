"""How terms say no."""

from kunak.core.errors import BadInput


class BadTerms(BadInput):
    """The terms or acts cannot be counted with: `field` is unknown, missing or contradicts another."""

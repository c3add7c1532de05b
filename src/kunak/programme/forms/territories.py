"""Territories, one in a row, as people name them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from kunak.core.places import known_places, name_of, place_called
from kunak.programme.forms.lines import LinesField, LinesWidget
from kunak.programme.wording import not_a_territory

LIST = "territories-known"


class TerritoriesField(LinesField):
    """Names of regions and countries; their codes come out."""

    def __init__(self, **kwargs: Any) -> None:
        widget = LinesWidget(attrs={"list": LIST}, row_label=gettext_lazy("Territory %(n)s"))
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: object) -> list[str]:
        """Return the codes; what is no territory is refused by its name."""
        names = super().clean(value)
        if unknown := [name for name in names if not place_called(name)]:
            raise forms.ValidationError([not_a_territory(name) for name in unknown])
        return [place_called(name) for name in names]


def shown_territories(codes: Iterable[str]) -> list[str]:
    """Return the names of territories as the form shows them."""
    return [name_of(code, get_language() or "ru") for code in codes]


def offered_territories() -> list[str]:
    """Return the names that the browser suggests, regions first."""
    return shown_territories(known_places())

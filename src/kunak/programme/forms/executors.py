"""One body for all measures of a sector that have none: a row for each sector, a place for each party."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kunak.agreements.models import Party
from kunak.programme.forms.lines import check_lengths, split_names
from kunak.programme.queries import SectionRow
from kunak.ui.templatetags.kunak_ui import sector_name


class BodiesField(forms.CharField):
    """Names in one row, parted by semicolons."""

    def clean(self, value: object) -> list[str]:
        """Return the names."""
        names = split_names([super().clean(value)])
        check_lengths(names)
        return names


class ExecutorsForm(forms.Form):
    """A place for each sector and party where a measure has no executor yet."""

    def __init__(self, sections: Sequence[SectionRow], parties: Sequence[Party], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.parties = sections, parties
        self.places: dict[tuple[str, int], str] = {}
        for section in sections:
            for party in parties:
                name = f"{section.sector}_{party.pk}"
                if count_empty(section, party) or self.data.get(name):  # typed before somebody else named one
                    self._add(name, section, party)

    def _add(self, name: str, section: SectionRow, party: Party) -> None:
        told = {"sector": sector_name(section.sector), "side": party.label}
        widget = forms.TextInput(attrs={"list": f"bodies-{party.pk}"})
        label = _("%(sector)s, executor: %(side)s") % told
        self.fields[name] = BodiesField(label=label, required=False, max_length=1000, widget=widget)
        self.places[section.sector, party.pk] = name

    @property
    def rows(self) -> list[tuple[SectionRow, list[tuple[Party, int, forms.BoundField | None]]]]:
        """Each sector that lacks executors with its places: the party, how many measures lack it, and the field."""
        return [
            (
                section,
                [
                    (party, count_empty(section, party), self[name] if name else None)
                    for party in self.parties
                    for name in [self.places.get((section.sector, party.pk))]
                ],
            )
            for section in self.sections
            if any(sector == section.sector for sector, _key in self.places)
        ]

    def given(self) -> dict[str, dict[int, list[str]]]:
        """Return the names by sector and party; only after `is_valid`."""
        found: dict[str, dict[int, list[str]]] = {}
        for (sector, party), name in self.places.items():
            if self.cleaned_data[name]:
                found.setdefault(sector, {})[party] = self.cleaned_data[name]
        return found


def count_empty(section: SectionRow, party: Party) -> int:
    """Return how many measures of a sector have no executor of a party."""
    return sum(1 for row in section.rows for one, names in row.executors if one.pk == party.pk and not names)

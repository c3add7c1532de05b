"""The shape of a municipality: its region and code, its names in cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core.bodies.municipalities import CODE_LENGTH
from kunak.people.models import Territory, TerritoryKind
from kunak.people.services import MunicipalityNames


class Regions(forms.ModelChoiceField):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """A region by its full name in the language of the page."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the full name."""
        return str(obj.told_name)


def _name(field: str, label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    limit = Territory._meta.get_field(field).max_length  # type: ignore[union-attr]
    return forms.CharField(label=label, max_length=limit, help_text=help_text, required=required)


class MunicipalityNamesForm(forms.Form):
    """What a municipality is called."""

    name = _name("name", _("Full name"), _("As in its charter: Алексеевский муниципальный район."))
    name_gen = _name("name_gen", _("Full name, genitive"), _("Of whom or what: the administration of …"))
    name_dat = _name("name_dat", _("Full name, dative"), _("To whom or what: given to …"))
    name_ins = _name("name_ins", _("Full name, instrumental"), _("By or with whom or what: an agreement with …"))
    short = _name("short", _("Short name"), _("For lists and headings: Алексеевский район."))
    short_gen = _name("short_gen", _("Short name, genitive"))
    name_en = _name("name_en", _("Full name in English"), required=False)
    short_en = _name("short_en", _("Short name in English"), required=False)
    head_title = _name("head_title", _("Post of the head"), _("For instance: Глава."), required=False)

    def names(self) -> MunicipalityNames:
        """Return what the services take, of a valid form."""
        return MunicipalityNames(**{name: self.cleaned_data[name] for name in MunicipalityNamesForm.base_fields})


class MunicipalityForm(MunicipalityNamesForm):
    """A municipality that is not there yet."""

    region = Regions(
        Territory.objects.filter(kind=TerritoryKind.REGION),
        label=pgettext_lazy("of a municipality", "Region"),
        empty_label="—",
    )
    code = forms.CharField(
        label=_("Code of OKTMO"),
        max_length=CODE_LENGTH + 12,
        help_text=_("Eight digits, for instance 92701000."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ["region", "code"]

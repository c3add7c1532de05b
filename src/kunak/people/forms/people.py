"""The shape of input about people."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kunak.core.reference import sectors
from kunak.people.models import Organisation, Person, Role, Side


class SignInForm(AuthenticationForm):
    """Work e-mail and password."""

    username = forms.EmailField(
        label=_("Work e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false", "autofocus": True}),
    )
    stay = forms.BooleanField(label=_("This is my own workplace: stay signed in for 12 hours"), required=False)
    error_messages = {
        "invalid_login": _(
            "The e-mail or the password is not right. Check both; capital letters in the password matter."
        ),
        "inactive": _("The e-mail or the password is not right. Check both; capital letters in the password matter."),
    }


class ChangePasswordForm(PasswordChangeForm):
    """The old password and, twice, the new one."""

    def __init__(self, person: Person, *arguments: Any, **named: Any) -> None:
        super().__init__(person, *arguments, **named)
        labels = [_("Old password"), _("New password"), _("New password once more")]
        for name, label in zip(["old_password", "new_password1", "new_password2"], labels, strict=True):
            self.fields[name].label, self.fields[name].help_text = label, ""
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].help_text = _(
            "At least 10 characters; not like your name or e-mail, and not one of the passwords that everybody has."
        )


def sector_choices() -> list[tuple[str, str]]:
    """Return the sectors with their names in the page's language."""
    return [(code, sector.name(get_language() or "ru")) for code, sector in sectors().items()]


class RoleForm(forms.Form):
    """What a person does on the side."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        choices=sector_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a sector lead: what they answer for."),
    )

    def clean(self) -> dict[str, object]:
        """Refuse a sector lead without a sector; for other roles no sector counts."""
        cleaned = super().clean() or {}
        if cleaned.get("role") != Role.SECTOR_LEAD:
            cleaned["sectors"] = []
        elif not cleaned.get("sectors") and "sectors" not in self.errors:
            self.add_error("sectors", _("Choose at least one sector for a sector lead."))
        return cleaned


class PersonRoleForm(RoleForm):
    """What a person of a side does, and in which of its bodies."""

    body = forms.ModelChoiceField(
        label=_("Body"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("Where the person works: its people report on the measures that name who reports in it."),
    )

    def __init__(self, side: Side, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.fields["body"]
        if isinstance(bodies, forms.ModelChoiceField):
            bodies.queryset = side.organisations.all()


class NewPersonForm(RoleForm):
    """Somebody new on a side."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As others will see it."))
    email = forms.EmailField(label=_("Work e-mail"), max_length=254)
    field_order = ["name", "email", "role", "sectors"]

    def clean_email(self) -> str:
        """Refuse an address that somebody signs in with already."""
        email: str = self.cleaned_data["email"].strip().lower()
        if Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody signs in with this address already."))
        return email


class NewPersonAnywhereForm(NewPersonForm):
    """Somebody new on any side; for administrators."""

    side = forms.ModelChoiceField(
        label=_("Side"), queryset=Side.objects.select_related("territory"), empty_label=_("Choose a side")
    )
    field_order = ["name", "email", "side", "role", "sectors"]

"""A form with one field of each kind."""

from django import forms

from kunak.core.reference import sectors


class EveryField(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Название", max_length=20, help_text="Так, как увидят другие.")
    day = forms.DateField(label="День", widget=forms.DateInput(attrs={"class": "input input--short"}))
    reason = forms.CharField(label="Причина", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sector = forms.ChoiceField(label="Сфера", choices=[("health", "Здравоохранение"), ("trade", "Торговля")])
    role = forms.ChoiceField(
        label="Роль", choices=[("a", "Координатор"), ("b", "Наблюдатель")], widget=forms.RadioSelect
    )
    parts = forms.MultipleChoiceField(
        label="Сферы",
        choices=lambda: [(code, sector.name("ru")) for code, sector in sectors().items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Можно несколько.",
    )
    agreed = forms.BooleanField(label="Согласны обе стороны", help_text="Без этого план не действует.")

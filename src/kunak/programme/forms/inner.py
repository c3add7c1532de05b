"""The shape of input about who approves inside a side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kunak.core.programme.approval import Post
from kunak.people.models import Person
from kunak.programme.models import POSTS as CODES
from kunak.programme.queries import RuleShown
from kunak.programme.wording import POSTS, WITHOUT


class InnerRuleForm(forms.Form):
    """Who of the side must approve a version before its key, and what happens without them."""

    asks_sectors = forms.BooleanField(
        label=gettext_lazy("The lead of each sector approves its measures"),
        help_text=gettext_lazy("Where nobody leads a sector, a coordinator does."),
        required=False,
    )
    without = forms.ChoiceField(
        label=gettext_lazy("While somebody has not approved"),
        choices=list(WITHOUT.items()),
        widget=forms.RadioSelect,
    )

    def __init__(self, rule: RuleShown, data: Any = None) -> None:
        super().__init__(data, initial={"asks_sectors": rule.asks_sectors, "without": rule.without, **rule.approvers})
        for post in CODES:
            self.fields[post] = forms.ModelMultipleChoiceField(
                label=str(POSTS[Post(post)]).capitalize(),
                queryset=Person.objects.filter(pk__in=[one.pk for one in rule.people]),
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def given(self) -> dict[str, Any]:
        """Return what was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        approvers = {post: list(cleaned[post]) for post in CODES}
        return {"asks_sectors": cleaned["asks_sectors"], "without": cleaned["without"], "approvers": approvers}

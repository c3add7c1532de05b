"""The shape of input about programmes."""

from kunak.programme.forms.executors import ExecutorsForm
from kunak.programme.forms.funding import funding_of, funding_typed
from kunak.programme.forms.inner import InnerRuleForm
from kunak.programme.forms.kinds import FieldForm, KindForm, NewKindForm, initial_of_kind
from kunak.programme.forms.many import ManyForm
from kunak.programme.forms.measure import MeasureForm, initial_of
from kunak.programme.forms.order import OrderForm
from kunak.programme.forms.problem import ProblemForm
from kunak.programme.forms.steps import steps_of
from kunak.programme.forms.version import PeriodForm

__all__ = [
    "ExecutorsForm",
    "FieldForm",
    "InnerRuleForm",
    "KindForm",
    "ManyForm",
    "MeasureForm",
    "NewKindForm",
    "OrderForm",
    "PeriodForm",
    "ProblemForm",
    "funding_of",
    "funding_typed",
    "initial_of",
    "initial_of_kind",
    "steps_of",
]

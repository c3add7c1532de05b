"""What a compiler of queries says of the columns of a model, worked out once for a connection.

Django works it out anew for each query: for each column of each joined table its name, how its values are converted,
and what an order could mean by it. That was a third of the time of a page. What a query asks for (`WHERE`), its joins
and its parameters are Django's own, anew each time.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db.models import F, ForeignKey, Model
from django.db.models.expressions import Col
from django.db.models.sql import compiler

Relations = list[ForeignKey[Any, Any]]


class Columns:
    """The columns of the models that one connection has asked for."""

    def __init__(self) -> None:
        self.of_models: dict[tuple[type[Model], str], list[Col]] = {}
        # name and converters by the identity of those above, which stay as long as this does
        self.said: dict[int, tuple[str, Any]] = {}
        self.relations: dict[tuple[type[Model], tuple[str, ...]], Relations | None] = {}


class Remembers:
    """A connection that knows the columns it was asked for."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.columns = Columns()


class Keeps(compiler.SQLCompiler):
    """A compiler that looks up what it said of a column before; what is out of the ordinary it leaves to Django."""

    connection: Any
    query: Any

    def get_default_columns(
        self, select_mask: Any, start_alias: str | None = None, opts: Any = None, from_parent: Any = None
    ) -> list[Any]:
        """Return all columns of a model."""
        opts = opts or self.query.get_meta()
        if select_mask or opts is None or opts.parents or opts.apps is not apps:
            return super().get_default_columns(select_mask, start_alias, opts, from_parent)
        alias = start_alias or self.query.get_initial_alias()
        kept: Columns = self.connection.columns
        if (opts.model, alias) not in kept.of_models:
            found: Any = super().get_default_columns({}, alias, opts)
            converters = super().get_converters(found)
            for at, one in enumerate(found):
                kept.said[id(one)] = (self.connection.ops.quote_name(one.target.column), converters.get(at))
            kept.of_models[opts.model, alias] = found
        return kept.of_models[opts.model, alias]

    def compile(self, node: Any) -> Any:
        """Return the SQL and the parameters of a part of the query."""
        if node.__class__ is Col and (said := self.connection.columns.said.get(id(node))):
            return f"{self.quote_name_unless_alias(node.alias)}.{said[0]}", []
        return super().compile(node)

    def get_converters(self, expressions: Iterable[Any]) -> dict[int, tuple[list[Any], Any]]:
        """Return what turns the database's values into those of the fields, by their places in a row."""
        expressions, said = list(expressions), self.connection.columns.said
        try:
            found = [said[id(one)][1] for one in expressions]
        except KeyError:
            return super().get_converters(expressions)
        return {at: one for at, one in enumerate(found) if one}

    def get_related_selections(  # noqa: PLR0917  # as Django calls it
        self,
        select: list[Any],
        select_mask: Any,
        opts: Any = None,
        root_alias: str | None = None,
        cur_depth: int = 1,
        requested: Any = None,
        restricted: Any = None,
    ) -> list[dict[str, Any]]:
        """Add the columns of what `select_related` names; return where they stand, for each model."""
        opts, root_alias = opts or self.query.get_meta(), root_alias or self.query.get_initial_alias()
        wanted = self.query.select_related if cur_depth == 1 else requested
        relations = None
        if isinstance(wanted, dict) and not select_mask and not self.query._filtered_relations:
            relations = self._relations(opts, tuple(wanted))
        if relations is None:
            return super().get_related_selections(
                select, select_mask, opts, root_alias, cur_depth, requested, restricted
            )
        found = []
        for field in relations:
            model = field.remote_field.model
            alias = self.query.setup_joins([field.name], opts, root_alias).joins[-1]
            columns = self.get_default_columns({}, start_alias=alias, opts=model._meta)
            places = list(range(len(select), len(select) + len(columns)))
            select.extend((one, None) for one in columns)
            within = self.get_related_selections(
                select, {}, model._meta, alias, cur_depth + 1, wanted[field.name], restricted=True
            )
            found.append(_related(field, places, within))
        return found

    def _relations(self, opts: Any, names: tuple[str, ...]) -> Relations | None:
        """Return the foreign keys of these names, in the order of the model; None where a name is another thing's."""
        kept: dict[tuple[type[Model], tuple[str, ...]], Relations | None] = self.connection.columns.relations
        if (opts.model, names) not in kept:
            found = [one for one in opts.fields if one.name in names and isinstance(one, ForeignKey)]
            is_all = len(found) == len(names) and not opts.parents and opts.apps is apps
            kept[opts.model, names] = found if is_all else None
        return kept[opts.model, names]

    def _order_by_pairs(self) -> Any:
        """Return what orders the rows; names of fields are no expressions, so no column is compared with them."""
        query, select, opts = self.query, self.select, self.query.get_meta()
        is_plain = opts and select and not query.combinator and not any(alias for *_, alias in select)
        if not is_plain or not _are_names((*query.extra_order_by, *query.order_by, *opts.ordering)):
            return super()._order_by_pairs()
        self.select = None
        try:
            pairs: Any = super()._order_by_pairs()
            return list(pairs)
        finally:
            self.select = select


def _are_names(ordering: Sequence[Any]) -> bool:
    return all(isinstance(getattr(one, "expression", one), str | F) for one in ordering)


def _related(field: ForeignKey[Any, Any], places: list[int], within: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what Django's models are made of for a foreign key: who is put where, from which columns."""
    other: Any = field.remote_field
    return {
        "model": other.model,
        "field": field,
        "reverse": False,
        "local_setter": field.set_cached_value,
        "remote_setter": other.set_cached_value if field.unique else _no_setter,
        "from_parent": False,
        "select_fields": places,
        "related_klass_infos": within,
    }


def _no_setter(_found: Model, _of: Model) -> None:
    """Leave a list that a foreign key stands in as it is."""

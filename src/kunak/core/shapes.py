"""`dataclasses`, but a class is made in a tenth of the time: what its values need is written when the first is made.

Used as `from kunak.core.shapes import dataclass, replace` by what a reading needs from its start, for each such class
costs `dataclasses` half a thousandth of a second, and itself as much as ten of them. The same words mean the same, and
`fields`, `asdict`, `is_dataclass` and `replace` of `dataclasses` take these classes as their own.

Not known here, and refused: classes that inherit from others of their kind, `InitVar`, `ClassVar`, `kw_only`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from kunak.core.shaping import dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

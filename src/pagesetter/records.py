"""Records: `NamedTuple`, made in a fraction of the time.

A build of a page loads some two hundred and fifty kinds of record. The standard library
compiles a constructor for each, and looks at the type of each field; that is a tenth of a
cold build. Here the constructor for each number of fields is compiled once, and given the
names of the fields of each kind. To those who use them, and to a type checker, the records
are those of the standard library; where it keeps annotations otherwise (from 3.14 on)
they are its own.
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _GLOBALS = {"_tuple_new": tuple.__new__, "__builtins__": {}}

    @cache
    def _constructor(count: int) -> Any:
        """Return the code of a constructor that takes so many fields."""
        fields = "".join(f"a{i}, " for i in range(count))
        source = f"lambda _cls, {fields}: _tuple_new(_cls, ({fields}))"
        return eval(source, _GLOBALS).__code__  # of nothing but the number

    @cache
    def _getter(index: int) -> Any:
        return _tuplegetter(index, f"Alias for field number {index}")

    class _Shared:
        """What all records can do."""

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values: Any) -> Any:
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = [f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True)]
            return f"{type(self).__name__}({', '.join(told)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    _METHODS = {
        name: vars(_Shared)[name]
        for name in ("_make", "_replace", "_asdict", "__repr__", "__getnewargs__")
    }

    class _Kind(type):
        """Makes a kind of record of a class's annotations."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"a field of {name} without a default follows one that has one")
            code = _constructor(len(fields)).replace(
                co_varnames=("_cls", *fields),
                co_name="__new__",
                co_qualname=f"{name}.__new__",
            )
            new = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()))
            made = {
                **_METHODS,
                "__new__": new,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                **{field: _getter(i) for i, field in enumerate(fields)},
            }
            return type(name, (tuple,), made | body)

    class NamedTuple(metaclass=_Kind):
        """The base of all records, as `typing.NamedTuple` is."""

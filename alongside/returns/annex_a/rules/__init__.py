"""Every rule of Annex A, by what it is about. A module added here is read without being named anywhere."""

from importlib import import_module
from pkgutil import iter_modules

from alongside.returns.annex_a.ruleset import RULES

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["RULES"]

"""The SSDA903 return on children looked after: read."""

from alongside.returns.ssda903.read import Ssda903Set, read
from alongside.returns.ssda903.tables import TABLES, Table

__all__ = ["TABLES", "Ssda903Set", "Table", "read"]

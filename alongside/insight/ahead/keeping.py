"""Typed data of arrays as bytes and back: arrays as they are, everything else as JSON. Nothing in it can be run."""

import hashlib
import io
import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Arrays = dict[str, NDArray[Any]]
_TOLD = "told"  # where the JSON stands among the arrays


class OfAnotherMake(ValueError):
    """The bytes were written for another shape of this data, by an earlier or later Alongside."""


def pack(value: Any) -> bytes:
    """A dataclass of arrays, numbers, words, days and dataclasses as bytes."""
    arrays: Arrays = {}
    told = json.dumps(_told(value, "", arrays), ensure_ascii=False)
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays, **{_TOLD: np.frombuffer(told.encode(), dtype=np.uint8)})
    return file.getvalue()


def unpack(kind: type[T], packed: bytes | memoryview) -> T:
    """What `pack` wrote of a dataclass of this kind. Raises OfAnotherMake where it was another shape then."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        told = json.loads(arrays[_TOLD].tobytes())
        try:
            made: T = _made(kind, told, "", arrays)
        except (KeyError, TypeError) as problem:
            raise OfAnotherMake(f"This was kept by another version of Alongside ({problem}).") from problem
    return made


def _told(value: Any, path: str, arrays: Arrays) -> Any:
    if isinstance(value, np.ndarray):
        arrays[path] = value
        return None
    if is_dataclass(value):
        return {
            field.name: _told(getattr(value, field.name), f"{path}.{field.name}", arrays) for field in fields(value)
        }
    if isinstance(value, tuple):
        return [_told(each, f"{path}.{at}", arrays) for at, each in enumerate(value)]
    if isinstance(value, np.generic):
        return value.item()
    return value.isoformat() if isinstance(value, date) else value


def _made(kind: Any, told: Any, path: str, arrays: Any) -> Any:
    origin: Any = get_origin(kind) or kind
    if origin is np.ndarray:
        return arrays[path]
    if is_dataclass(origin):
        return _dataclass(origin, told, path, arrays)
    if origin is tuple:
        return tuple(_made(_nth(kind, at), each, f"{path}.{at}", arrays) for at, each in enumerate(told))
    if origin in (Union, UnionType):
        return None if told is None else _made(get_args(kind)[0], told, path, arrays)
    return date.fromisoformat(told) if origin is date else told


def _dataclass(kind: Any, told: Any, path: str, arrays: Any) -> Any:
    hints = get_type_hints(kind)
    if set(told) != set(hints):
        raise KeyError(f"{kind.__name__}: {sorted(set(told) ^ set(hints))}")
    return kind(**{name: _made(hints[name], each, f"{path}.{name}", arrays) for name, each in told.items()})


def _nth(kind: Any, at: int) -> Any:
    of = get_args(kind)
    return of[0] if of[-1] is Ellipsis else of[at]


@cache
def engine() -> str:
    """Which fitting and simulating this is: twelve digits that differ as soon as a line of either does."""
    sources = hashlib.sha256()
    for room in ("histories", "model", "simulation"):
        for file in sorted(files(f"alongside.forecasting.{room}").iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                sources.update(file.read_bytes())
    return sources.hexdigest()[:12]


def digest(*parts: NDArray[Any] | str) -> str:
    """What tells one history from another: of every array and word of it, in this order."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else np.ascontiguousarray(part).tobytes()
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()

"""Sets from JSON files, with numbers as they are written there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

from motcua.index.exchange.score_files import decoded
from motcua.index.rules.faults import Fault, Faulty, InvalidSet
from motcua.index.rules.reading import ReadSet, read_set

_FILE = "Tệp bộ tiêu chí"


def read_set_json(content: bytes) -> ReadSet:
    return read_set(set_data(content))


def set_data(content: bytes) -> object:
    """The file's JSON; a key given twice is refused, for one of the two would be lost."""
    try:
        text = decoded(content, _FILE)
        return json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once
        )
    except Faulty as cause:
        raise InvalidSet(cause.faults) from None
    except json.JSONDecodeError as cause:
        message = f"không phải JSON đọc được: dòng {cause.lineno}, cột {cause.colno}."
        raise InvalidSet([Fault(_FILE, message)]) from None
    except RecursionError:
        raise InvalidSet([Fault(_FILE, "lồng nhau quá sâu.")]) from None
    except (ValueError, InvalidOperation):
        raise InvalidSet([Fault(_FILE, "có số không đọc được.")]) from None


def demo_set_data() -> dict[str, Any]:
    """Our own example, labelled so: no official appendix is shipped."""
    data = set_data(Path(__file__).with_name("demo_set.json").read_bytes())
    assert isinstance(data, dict)
    return data


def set_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=_plain)


def _plain(number: object) -> object:
    """A decimal of the file as JSON writes it, no digit more."""
    assert isinstance(number, Decimal | Fraction)
    return int(number) if number == int(number) else float(number)


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidSet([Fault(_FILE, f"khóa “{twice}” ghi hai lần trong một đối tượng.")])
    return data


def _no_constant(name: str) -> object:
    raise InvalidSet([Fault(_FILE, f"“{name}” không phải là số dùng được.")])

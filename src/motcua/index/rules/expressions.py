"""Formulas of criteria: arithmetic on named numbers, and nothing that reaches further.

The text is parsed into a tree of which only the nodes below are known; nothing is ever executed.
`points("1.2")` and `value("1.2")` are the points and the value of another criterion.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import exact, rounded_units

LONGEST = 400
DEEPEST = 30
_LETTERS = re.compile(r"[\w\s.,+\-*/()<>=!\"']*", re.ASCII)
_ARITHMETIC: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type, Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_NUMERIC = {"min": (1, 20), "max": (1, 20), "abs": (1, 1), "round": (1, 2)}
_REFERRING = ("points", "value")
_CHEAP = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.UAdd, ast.USub, ast.Not, ast.And, ast.Or)

Reading = Callable[[str, str], Fraction]


class DivisionByNothing(ArithmeticError):
    """A denominator came out as zero."""


@dataclass(frozen=True, slots=True)
class Expression:
    """`names` are the variables it needs, `references` the criteria it asks."""

    text: str
    tree: ast.expr = field(compare=False, repr=False)
    names: frozenset[str]
    references: frozenset[str]

    def value(self, names: Mapping[str, Fraction], ask: Reading) -> Fraction:
        """`ask("points", "1.2")` answers for other criteria."""
        try:
            return _value(self.tree, names, ask)
        except ZeroDivisionError:
            raise DivisionByNothing from None


def parse(text: str) -> Expression:
    """The formula, or `Unreadable` that names the part which is not allowed."""
    if len(text) > LONGEST:
        raise Unreadable(f"công thức dài quá {LONGEST} ký tự. Tách bớt thành tiêu chí con.")
    if strange := _LETTERS.sub("", text, count=1)[:1]:
        raise Unreadable(f"công thức có ký tự “{strange}” không dùng được.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise Unreadable(f"công thức “{text}” viết chưa đúng. Xem lại dấu và ngoặc.") from None
    names: set[str] = set()
    references: set[str] = set()
    _check(tree, names, references, DEEPEST)
    return Expression(text, tree, frozenset(names), frozenset(references))


def _check(node: ast.AST, names: set[str], references: set[str], depth: int) -> None:
    if not depth:
        raise Unreadable("công thức lồng nhau quá sâu. Tách bớt thành tiêu chí con.")
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            exact(number)
        case ast.Name(id=name):
            names.add(name)
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str() as code)]) if (
            name in _REFERRING and not node.keywords
        ):
            references.add(code)
        case ast.Call(func=ast.Name(id=name), args=args) if name in _NUMERIC and not node.keywords:
            least, most = _NUMERIC[name]
            if not least <= len(args) <= most:
                raise Unreadable(f"hàm {name} nhận từ {least} đến {most} số.")
            _check_places(name, args)
            for argument in args:
                _check(argument, names, references, depth - 1)
        case ast.BinOp() | ast.UnaryOp() | ast.BoolOp() | ast.Compare() | ast.IfExp():
            for child in ast.iter_child_nodes(node):
                _check(child, names, references, depth - 1)
        case _ if isinstance(node, (*_CHEAP, *_COMPARISONS)):
            pass
        case ast.Tuple():
            raise Unreadable("công thức dùng dấu chấm cho số thập phân: 0.85, không phải 0,85.")
        case _:
            raise Unreadable(_not_allowed(node))


def _check_places(name: str, args: list[ast.expr]) -> None:
    if name == "round" and len(args) == 2:
        match args[1]:
            case ast.Constant(value=int() as places) if 0 <= places <= 6:
                return
        raise Unreadable("hàm round nhận số chữ số thập phân từ 0 đến 6.")


def _not_allowed(node: ast.AST) -> str:
    signs: dict[type[ast.AST], str] = {ast.Pow: "**", ast.FloorDiv: "//"}
    written = signs.get(type(node), type(node).__name__)
    part = ast.unparse(node) if isinstance(node, ast.expr) else written
    return (
        f"công thức không được dùng “{part[:60]}”. Chỉ dùng số, tên biến, + - * / ( ), so sánh, "
        "and/or/not, “a if điều kiện else b”, min, max, abs, round, "
        'points("mã tiêu chí"), value("mã tiêu chí").'
    )


def _value(node: ast.expr, names: Mapping[str, Fraction], ask: Reading) -> Fraction:
    match node:
        case ast.Constant(value=number):
            return exact(number)
        case ast.Name(id=name):
            return names[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](_value(left, names, ask), _value(right, names, ask))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Fraction(not _value(operand, names, ask))
        case ast.UnaryOp(op=op, operand=operand):
            inner = _value(operand, names, ask)
            return -inner if isinstance(op, ast.USub) else inner
        case ast.BoolOp(op=op, values=parts):
            truths = (bool(_value(part, names, ask)) for part in parts)
            return Fraction(all(truths) if isinstance(op, ast.And) else any(truths))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _value(body if _value(test, names, ask) else orelse, names, ask)
        case ast.Compare():
            return Fraction(_holds(node, names, ask))
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str() as code)]):
            return ask(name, code)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, [_value(argument, names, ask) for argument in args])
    raise AssertionError(node)


def _holds(node: ast.Compare, names: Mapping[str, Fraction], ask: Reading) -> bool:
    sides = [_value(side, names, ask) for side in (node.left, *node.comparators)]
    pairs = zip(node.ops, sides, sides[1:], strict=False)
    return all(_COMPARISONS[type(op)](left, right) for op, left, right in pairs)


def _call(name: str, values: list[Fraction]) -> Fraction:
    match name:
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "abs":
            return abs(values[0])
    places = int(values[1]) if len(values) > 1 else 0
    return Fraction(rounded_units(values[0], places), 10**places)

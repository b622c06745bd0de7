"""Writes the docstrings of the compiled module into its stub, so that editors show what `help` shows.

Run it after a change of the documentation or of the stub; the tests refuse a stub that differs.
"""

import ast
import inspect
import pathlib
import textwrap

from gapmodel import _core

STUB = pathlib.Path(__file__).parents[1] / "python" / "gapmodel" / "_core.pyi"


def documentation(owner: object, name: str) -> str | None:
    """What the compiled module says of one of its names, or `None` for what only the stub has."""
    found = vars(owner).get(name) if owner is not None else None
    if found is None or name.startswith("_"):
        return None
    text = found.__func__.__doc__ if isinstance(found, staticmethod | classmethod) else found.__doc__
    return inspect.cleandoc(text) if text else None


def body(text: str, indent: int) -> list[str]:
    quotes = f'"""{text}"""' if "\n" not in text else f'"""{text}\n"""'
    return textwrap.indent(quotes, " " * indent, lambda line: bool(line.strip())).splitlines()


def documented(source: str) -> str:
    """The stub with the docstrings of the compiled module in place of its own."""
    lines = source.splitlines()
    edits: list[tuple[int, int, list[str]]] = []

    def visit(node: ast.AST, owner: object, indent: int) -> None:
        for child in getattr(node, "body", []):
            if not isinstance(child, ast.FunctionDef | ast.ClassDef):
                continue
            text = documentation(owner, child.name)
            first = child.body[0]
            has_docstring = (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            )
            if text is not None:
                if isinstance(child, ast.ClassDef):
                    start = child.lineno
                    end = first.end_lineno if has_docstring else start
                    edits.append((start, end or start, body(text, indent + 4)))
                elif has_docstring:
                    edits.append((first.lineno - 1, child.end_lineno or 0, body(text, indent + 4)))
                else:
                    last = lines[(child.end_lineno or 1) - 1]
                    assert last.endswith(": ..."), last
                    edits.append(
                        (child.end_lineno - 1, child.end_lineno, [last[:-4], *body(text, indent + 4)])
                    )
            if isinstance(child, ast.ClassDef):
                visit(child, getattr(owner, child.name, None), indent + 4)

    visit(ast.parse(source), _core, 0)
    for start, end, new in sorted(edits, reverse=True):
        lines[start:end] = new
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    STUB.write_text(documented(STUB.read_text(encoding="utf-8")), encoding="utf-8")

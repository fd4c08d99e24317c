"""Nothing grows past what a reader holds in mind: the limits of the house, on every file of the project."""

import ast

from tests.architecture.sources import Function, everything, program

MODULE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 40
ARGUMENTS = 5


def lines(node: ast.ClassDef | Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def answers_qt(function: Function) -> bool:
    """Return whether the signature is somebody else's."""
    return any(getattr(decorator, "id", "") == "override" for decorator in function.decorator_list)


def test_modules_are_short() -> None:
    counted = ((len(source.text.splitlines()), source.name) for source in everything())
    long = [f"{name} has {count} lines" for count, name in counted if count > MODULE_LINES]
    assert not long, "\n".join(long)


def test_classes_are_short() -> None:
    long = [
        source.at(node, f"{node.name} has {lines(node)} lines")
        for source in everything()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and lines(node) > CLASS_LINES
    ]
    assert not long, "\n".join(long)


def test_functions_are_short() -> None:
    long = [
        source.at(function, f"{function.name} has {lines(function)} lines")
        for source in everything()
        for function in source.functions()
        if lines(function) > FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_functions_take_few_arguments() -> None:
    greedy = []
    for source in program():
        for function in source.functions():
            taken = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
            named = [argument.arg for argument in taken if argument.arg not in ("self", "cls")]
            if len(named) > ARGUMENTS and not answers_qt(function):
                greedy.append(source.at(function, f"{function.name} takes {len(named)}"))
    assert not greedy, "\n".join(greedy)

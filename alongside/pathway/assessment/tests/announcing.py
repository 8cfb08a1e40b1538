"""Which verbs of a step announce an event, read from their source."""

import ast


def spoken(tree):
    """The event names that a verb speaks: whole, or as the beginning of one made up of a decision."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield str(node.values[0].value), False
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, True


def called(verb):
    return {call.func.id for call in ast.walk(verb) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}


def announcers(room, event):
    """The functions that tell the clocks of an event, which they or a function of their own file name."""
    for source in (*room.rglob("actions.py"), room / "plans.py"):
        tree = ast.parse(source.read_text()) if source.exists() else ast.Module([], [])
        functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
        for name, verb in functions.items():
            if "happened" in called(verb):
                named = [verb, *(functions[other] for other in called(verb) & functions.keys())]
                if any(says(event, said, whole) for each in named for said, whole in spoken(each)):
                    yield f"{source.parent.name}.{name}"


def says(event, said, whole):
    return said == event if whole else said.endswith("_") and "." in said and event.startswith(said)

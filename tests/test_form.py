"""How the package is written: short modules, easy functions, word classes and rules by name."""

import ast

import pytest
from radon.complexity import cc_visit_ast
from test_architecture import EACH, PATHS, parsed

LONGEST, HARDEST = 400, 15


@EACH
def test_no_module_is_long(module):
    assert len(PATHS[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@EACH
def test_no_function_is_hard(module):
    blocks = cc_visit_ast(parsed(module))
    assert {b.fullname: b.complexity for b in blocks if b.complexity > HARDEST} == {}


# What a token's class, or those of several, is called.
CLASSES = {"classes", "word_class", "class_at"}


def is_of_classes(node, variables=frozenset()):
    """Whether an expression gives the class of a token, or those of several."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in CLASSES | variables:
            return True
        case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Call(func=inner):
            return is_of_classes(inner, variables)
    return False


def is_letters(node, constants=frozenset()):
    """Whether an expression is a string, a collection or a pattern of them, or names one."""
    match node:
        case ast.Constant(value=str(value)):
            return value != ""
        case ast.Name(id=name):
            return name in constants
        case ast.Tuple(elts=parts) | ast.Set(elts=parts) | ast.List(elts=parts):
            return any(is_letters(part, constants) for part in parts)
        case ast.Call(func=function, args=parts):
            is_plain = ast.unparse(function) in ("frozenset", "set", "tuple", "re.compile")
            return is_plain and any(is_letters(part, constants) for part in parts)
    return False


def assigned(source):
    """The names that are given a value somewhere in it, each with the value."""
    for node in ast.walk(source):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.NamedExpr(target=ast.Name(id=name)):
                yield name, node.value


def bare_letters(source):
    """Where a token's class meets a string written on the spot, or a constant that is one."""
    constants = {name for name, value in assigned(source) if is_letters(value)}
    for function in ast.walk(source):
        if isinstance(function, ast.FunctionDef):
            held = {name for name, value in assigned(function) if is_of_classes(value)}
            for node in ast.walk(function):
                match node:
                    case ast.Compare(left=left, comparators=others):
                        parts = [left, *others]
                    case ast.Call(func=ast.Attribute(value=whose), args=others):
                        parts = [whose, *others]
                    case ast.Call(args=parts):
                        pass
                    case _:
                        continue
                is_met = any(is_of_classes(part, held) for part in parts)
                if is_met and any(is_letters(part, constants) for part in parts):
                    yield f"{node.lineno}: {ast.unparse(node)}"


WITH_CLASSES = [
    module
    for module in PATHS
    if module[0] in ("quotes", "speakers") and module[-1] != "word_classes"
]


@pytest.mark.parametrize("module", WITH_CLASSES, ids="/".join)
def test_word_classes_have_names(module):
    assert list(bare_letters(parsed(module))) == []


@pytest.mark.parametrize(
    ("line", "is_bare"),
    [
        ("tagged.classes[k] in 'dn'", True),
        ("classes[k : k + 2] not in ('d', 'n')", True),
        ("'Q' in tagged.classes[k:end]", True),
        ("classes.rfind('w', 0, k) < 0", True),
        ("len(classes[k:high].rstrip('.:'))", True),
        ("past(classes, k, high, 'dn')", True),
        ("tagged.class_at(k) == 'd'", True),
        ("OF_LETTERS.match(classes, k)", True),
        ("classes[k] in LETTERS", True),
        ("(last := classes[k - 1]) and last == 'd'", True),
        ("tagged.classes[k] in DETERMINING", False),
        ("tagged.class_at(k) == ''", False),
        ("tagged.types[classes.find(THAT)] == 'that'", False),
        ("NAMED.match(classes, k)", False),
    ],
)
def test_bare_letters_are_seen(line, is_bare):
    constants = "LETTERS = 'dn'\nOF_LETTERS = re.compile('d+')\nNAMED = pattern('<NOUN>+')\n"
    assert bool(list(bare_letters(ast.parse(f"{constants}def rule():\n    {line}")))) == is_bare


PARSING = set("startswith endswith split rsplit partition rpartition removeprefix find".split())
PARSING |= set("removesuffix index strip lstrip rstrip replace contains match extract".split())


def is_rule(node):
    """Whether an expression is the column or the field `rule`, or a row's."""
    match node:
        case ast.Attribute(value=inner, attr="str"):
            return is_rule(inner)
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(name)):
            return name == "rule"
    return False


def parsed_rules(source):
    """Where a part of a rule's name is looked at."""
    for node in ast.walk(source):
        match node:
            case ast.Call(func=ast.Attribute(value=whose, attr=name)) if name in PARSING:
                is_parsed = is_rule(whose)
            case ast.Subscript(value=ast.Attribute(attr="str") as whose):
                is_parsed = is_rule(whose)
            case ast.Subscript(value=whose, slice=ast.Slice() | ast.Constant(value=int())):
                is_parsed = is_rule(whose)
            case ast.Compare(left=ast.Constant(value=str()), ops=[ast.In() | ast.NotIn()]):
                is_parsed = is_rule(node.comparators[0])
            case _:
                continue
        if is_parsed:
            yield f"{node.lineno}: {ast.unparse(node)}"


@EACH
def test_the_name_of_a_rule_is_never_taken_apart(module):
    assert list(parsed_rules(parsed(module))) == []


@pytest.mark.parametrize(
    ("line", "is_parsed"),
    [
        ("row.rule.startswith('ahead')", True),
        ("quotes['rule'].str.split('/')", True),
        ("quotes['rule'].str[0]", True),
        ("rule[:5]", True),
        ("'-ed' in attribution.rule", True),
        ("row.rule == 'nobody'", False),
        ("quotes['rule'].isin(names)", False),
        ("rule in ('nobody', 'title')", False),
    ],
)
def test_taking_a_rules_name_apart_is_seen(line, is_parsed):
    assert bool(list(parsed_rules(ast.parse(line)))) == is_parsed


TEMPLATES = PATHS[("export",)].parent.parent / "templates"
SCRIPTS = sorted(set(TEMPLATES.rglob("*.js")) - set(TEMPLATES.rglob("*.min.js")))
MARKUP = ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_short_strict_and_makes_no_markup_of_texts(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    assert max(map(len, lines)) <= 120
    assert lines[0] == '"use strict";'
    assert [line for line in lines if any(name in line for name in MARKUP)] == []

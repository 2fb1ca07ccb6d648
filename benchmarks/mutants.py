"""Which rules no test misses: each is switched off, one at a time.

    python benchmarks/mutants.py [--operands] [--survivors] [PLACE ...]

A rule is any function or method of the rooms quotes, speakers, names, segment and sentiment. Off
means: a predicate says always False, and in a second turn always True; a finder finds nothing; a
collection is empty; a place or a value is what the function falls back to (`fallback`); a
procedure does nothing. With --operands, instead, each operand of `and` and `or`, each branch of
an `if`, each condition in a comprehension and each function in a dictionary or tuple of rules is
left out in turn. A PLACE limits it: `quotes/grammar`, `names/kinds.py`, `names/kinds.py:_is_time`.

The tests of these rooms and the examples in their docstrings are collected once and run once
without a change, which tells which of them call which rule. Then a process is forked for each
mutant, changes the code of one function and runs the tests that call it, those of its own file
first, until one fails. Generated tests and slow ones (`SLOW`) are left out. What runs only while
modules are imported, and what has no plain way of being off, is listed as not tried.

A first look that only saves time changes no result and would survive; it stands in the rule that
it serves, not in a function of its own.

With --survivors only those are printed that no test misses. Exit status 1 if there are any.
"""

import ast
import builtins
import functools
import gc
import os
import pkgutil
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest

from studykit import lexicons

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "studykit"
ROOMS = ("quotes", "speakers", "names", "segment", "sentiment")
AT_ONCE = 2
SLOW = 2.0  # seconds of processor time in the run that watches the calls
LONGEST = 20  # the same for one test with a mutant, which may never come to an end
MOST_MEMORY = 4 << 30
EMPTY = {
    list: "[]", dict: "{}", defaultdict: "{}", set: "set()", frozenset: "frozenset()",
    str: "''", bool: "False", int: "0", float: "0.0",
}  # fmt: skip
EMPTY_BY_NAME = {
    "Sequence": "()", "Collection": "()", "Mapping": "{}", "tuple": "()", "object": "None",
    "DataFrame": "pd.DataFrame()", "Series": "pd.Series()", "ndarray": "np.empty(0)",
    "Pattern": "re.compile('(?!)')",
}  # fmt: skip


class Mutant(NamedTuple):
    """A function changed in one way."""

    place: str  # quotes/grammar/verbs.py:is_infinitive
    change: str
    code: CodeType  # whose calls tell which tests may miss it
    apply: Callable[[], None]


class Rule(NamedTuple):
    """A function of the package: where it is, its syntax and what runs."""

    place: str
    path: Path
    module: ast.Module
    node: ast.FunctionDef
    function: FunctionType

    def recompiled(self) -> None:
        """Let the function do what its syntax, changed meanwhile, says."""
        changed = compile(ast.fix_missing_locations(self.module), self.path, "exec")
        was = self.function.__code__
        key = (was.co_qualname, was.co_firstlineno)
        self.function.__code__ = next(
            code for code in codes_in(changed) if (code.co_qualname, code.co_firstlineno) == key
        )


def codes_in(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes_in(constant)


# ---------------------------------------------------------------- the rules


def imported() -> None:
    """Import every module of the rooms."""
    for room in ROOMS:
        package = import_module(f"studykit.{room}")
        for module in pkgutil.walk_packages(getattr(package, "__path__", []), f"studykit.{room}."):
            import_module(module.name)


def rules() -> Iterator[Rule]:
    """Every function and method of the rooms, in the order of the files."""
    live = {
        (f.__code__.co_filename, f.__code__.co_firstlineno, f.__name__): f
        for f in gc.get_objects()
        if isinstance(f, FunctionType)
    }
    for path in sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        bodies = [("", module.body)]
        bodies += [(f"{n.name}.", n.body) for n in module.body if isinstance(n, ast.ClassDef)]
        for prefix, body in bodies:
            for node in body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
                    line = min(n.lineno for n in (node, *node.decorator_list))
                    place = f"{path.relative_to(PACKAGE)}:{prefix}{node.name}"
                    yield Rule(place, path, module, node, live[str(path), line, node.name])


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """The ways to switch a rule off; none where there is no plain one."""
    body = rule.node.body[1:] if ast.get_docstring(rule.node) else rule.node.body
    for change, value in off_values(rule):
        off = ast.parse(f"return {value}").body[0]
        if len(body) == 1 and ast.dump(body[0]) == ast.dump(off):
            continue

        def apply(off: ast.stmt = off) -> None:
            # What comes next stays, so that a generator is one still.
            rule.node.body.insert(0, off)
            rule.recompiled()

        yield Mutant(rule.place, change, rule.function.__code__, apply)


def off_values(rule: Rule) -> list[tuple[str, str]]:
    """In words and as source: what the function may return instead."""
    try:
        kind = get_type_hints(rule.function)["return"]
    except (KeyError, NameError):
        return []
    if kind is bool:
        return [("always False", "False"), ("always True", "True")]
    if any(isinstance(n, ast.Yield | ast.YieldFrom) for n in ast.walk(rule.node)):
        return [("always empty", "None")]
    if kind is NoneType:
        return [("does nothing", "None")]
    if get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind):
        return [("always None", "None")]
    value = fallback(rule.node) or given(rule.node) or empty(kind)
    return [(f"always {value}", value)] if value and can_say(value, rule) else []


def can_say(value: str, rule: Rule) -> bool:
    """Whether what a value is written with has a name where the rule is."""
    known = {*vars(builtins), *rule.function.__globals__, *(a.arg for a in rule.node.args.args)}
    return all(n.id in known for n in ast.walk(ast.parse(value)) if isinstance(n, ast.Name))


def empty(kind: Any) -> str | None:
    """The empty value of a type, as source."""
    origin, parts = get_origin(kind) or kind, get_args(kind)
    if origin is tuple and parts and parts[-1] is not ...:
        values = [empty(part) for part in parts]
        return tupled(values)
    if origin in (Union, UnionType):
        return "None" if NoneType in parts else empty(parts[0])
    if isinstance(origin, type) and issubclass(origin, Enum):
        return str(next(iter(origin)))
    if hasattr(origin, "_fields") or is_dataclass(origin):
        values = tupled([empty(field) for field in get_type_hints(origin).values()])
        return values and f"{origin.__name__}(*{values})"
    if origin in EMPTY:
        return EMPTY[origin]
    name = getattr(origin, "__name__", "")
    if name in ("Iterator", "Iterable"):
        return "iter(())"
    return EMPTY_BY_NAME.get(name)


def given(node: ast.FunctionDef) -> str | None:
    """An argument of the returned type, or the first of several, as source: nothing done to it."""
    kind = ast.unparse(node.returns) if node.returns else ""
    for argument in node.args.args if kind not in ("int", "str", "float") else ():
        typed = ast.unparse(argument.annotation) if argument.annotation else ""
        if typed == kind:
            return argument.arg
        if typed in (f"list[{kind}]", f"Sequence[{kind}]"):
            return f"{argument.arg}[0]"
    return None


def tupled(parts: list[str | None]) -> str | None:
    """A tuple of these as source, if all are known."""
    return None if None in parts else f"({', '.join(map(str, parts))}{',' * (len(parts) == 1)})"


def fallback(node: ast.FunctionDef) -> str | None:
    """An argument or a constant that the function returns where it finds nothing, as source.

    The last return counts. In “a if found else b” it is b, in “k + 1” it is k, and a local name
    is what was first assigned to it, as long as that leads to an argument of the returned type.
    """
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    typed = {a.arg: ast.unparse(a.annotation) for a in arguments if a.annotation}
    kind = ast.unparse(node.returns) if node.returns else ""
    first: dict[str, ast.expr] = {}
    for n in ast.walk(node):
        if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name):
            first.setdefault(n.targets[0].id, n.value)

    def led_to(value: ast.expr | None, kind: str) -> str | None:
        match value:
            case ast.Name(id=name) if name in typed:
                return name if typed[name] == kind else None
            case ast.Name(id=name) if name in first:
                return led_to(first.pop(name), kind)
            case ast.Constant() if type(value.value).__name__ == kind:
                return ast.unparse(value)
            case ast.IfExp():
                return led_to(value.orelse, kind) or led_to(value.body, kind)
            case ast.BoolOp(op=ast.Or()):
                return led_to(value.values[-1], kind)
            case ast.BinOp():
                return led_to(value.left, kind)
            case ast.Call():
                return next(filter(None, (led_to(a, kind) for a in value.args)), None)
            case ast.Tuple():
                return tupled([led_to(part, "int") for part in value.elts])
        return None

    returns = [n for n in ast.walk(node) if isinstance(n, ast.Return)]
    returns.sort(key=lambda n: -n.lineno)
    return next(filter(None, (led_to(n.value, kind) for n in returns)), None)


# ---------------------------------------------------------------- finer: parts of rules


def parts_of(rule: Rule) -> Iterator[Mutant]:
    """One mutant for each operand, branch and condition of a rule."""
    for node in ast.walk(rule.node):
        for change, edit in edits(node):

            def apply(edit: Callable[[], object] = edit) -> None:
                edit()
                rule.recompiled()

            line = getattr(node, "lineno", rule.node.lineno)
            yield Mutant(rule.place, f"{line}: {change}", rule.function.__code__, apply)


def edits(node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:
    """What can be left out of a piece of syntax, and how."""
    if isinstance(node, ast.BoolOp):
        word = "and" if isinstance(node.op, ast.And) else "or"
        for i, value in enumerate(node.values):
            yield f"without “{word} {ast.unparse(value)}”", functools.partial(node.values.pop, i)
    elif isinstance(node, ast.If | ast.IfExp):
        never = functools.partial(setattr, node, "test", ast.Constant(False))
        yield f"never “if {ast.unparse(node.test)}”", never
    elif isinstance(node, ast.comprehension):
        for i, test in enumerate(node.ifs):
            yield f"without “if {ast.unparse(test)}”", functools.partial(node.ifs.pop, i)


def entries() -> Iterator[Mutant]:
    """One mutant for each function in a dictionary, list or tuple of functions."""
    met: set[int] = set()
    for name, module in sorted(sys.modules.items()):
        if name.startswith(tuple(f"studykit.{room}" for room in ROOMS)):
            path = Path(module.__file__ or "").relative_to(PACKAGE)
            for variable, held in list(vars(module).items()):
                if not isinstance(held, dict | list | tuple) or variable.startswith("__"):
                    continue
                if id(held) in met:
                    continue
                met.add(id(held))
                for key, value in held.items() if isinstance(held, dict) else enumerate(held):
                    if isinstance(value, FunctionType):
                        yield Mutant(
                            f"{path}:{variable}", f"without {value.__name__}", value.__code__,
                            functools.partial(leave_out, held, key),
                        )  # fmt: skip


def leave_out(held: Any, key: Any) -> None:
    """Take an entry out of a collection, wherever it is held."""
    if isinstance(held, dict | list):
        held.pop(key)
        return
    rest = held[:key] + held[key + 1 :]
    for name, module in list(sys.modules.items()):
        if name.startswith("studykit"):
            vars(module).update({n: rest for n, value in vars(module).items() if value is held})


# ---------------------------------------------------------------- who calls what


class Calls:
    """Which code ran while it watched, and which of it only to fill a cache.

    What a function under `functools.cache` or a memory of words calls is called in the first
    test alone, yet the later ones rest on it as well.
    """

    def __init__(self) -> None:
        self.seen: set[CodeType] = set()
        self.remembered: set[CodeType] = set()
        cached = (o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper))
        self.caching = {o.__wrapped__.__code__ for o in cached if hasattr(o, "__wrapped__")}
        self.depth = 0

    def watch(self, frame: Any, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call":
            self.seen.add(code)
            if self.depth or self._is_caching(code):
                self.remembered.add(code)
            self.depth += self._is_caching(code)
        elif event == "return":
            self.depth -= self._is_caching(code)

    def _is_caching(self, code: CodeType) -> bool:
        return code in self.caching or "studykit/memory" in code.co_filename


def clear_caches() -> None:
    """Forget what was worked out at import; the memories of words have to be empty already."""
    for held in gc.get_objects():
        module = str(type(held).__module__)
        if isinstance(held, functools._lru_cache_wrapper):
            if str(getattr(held, "__module__", "")).startswith("studykit."):
                held.cache_clear()
        elif module.startswith("studykit.memory") and isinstance(held, dict):
            assert not held, f"a memory of {len(held)} words was filled at import"


# ---------------------------------------------------------------- running


class Runner:
    """A pytest plugin that runs the collected tests for each mutant instead of once."""

    def __init__(self, places: tuple[str, ...], finer: bool, survivors_only: bool) -> None:
        self.places, self.finer, self.survivors_only = places, finer, survivors_only
        self.failed = False
        self.status = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        everything = list(rules())
        mutants = [m for rule in everything for m in (parts_of if self.finer else mutants_of)(rule)]
        if self.finer:
            mutants += entries()
        clear_caches()
        for path in (ROOT / "data").rglob("*.csv"):
            lexicons.word_list(path.stem)
        self.items = [item for item in session.items if not is_generated(item)]
        self.index = {rule.function.__code__: rule.place for rule in everything}
        self.callers, self.remembered, self.seconds = self._watched()
        gc.freeze()
        tried = [m for m in mutants if m.place.startswith(self.places)]
        self._report(tried, everything)
        return True

    def _watched(self) -> tuple[dict[str, set[int]], set[str], list[float]]:
        """Which tests call each rule, which rules fill caches, and how long each test takes."""
        reading, writing = os.pipe()
        if (pid := os.fork()) == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            calls, found = Calls(), []
            for item in self.items:
                calls.seen = set()
                self.failed, start = False, time.process_time()
                sys.setprofile(calls.watch)
                item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
                sys.setprofile(None)
                took = time.process_time() - start
                called = {self.index[c] for c in calls.seen & self.index.keys()}
                found.append((called, self.failed, took))
            remembered = {self.index[c] for c in calls.remembered & self.index.keys()}
            with os.fdopen(writing, "w") as file:
                file.write(repr((found, remembered)))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as file:
            found, remembered = ast.literal_eval(file.read())
        os.waitpid(pid, 0)
        kept = [i for i, (_, failed, took) in enumerate(found) if not failed and took < SLOW]
        for item, (_, failed, took) in zip(self.items, found, strict=True):
            if failed or took >= SLOW:
                print(f"left out ({'fails' if failed else f'{took:.1f} s'}): {item.nodeid}")
        self.items = [self.items[i] for i in kept]
        callers: dict[str, set[int]] = defaultdict(set)
        for new, old in enumerate(kept):
            for place in found[old][0]:
                callers[place].add(new)
        return callers, remembered, [found[i][2] for i in kept]

    def _tests_for(self, mutant: Mutant) -> list[int]:
        """The tests that may miss it, the likely and quick ones first."""
        place = self.index.get(mutant.code, mutant.place)
        path, room = place.split(":")[0], place.split("/")[0]

        def order(i: int) -> tuple[bool, bool, bool, float]:
            name = self.items[i].nodeid
            calls = i in self.callers[place]
            return not calls, path not in name, room not in name, self.seconds[i]

        chosen = range(len(self.items)) if place in self.remembered else self.callers[place]
        return sorted(chosen, key=order)

    def _run(self, mutant: Mutant, tests: list[int], writing: int) -> None:
        """In a process of its own: change the code and run the tests until one fails."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        mutant.apply()
        items = [self.items[i] for i in tests]
        for i, item, following in zip(tests, items, [*items[1:], None], strict=True):
            os.write(writing, i.to_bytes(4, "big"))
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                os._exit(1)
        os._exit(0)

    def _results(self, mutants: list[Mutant]) -> Iterator[tuple[Mutant, str | None]]:
        """Each mutant with the test that fails first, or None; a few at once."""
        running: dict[int, tuple[Mutant, int]] = {}
        waiting = mutants[::-1]
        self.failed = False
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                mutant = waiting.pop()
                tests = self._tests_for(mutant)
                if not tests:
                    yield mutant, None
                    continue
                reading, writing = os.pipe()
                pid = os.fork()
                if pid == 0:
                    try:
                        self._run(mutant, tests, writing)
                    finally:
                        os._exit(2)
                os.close(writing)
                running[pid] = (mutant, reading)
            if not running:
                break
            pid, status = os.wait()
            mutant, reading = running.pop(pid)
            with os.fdopen(reading, "rb") as file:
                last = file.read()[-4:]
            if status == 0:
                yield mutant, None
            else:
                name = self.items[int.from_bytes(last, "big")].nodeid if last else "no test"
                how = {signal.SIGPROF: " (too long)"}.get(os.WTERMSIG(status), "")
                if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 2:
                    how = " (broke off)"
                yield mutant, name + how

    def _report(self, mutants: list[Mutant], everything: list[Rule]) -> None:
        start = time.perf_counter()
        total: Counter[str] = Counter()
        survived: Counter[str] = Counter()
        not_tried = [m.place for m in mutants if self._runs_at_import_only(m)]
        if not self.finer:
            able = {mutant.place for mutant in mutants}
            places = [rule.place for rule in everything if rule.place.startswith(self.places)]
            not_tried += [place for place in places if place not in able]
        tried = [m for m in mutants if m.place not in set(not_tried)]
        for mutant, killer in self._results(tried):
            room = mutant.place.split("/")[0]
            total[room] += 1
            survived[room] += killer is None
            if killer is None or not self.survivors_only:
                fate = killer or f"SURVIVED{self._remark(mutant)}"
                print(f"{mutant.place:60} {mutant.change:40} {fate}", flush=True)
        print(f"\n{'room':12}{'mutants':>9}{'survived':>10}")
        for room in total:
            print(f"{room:12}{total[room]:9}{survived[room]:10}")
        print(f"{'all':12}{total.total():9}{survived.total():10}", end="   ")
        print(f"({len(self.items)} tests, {time.perf_counter() - start:.0f} s)")
        for place in sorted(set(not_tried)):
            print("not tried:", place)
        self.status = int(survived.total() > 0)

    def _remark(self, mutant: Mutant) -> str:
        if not self._tests_for(mutant):
            return " (no test calls it)"
        return " (but it works at import as well)" if mutant.code in AT_IMPORT else ""

    def _runs_at_import_only(self, mutant: Mutant) -> bool:
        return mutant.code in AT_IMPORT and not self._tests_for(mutant)


def is_generated(item: pytest.Item) -> bool:
    """Whether the test is one that Hypothesis makes up examples for."""
    return bool(getattr(getattr(item, "function", None), "is_hypothesis_test", False))


AT_IMPORT: set[CodeType] = set()


def main(*arguments: str) -> int:
    calls = Calls()
    sys.setprofile(calls.watch)
    imported()
    sys.setprofile(None)
    AT_IMPORT.update(calls.seen)
    places = tuple(word for word in arguments if not word.startswith("--")) or ("",)
    runner = Runner(places, "--operands" in arguments, "--survivors" in arguments)
    rooms = [str(PACKAGE / room) for room in ROOMS]
    files = [
        p
        for n in (*ROOMS, "gold", "memory")
        for p in sorted((ROOT / "tests").glob(f"test_{n}*.py"))
    ]
    tests = list(map(str, files))
    plain = ["-qq", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=native", "--capture=no"]
    os.chdir(ROOT)
    pytest.main([*plain, *rooms, *tests], plugins=[runner])
    return runner.status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""A warm study beside its floor: as many kernels that import pandas, matplotlib and NLTK.

Prints the seconds by the clock and of computing (all processes), the best of some runs in turn.
On a busy machine only the computing can be compared.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = Path(__file__).parent.parent / "seeds" / "000_01a596b34eb9c361.txt"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3

FLOOR = """
import sys, tempfile
from pathlib import Path
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from studykit.kernels import run_all
from studykit.nursery import Nursery
from studykit.study import stored_notebooks

class Plain(Nursery):
    def __init__(self):
        self._process = None

folder = Path(sys.argv[1])
cell = new_code_cell("import pandas, matplotlib.pyplot, nltk")
for path in stored_notebooks():
    nbformat.write(new_notebook(cells=[cell]), folder / path.name)
runs = run_all(sorted(folder.glob("*.ipynb")), None, folder, nursery=Plain())
assert not any(run.error for run in runs)
"""


def seconds(*command: str) -> tuple[float, float]:
    """By the clock, and of computing in it and all that it started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    studykit = str(Path(sys.executable).with_name("studykit"))
    found: dict[str, list[tuple[float, float]]] = {"floor": [], "study": []}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            found["floor"].append(seconds(sys.executable, "-c", FLOOR, folder))
        with tempfile.TemporaryDirectory() as folder:
            found["study"].append(seconds(studykit, "study", str(ARTICLE), "--out", folder))
    best = {
        name: [min(column) for column in zip(*runs, strict=True)] for name, runs in found.items()
    }
    for name, (clock, computing) in best.items():
        print(f"{name}: {clock:5.1f} s by the clock, {computing:5.1f} s of computing")
    ratios = [a / b for a, b in zip(best["study"], best["floor"], strict=True)]
    print(f"study / floor: {ratios[0]:.2f} by the clock, {ratios[1]:.2f} of computing")


if __name__ == "__main__":
    main()

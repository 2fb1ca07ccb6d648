"""How long a fresh clone takes from nothing to the finished study, beside its floors.

    python benchmarks/fresh_clone.py

Needs git, make and the package registry. The floors: one kernel that runs nothing, and
one that only imports what every notebook imports.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from studykit import study
from studykit.kernels import run_all

ROOT = Path(__file__).parent.parent
IMPORTS = "import matplotlib.pyplot as plt\nimport nltk\nimport pandas as pd\nimport studykit as sk"


def seconds(command: list[str], folder: Path) -> float:
    """The wall-clock time of a command."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def notebook_seconds(folder: Path, *sources: str) -> float:
    """The time of one notebook with these cells, in this process."""
    path = folder / "floor.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)
    start = time.perf_counter()
    run_all([path], None, folder)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        clone = Path(temporary) / "clone"
        seconds(["git", "clone", "--quiet", str(ROOT), str(clone)], ROOT)
        first = seconds(["make", "study"], clone)
        again = seconds(["make", "study"], clone)
        notebook_seconds(clone, "1")
        empty = notebook_seconds(clone)
        imports = notebook_seconds(clone, IMPORTS)
    n = len(study.stored_notebooks())
    print(f"fresh clone to finished study  {first:6.1f} s")
    print(f"study again, {n} notebooks       {again:6.1f} s")
    print(f"floor: a kernel that runs nothing {empty:.2f} s; study: {again / empty:.1f} times")
    print(f"floor: a kernel that only imports {imports:.2f} s; study: {again / imports:.1f} times")


if __name__ == "__main__":
    sys.exit(main())

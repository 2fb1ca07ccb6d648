"""Kernels: forked from one warm Python, or started the plain way."""

import os
import signal
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from studykit.kernels import run_all, warm_nursery

forks = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")
PARENT = "import os\nprint(os.getppid())"


@pytest.fixture
def run(tmp_path):
    """Runs notebooks of these cells, one each, in one study; gives what they print."""

    def printed(nursery, *sources):
        paths = [tmp_path / f"{number}.ipynb" for number, _ in enumerate(sources)]
        for path, source in zip(paths, sources, strict=True):
            nbformat.write(new_notebook(cells=[new_code_cell(source)]), path)
        runs = run_all(paths, None, tmp_path, nursery=nursery)
        return [r.error or "".join(o.text for o in r.notebook.cells[0].outputs) for r in runs]

    return printed


@forks
def test_kernels_are_forks_that_share_nothing(run):
    with warm_nursery() as nursery:
        parents = run(nursery, PARENT, PARENT)
        assert parents[0] == parents[1] != f"{os.getpid()}\n"
        assert run(nursery, "x = 1\nprint(x)", "print('x' in globals())") == ["1\n", "False\n"]


@forks
def test_when_one_kernel_dies_the_others_go_on(run):
    with warm_nursery() as nursery:
        dead, alive = run(nursery, "import os\nos._exit(3)", "print(1)")
    assert "died" in dead
    assert alive == "1\n"


@forks
def test_without_the_warm_python_kernels_start_the_plain_way(run):
    with warm_nursery() as nursery:
        os.kill(nursery._process.pid, signal.SIGKILL)
        nursery._process.wait()
        assert run(nursery, PARENT) == [f"{os.getpid()}\n"]


@forks
def test_no_process_is_left(run):
    with warm_nursery() as nursery:
        kernel = int(run(nursery, "import os\nprint(os.getpid())")[0])
        warm = nursery._process.pid
    for process in (kernel, warm):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

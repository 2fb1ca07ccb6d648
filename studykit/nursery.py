"""Kernels forked from one Python that has imported what notebooks import.

A kernel of its own for each notebook takes more than a second to import the libraries; a fork of a
process that has them takes a hundredth. Where a system cannot fork safely, or a fork fails, kernels
start the plain way.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import Any

_CAN_FORK = sys.platform == "linux"  # macOS: its system libraries may have started threads


class Nursery:
    """A Python that imports what notebooks need, and forks kernels when it is asked."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        if _CAN_FORK:
            # -P: what lies in the present folder must not hide a library.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "studykit.nursery"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,  # Ctrl-C is for who started it
                # A library that has started threads cannot be forked safely.
                env=environment | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            )

    @property
    def is_open(self) -> bool:
        """Whether kernels can be forked."""
        return self._process is not None

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *error: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def fork(self, order: dict[str, Any]) -> int | None:
        """The number of a new kernel's process; None where there can be none."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with self._lock:
            try:
                process.stdin.write(json.dumps(order) + "\n")
                process.stdin.flush()
                return int(process.stdout.readline())
            except (OSError, ValueError):  # it has died: kernels start the plain way
                return None


class Fork:
    """The process of a forked kernel, with what a kernel's manager asks of one."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it lives."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 1
        return None

    def wait(self) -> int:
        """Called when it has ended."""
        return 1

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it lives."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


# ---------------------------------------------------------------- in the process that forks


def _warm() -> None:
    """Import and load what every notebook will want."""
    os.environ["JPY_PARENT_PID"] = str(os.getpid())  # a kernel ends with its parent
    import ipykernel.kernelapp  # noqa: F401
    import ipywidgets  # noqa: F401
    import matplotlib.pyplot  # noqa: F401
    import wordfreq
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    import studykit
    from studykit import schema

    for name in dir(studykit):
        getattr(studykit, name)
    wordfreq.zipf_frequency("word", "en")
    article = studykit.Article("“It rained in Elm,” said Ada Lane.")
    for table in schema.TABLES:
        getattr(article, table)
    figure = Figure()
    figure.add_subplot().set_title("It finds the fonts.")
    FigureCanvasAgg(figure).draw()


def _become_kernel(order: dict[str, Any]) -> None:
    os.setsid()  # a group of its own: who interrupts it means it alone
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing if order["is_quiet"] else 2, 1)
    os.dup2(1, 2)
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(argv=order["arguments"])


def _reap(*_: object) -> None:
    """Let kernels that have ended be gone, not linger."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def main() -> None:
    """Fork a kernel for each line that is read, and write the number of its process."""
    import gc

    _warm()
    gc.freeze()  # what is here already is not looked at again, and so not copied
    signal.signal(signal.SIGCHLD, _reap)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                _become_kernel(json.loads(line))
            finally:
                os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()

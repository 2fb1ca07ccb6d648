"""Notebooks run top to bottom, several at once, each in a Python of its own."""

import asyncio
import logging
import os
import subprocess
import tempfile
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from studykit import ipynb
from studykit.ipynb import NotebookNode
from studykit.nursery import Fork, Nursery

T = TypeVar("T")

_RC = Path(__file__).parent / "templates" / "matplotlibrc"
_AT_ONCE = (os.cpu_count() or 1) + 1  # one kernel starts while the others compute
_SECONDS_PER_CELL = 600
_ENVIRONMENT = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "MATPLOTLIBRC": str(_RC),
    # A letter that no font here has is drawn as a box, and that is all there is to say.
    "PYTHONWARNINGS": "ignore:Glyph:UserWarning",
}
_LONGEST_SOCKET = 90  # bytes of its path, of some 107 that systems allow


@dataclass
class Run:
    """A notebook that was run, and what stopped it, if anything did."""

    name: str
    notebook: NotebookNode
    error: str | None = None


def run_all(
    paths: Sequence[Path],
    article_path: str | None,
    folder: Path,
    progress: Callable[[str], None] = lambda name: None,
    *,
    figure_formats: Sequence[str] = ("png",),
    nursery: Nursery | None = None,
) -> list[Run]:
    """Run the notebooks in a folder, on an article or on the one that they name.

    What a person has set up for their own Jupyter, IPython or matplotlib is left out. A
    `warm_nursery` that was opened early has the libraries ready by now.
    """
    if nursery is None:
        with warm_nursery() as own:
            return run_all(
                paths, article_path, folder, progress, figure_formats=figure_formats, nursery=own
            )
    if not nursery.is_open:
        _list_fonts()
    with tempfile.TemporaryDirectory(prefix="studykit") as profile:
        starter = _Starter(folder, profile, figure_formats, nursery)
        return _in_thread(_run_in_turn(starter, paths, article_path, progress))


def warm_nursery() -> Nursery:
    """What forks kernels for `run_all`; it gets ready while other things are done."""
    return Nursery(os.environ | _ENVIRONMENT)


def _in_thread(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, from a loop in another thread: in this one nbclient takes Ctrl-C."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    future = asyncio.run_coroutine_threadsafe(work, loop)
    try:
        return future.result()
    finally:
        future.cancel()
        asyncio.run_coroutine_threadsafe(_others_done(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _others_done() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


def _list_fonts() -> None:
    """Let matplotlib look for the system's fonts once, so that no notebook does, and says so."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib

    if not any(Path(matplotlib.get_cachedir()).glob("fontlist-*.json")):
        import matplotlib.font_manager


async def _run_in_turn(
    starter: "_Starter",
    paths: Sequence[Path],
    article_path: str | None,
    progress: Callable[[str], None],
) -> list[Run]:
    turn = asyncio.Semaphore(_AT_ONCE)

    async def run_in_turn(path: Path) -> Run:
        async with turn:
            run = await _run(starter, path, article_path)
        progress(path.stem)
        return run

    longest_first = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)
    begun = {path: asyncio.create_task(run_in_turn(path)) for path in longest_first}
    return await asyncio.gather(*(begun[path] for path in paths))


async def _run(starter: "_Starter", path: Path, article_path: str | None) -> Run:
    from nbclient.exceptions import CellExecutionError

    notebook = _without_outputs(ipynb.read(path, as_version=4))
    if article_path is not None:
        set_article(notebook, article_path)
    error = None
    with tempfile.TemporaryDirectory(prefix="kernel") as sockets:
        try:
            await starter.execute(notebook, sockets)
        except CellExecutionError as stopped:
            if stopped.ename != "NoneType":  # so nbclient calls what went wrong in showing
                error = _place(notebook) + _cause(stopped.ename, stopped.evalue)
        except Exception as stopped:  # a kernel that died: the other notebooks still finish
            error = _place(notebook) + str(stopped).strip()
    notebook = clean(notebook)
    return Run(path.stem, notebook, error or _not_shown(notebook))


class _Starter:
    """Starts the kernels of one study, all alike."""

    def __init__(
        self, folder: Path, profile: str, figure_formats: Sequence[str], nursery: Nursery
    ) -> None:
        from jupyter_client.kernelspec import KernelSpecManager

        self.folder = folder
        self.provisioner = _forking(nursery)
        self.specs = KernelSpecManager(kernel_dirs=[])  # the kit's own Python, whatever is there
        self.arguments = [f"--InlineBackend.figure_formats={name}" for name in figure_formats]
        self.environment = os.environ | _ENVIRONMENT | {"IPYTHONDIR": profile}

    async def execute(self, notebook: NotebookNode, sockets: str) -> None:
        from jupyter_client.manager import AsyncKernelManager
        from nbclient import NotebookClient

        connection, quiet = _connection(sockets)
        manager = AsyncKernelManager(
            kernel_name="python3", kernel_spec_manager=self.specs, **connection
        )
        manager.provisioner = self.provisioner(parent=manager, kernel_spec=manager.kernel_spec)
        client = NotebookClient(
            notebook,
            km=manager,
            timeout=_SECONDS_PER_CELL,
            record_timing=False,
            shutdown_kernel="immediate",
            coalesce_streams=True,  # a line printed may come in pieces from a busy machine
            extra_arguments=self.arguments,
            resources={"metadata": {"path": str(self.folder)}},
        )
        try:
            await client.async_execute(env=self.environment, cleanup_kc=True, **quiet)
        finally:
            await manager.shutdown_kernel(now=True)


def _forking(nursery: Nursery) -> Any:
    """The provisioner whose kernels are forks, where that works, and else as usual."""
    from jupyter_client.provisioning import LocalProvisioner

    class Forking(LocalProvisioner):
        async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
            order = {
                "arguments": cmd[cmd.index("ipykernel_launcher") + 1 :],
                "environment": kwargs["env"],
                "folder": str(kwargs["cwd"]),
                "is_quiet": kwargs.get("stderr") == subprocess.DEVNULL,
            }
            pid = await asyncio.to_thread(nursery.fork, order)
            if pid is None:
                return await super().launch_kernel(cmd, **kwargs)
            self.process = Fork(pid)  # type: ignore[assignment]
            self.pid = self.pgid = pid
            return self.connection_info

    return Forking


def _connection(sockets: str) -> tuple[dict[str, str], dict[str, Any]]:
    """How to reach a kernel: by files in a folder of its own, where the system has such sockets.

    Else through the network of this machine, of which the kernel then warns.
    """
    if os.name == "nt" or len(os.fsencode(sockets)) > _LONGEST_SOCKET:
        return {}, {"stderr": subprocess.DEVNULL}
    return {"transport": "ipc", "ip": f"{sockets}/k"}, {}


# ---------------------------------------------------------------- before and after a run


def _without_outputs(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def set_article(notebook: NotebookNode, article_path: str) -> None:
    """Put the article's path into the first line of the notebook's cell tagged `parameters`."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            _, *others = cell.source.splitlines()
            cell.source = "\n".join([f"article_path = {_literal(article_path)}", *others])


def _literal(text: str) -> str:
    r"""The text as Python code; raw where it can be, so that a path of another sort fits in too.

    Examples
    --------
    >>> print(_literal("a.txt"), _literal('a"b.txt'))
    r"a.txt" 'a"b.txt'
    """
    is_plain = text.isprintable() and '"' not in text and not text.endswith("\\")
    return f'r"{text}"' if is_plain else repr(text)


def _place(notebook: NotebookNode) -> str:
    """Where a run stopped: the last code cell that was begun."""
    begun = [cell for cell in notebook.cells if cell.get("execution_count")]
    if not begun:
        return "before the first cell: "
    return _named(begun[-1])


def _named(cell: NotebookNode) -> str:
    line = next(iter(cell.source.strip().splitlines()), "")
    return f"cell [{cell.execution_count}] ({line}): "


def _cause(name: str, value: str) -> str:
    value = " ".join(str(value).split())
    return f"{name}: {value}" if value else name


def _not_shown(notebook: NotebookNode) -> str | None:
    """The first error in showing a value, such as a figure, which stops no cell."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return _named(cell) + output.traceback[-1]
            if output.get("name") == "stderr" and "Traceback (most recent" in output.text:
                return _named(cell) + output.text.strip().splitlines()[-1]
    return None


def clean(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run or from machine to machine."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in ("tags", "jupyter") if key in cell.metadata}
        cell.metadata = ipynb.from_dict(kept)
        if cell.cell_type == "code":
            outputs = [output for output in cell.outputs if not _is_live_widget(output)]
            cell.outputs = list(map(_in_one_line, _joined(outputs)))
    return notebook


def _joined(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The outputs; what is printed in a row is one, however a busy kernel cut it."""
    joined: list[NotebookNode] = []
    for output in outputs:
        stream = output.get("name")
        if joined and stream is not None and joined[-1].get("name") == stream:
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def _in_one_line(output: NotebookNode) -> NotebookNode:
    """The output; of an error, what it says, without the way through libraries."""
    if output.output_type == "error":
        output.traceback = [_cause(output.ename, output.evalue)]
    return output


def _is_live_widget(output: NotebookNode) -> bool:
    """Whether an output needs a running kernel; its static view is beside it."""
    return "application/vnd.jupyter.widget-view+json" in output.get("data", {})

"""JupyterLab as `make lab` starts it: each notebook opened in a real browser, all cells run."""

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from conftest import IN_BROWSER, PICTURES, ROOT
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_output

from studykit.study import stored_notebooks

pytestmark = IN_BROWSER

READY = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
}"""
RUN_ALL = "() => jupyterapp.commands.execute('notebook:run-all-cells')"
ERRORS = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]'
STDERR = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(folder: Path, *more: str) -> Iterator[tuple[str, str]]:
    """The address of a running JupyterLab, and its token; what it keeps goes into the folder."""
    port, token = free_port(), secrets.token_hex(16)
    flags = (
        f"--no-browser --ip=127.0.0.1 --port={port} --ServerApp.port_retries=0"
        f" --IdentityProvider.token={token} --expose-app-in-browser {' '.join(more)}"
    )
    kept = {"WORKSPACES": "workspaces", "SETTINGS": "settings"}
    server = subprocess.Popen(
        ["make", "lab", f"LAB={flags}"],
        cwd=ROOT,
        env=os.environ
        | {f"JUPYTERLAB_{name}_DIR": str(folder / place) for name, place in kept.items()}
        | {"JUPYTER_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=(folder / "log").open("w"),
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api/status?token={token}", server, folder / "log")
        yield address, token
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab in a checkout of the kit."""
    with running_lab(tmp_path_factory.mktemp("lab")) as found:
        yield found


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    yield page
    page.close()


@pytest.mark.parametrize("path", stored_notebooks(), ids=lambda path: path.stem)
def test_a_notebook_runs_in_jupyterlab(path, lab, page):
    address, token = lab
    outside = []
    page.on("request", lambda r: outside.append(r.url) if not is_here(r.url, address) else None)
    page.goto(f"{address}/lab/tree/notebooks/{path.name}?token={token}&reset")
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=60_000)
    page.evaluate(READY)
    assert page.evaluate(RUN_ALL), "a cell failed"
    assert page.locator(ERRORS).count() == 0
    assert page.locator(STDERR).count() == 0
    assert_every_figure_is_seen(page)
    if PICTURES:
        picture_of_every_cell(page, path.stem)
    assert outside == []


def is_here(url: str, address: str) -> bool:
    return url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))


CELLS_WITH_FIGURES = """() => jupyterapp.shell.currentWidget.content.widgets.flatMap(
  (cell, i) => cell.model.type === "code"
    && cell.model.sharedModel.outputs.some(o => o.data && o.data["image/png"]) ? [i] : [])"""
SCROLL_TO = "i => jupyterapp.shell.currentWidget.content.scrollToItem(i)"


def assert_every_figure_is_seen(page) -> None:
    """Scroll from figure to figure: JupyterLab draws a cell when it comes into view."""
    cells = page.evaluate(CELLS_WITH_FIGURES)
    assert cells
    for i in cells:
        page.evaluate(SCROLL_TO, i)
        cell = page.locator(f'.jp-NotebookPanel .jp-Cell[data-windowed-list-index="{i}"]')
        images = cell.locator(".jp-OutputArea-output img")
        images.first.wait_for(timeout=20_000)
        for image in images.all():
            image.scroll_into_view_if_needed()
            assert image.is_visible()
            assert image.evaluate("e => e.complete && e.naturalWidth") > 100


def picture_of_every_cell(page, name: str) -> None:
    folder = Path(PICTURES) / name
    folder.mkdir(parents=True, exist_ok=True)
    height = page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
    for number, top in enumerate(range(0, height, 1200)):
        page.evaluate(f"() => document.querySelector('.jp-WindowedPanel-outer').scrollTop = {top}")
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{number:02d}.png")


# ---------------------------------------------------------------- hostile texts, and money

SPENT = "earned $5 million and spent $3 million"
MONEY = f"""The town {SPENT}.

“I {SPENT},” said Mayor Ada Lane of Halden. “The $5 fee and the $3 toll are good,” Lane added.

Ben Roe told the Halden Council that it {SPENT}. Roe praised the $5 fee and the awful $3 toll.

“<img src="http://192.0.2.1/x" onerror="alert(1)"> It rained,” said Roe. <script>alert(2)</script>

“</script></style></textarea><svg onload=alert(3)>,” said <iframe srcdoc="<b onclick=alert(4)>">
Ann Elm of Oakham. “[Good](javascript:alert(5)) ![bad](http://192.0.2.1/y),” Elm said. “It is
\\(x^2\\) {{{{7*7}}}}.”
"""
NAME = "<img src=x onerror=alert(6)> &amp; 'a' {{7}}.txt"
BAIT = re.compile(r"alert\(|192\.0\.2\.1")
EVERY_CELL = {"windowingMode": "none"}  # drawn at once, not when it comes into view
CONTROL = "<p>Mathematics: $a$</p>"  # shows that formulas have been looked for


@pytest.fixture(scope="module")
def money(browser, tmp_path_factory):
    """A page with JupyterLab, and the folder of its notebooks about dollars."""
    folder = tmp_path_factory.mktemp("money")
    (folder / NAME).write_text(MONEY, encoding="utf-8")
    for command in ("study", "brief"):
        call = [sys.executable, "-m", "studykit", command, NAME, "--out", "untrusted"]
        subprocess.run(call, cwd=folder, check=True)
    for path in folder.rglob("*.ipynb"):
        store_twice(path, folder)
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps(EVERY_CELL))
    with running_lab(folder, f"--ServerApp.root_dir={folder}") as (address, token):
        page = browser.new_page()
        page.goto(f"{address}/lab?token={token}")
        page.locator(".jp-DirListing-content").wait_for(timeout=60_000)
        page.taken = taken_in(page, address)
        yield page, folder
        page.close()


def taken_in(page, address: str = "file://") -> list[str]:
    """What the page asks for from elsewhere, and the dialogs that it opens, as they come."""
    taken: list[str] = []
    page.on("dialog", lambda dialog: (taken.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda r: taken.append(r.url) if not is_here(r.url, address) else None)
    return taken


def store_twice(path: Path, folder: Path) -> None:
    """Add the control to a notebook, and keep a copy that is signed and so trusted."""
    notebook = nbformat.read(path, as_version=4)
    output = new_output("display_data", {"text/html": CONTROL})
    notebook.cells.append(new_code_cell("", outputs=[output]))
    nbformat.write(notebook, path)
    notebook.cells[-1].source = "# trusted"
    signed = folder / "trusted" / path.name
    signed.parent.mkdir(exist_ok=True)
    nbformat.write(notebook, signed)
    NotebookNotary(data_dir=str(folder)).sign(nbformat.read(signed, as_version=4))


OPEN = "async path => { await jupyterapp.commands.execute('docmanager:open', {path}); }"
CLOSE = "() => jupyterapp.shell.currentWidget.dispose()"
TRUSTED = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter(cell => cell.model.type === "code").every(cell => cell.model.trusted)"""


@pytest.mark.parametrize("trust", ["untrusted", "trusted"])
@pytest.mark.parametrize("path", stored_notebooks(), ids=lambda path: path.stem)
def test_money_is_no_mathematics(path, trust, money):
    page, folder = money
    stored = next((folder / trust).rglob(path.name))
    page.evaluate(OPEN, str(stored.relative_to(folder)))
    page.locator("mjx-container").first.wait_for(timeout=60_000)
    page.wait_for_timeout(300)
    is_trusted, n_formulas = page.evaluate(TRUSTED), page.locator("mjx-container").count()
    shown = "".join(page.locator(".jp-RenderedHTML").all_text_contents())
    page.evaluate(CLOSE)
    assert page.taken == []
    assert is_trusted == (trust == "trusted")
    assert n_formulas == 1
    assert shown.count("$") == written(stored).count("$") - CONTROL.count("$")
    assert SPENT in shown or path.stem == "10_many"  # which is about an archive


PAGES = [*(path.stem for path in stored_notebooks()), "index", "briefing", "slides", "explorer"]
# Elements of a text that would load or run something if the page took them for its own.
LIVE = "script:not([type$=json]), iframe, svg[onload], img[onerror], img[src^=http]"
LIVE += ", a[href^=javascript]"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_a_text_for_text(name, money, page):
    _, folder = money
    stored = next((folder / "untrusted").glob(f"*/{name}.html"))
    taken = taken_in(page)
    page.goto(stored.as_uri())
    page.wait_for_timeout(300)
    live = page.locator(LIVE).evaluate_all("found => found.map(e => e.outerHTML)")
    assert [element for element in live if BAIT.search(element)] == []
    assert "192.0.2.1" in page.content() or name != "05_quotes"
    assert NAME in page.inner_text("body") or name != "index"  # which says where it all came from
    assert page.locator("mjx-container, .MathJax, .katex").count() == 0
    assert taken == []


def written(path: Path) -> str:
    """The HTML that stands in a notebook, without its frames."""
    cells = nbformat.read(path, as_version=4).cells
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    html = "".join(part.get("text/html", "") for part in data)
    return re.sub(r"<iframe.*?</iframe>", "", html, flags=re.DOTALL)

"""What all tests share: no network, no open figures, the two articles."""

import os
import runpy
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SEED = ROOT / "seeds" / "000_01a596b34eb9c361.txt"
HARBOUR = TESTS / "articles" / "harbour.txt"

# Kernels and servers that a test starts are cut off as well.
OFFLINE = str(TESTS / "offline")
os.environ["PYTHONPATH"] = os.pathsep.join([OFFLINE, os.environ.get("PYTHONPATH", "")])
# Run, not imported: Debian's Python has imported a module of this name already.
runpy.run_path(f"{OFFLINE}/sitecustomize.py")
collect_ignore = ["offline/sitecustomize.py"]

CHROMIUM = shutil.which("chromium")
IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and os.environ.get("STUDYKIT_BROWSER") != "required",
        reason="Chromium is not installed; these tests need it",
    ),
]
PICTURES = os.environ.get("STUDYKIT_PICTURES")  # a folder for screenshots
WIDTHS = (390, 1280, 1920)
# A page that opens draws once more in its next frame; a click meanwhile would be lost.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

settings.register_profile("kit", deadline=None, derandomize=True)
settings.load_profile("kit")


@pytest.fixture(scope="session")
def article():
    """The article in seeds/."""
    import studykit as sk

    return sk.read(SEED)


@pytest.fixture(scope="session")
def harbour():
    """The invented article."""
    import studykit as sk

    return sk.read(HARBOUR)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def open_page(browser, tmp_path_factory):
    """Opens the explorer on an article, and notes what goes wrong in it.

    With its script as it is written, whose functions can be asked; or in short, as others have it.
    """
    from studykit.brief.briefing import Briefing
    from studykit.export.explorer import page

    folder, tabs = tmp_path_factory.mktemp("explorer"), []

    def opened(article, address="", change=lambda html: html, width=1280, short=False, **look):
        file = folder / f"{len(tabs)}.html"
        with pytest.MonkeyPatch.context() as patch:
            if not short:
                patch.setattr(page, "script", page.whole_script)
            html = page.explorer_page(Briefing(article))
        file.write_text(change(html), encoding="utf-8", newline="")
        tab = browser.new_page(viewport={"width": width, "height": 900}, **look)
        tabs.append(tab)
        tab.faults, tab.asked = [], []
        tab.on("pageerror", lambda error: tab.faults.append(str(error)))
        tab.on("dialog", lambda dialog: (tab.faults.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(file.as_uri() + address)
        tab.evaluate(DRAWN)
        return tab

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")

"""A page printed to PDF by a browser that is on the machine."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_SECONDS = 60


class PrintError(RuntimeError):
    """A page that could not be printed; the message says what to do instead."""


def print_pdf(page: Path) -> Path:
    """Print a page to a PDF beside it.

    Raises
    ------
    PrintError
        When no Chromium, Chrome or Edge is found, or it does not print.
    """
    browser = find_browser()
    if browser is None:
        raise PrintError(
            f"No Chromium, Chrome or Edge was found; open {page} in any browser and print it"
            " to a PDF from there."
        )
    pdf = page.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        part = Path(profile) / "page.pdf"
        _run(browser, page, part, profile)
        if not part.is_file():
            raise PrintError(f"{browser} printed nothing; open {page} in a browser and print it.")
        shutil.move(part, pdf)
    os.chmod(pdf, 0o644)
    return pdf


def _run(browser: str, page: Path, pdf: Path, profile: str) -> None:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # a browser refuses root its sandbox
    command = [
        browser, "--headless", "--disable-gpu", f"--user-data-dir={profile}",
        *["--no-sandbox"] * is_root, "--no-pdf-header-footer", f"--print-to-pdf={pdf}",
        page.resolve().as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise PrintError(
            f"{browser} could not print; open {page} in a browser and print it."
        ) from None


def find_browser() -> str | None:
    """The first Chromium, Chrome or Edge of this machine."""
    found = (shutil.which(command) for command in _COMMANDS)
    mac = (f"/Applications/{name}.app/Contents/MacOS/{name}" for name in _MAC)
    programs = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    windows = (os.path.join(folder, exe) for folder in programs if folder for exe in _WINDOWS)
    places = (place for place in (*mac, *windows) if os.path.isfile(place))
    return next((place for place in (*found, *places) if place), None)

"""Where the kit keeps its word lists and its notebooks."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def home() -> Path:
    """The folder that holds `data/` and `notebooks/`.

    That of the checkout which the package is imported from. An installed package carries both
    itself; but whoever works in a checkout means the lists there: Binder installs the kit a
    second time, as a copy.

    Examples
    --------
    >>> (home() / "data").is_dir()
    True
    """
    if not (_PACKAGE / "data").is_dir():
        return _PACKAGE.parent
    here = Path.cwd()
    return next(filter(_is_checkout, (here, *here.parents)), _PACKAGE)


def _is_checkout(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "studykit" / "home.py").is_file()

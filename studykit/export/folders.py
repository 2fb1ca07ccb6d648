"""Folders that are written as one: whoever looks finds the old one or the new one, whole."""

import ctypes
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

RECORD = "study.json"
"""The file in a folder of results that says whose they are, and what belongs to them."""

_UNFINISHED = ".studykit-"
_OURS = ("tables", "figures", "briefing.", "slides.html", "explorer.html", _UNFINISHED)
_LONGEST = 200  # bytes of a folder's name: with what is added it stays below 255
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux
_HERE = -100  # AT_FDCWD


class StudyError(RuntimeError):
    """A study that cannot begin or be kept; the message is one plain sentence."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder to be filled, which takes the place of `folder` when the block ends well.

    Until then, and if it ends otherwise, `folder` stays as it was; a run that was killed leaves
    a hidden folder beside it, which the next one takes away.

    Raises
    ------
    StudyError
        When a file cannot be written.
    """
    # Not `parent.exists()`, which raises where a name is longer than names may be.
    made = [parent for parent in folder.parents if not os.path.exists(parent)]
    new = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f"{_UNFINISHED}{os.getpid()}-", dir=folder.parent))
        new.chmod(0o755)
        yield new
        _swap(new, folder)
        _clear_unfinished(folder.parent)
    except OSError as error:
        raise StudyError(
            f"{folder} cannot be written ({error.strerror or error}); make room there, or name"
            " another folder with --out."
        ) from None
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)
        for parent in made:
            _remove_if_empty(parent)


@contextmanager
def adding(results: Path, article: Path) -> Iterator[Path]:
    """A folder to be filled with files, which then are among an article's results.

    Raises
    ------
    StudyError
        When a file cannot be written.
    """
    if not os.path.exists(results):
        with replacing(results) as new:
            yield new
            write_record(new, portable(article, new))
        return
    with replacing(results / f"{_UNFINISHED}{os.getpid()}") as new:
        yield new
        for path in new.iterdir():
            os.replace(path, results / path.name)
    (results / f"{_UNFINISHED}{os.getpid()}").rmdir()


def _swap(new: Path, folder: Path) -> None:
    """Put the new folder where the old one is; the old one is then where the new one was."""
    if not folder.exists():
        try:
            return os.rename(new, folder)
        except OSError:
            if not folder.exists():  # else another run was quicker
                raise
    if not _exchanged(new, folder):
        aside = new.with_name(f"{new.name}-old")
        os.rename(folder, aside)
        try:
            os.rename(new, folder)
        except OSError:
            os.rename(aside, folder)
            raise
        os.rename(aside, new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system has exchanged the two at once; only Linux does."""
    library = ctypes.CDLL(None) if os.name == "posix" else None
    if not hasattr(library, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0  # type: ignore[union-attr]


def _clear_unfinished(folder: Path) -> None:
    """Remove what runs have left that were killed."""
    import psutil  # takes a tenth of the time of importing all of the kit

    for left in folder.glob(f"{_UNFINISHED}*-*"):
        number = left.name.removeprefix(_UNFINISHED).partition("-")[0]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


# ---------------------------------------------------------------- whose results


def results_folder(path: str | os.PathLike[str], out: str | os.PathLike[str]) -> Path:
    """Where the results of an article go: the folder in `out` that is named after its file.

    Where that name is taken, by another article's results or by anything else, a part that
    tells the two apart is added.

    Examples
    --------
    >>> results_folder("news/harbour.txt", "out").as_posix()
    'out/harbour'
    >>> results_folder("news/...txt", "out").as_posix()  # its stem is a folder's parent
    'out/...txt'
    """
    file = Path(path)
    name = _short(file.stem if file.stem.strip(".") else file.name)
    folder = Path(out) / name
    if not os.path.lexists(folder) or belongs_to(folder, file):
        return folder
    mark = hashlib.sha256(os.fsencode(os.path.realpath(file))).hexdigest()[:6]
    return Path(out) / f"{name}-{mark}"


def _short(name: str) -> str:
    """The name, cut where it is too long for more to be added.

    >>> _short("é" * 300) == "é" * 100, _short("harbour")
    (True, 'harbour')
    """
    data = os.fsencode(name)
    if len(data) <= 255 - len(_UNFINISHED):
        return name
    return os.fsencode(name)[:_LONGEST].decode(errors="ignore")


def belongs_to(folder: Path, article: Path) -> bool:
    """Whether the folder holds the results of that article."""
    recorded = _record(folder).get("article")
    if not isinstance(recorded, str):
        return False
    return os.path.realpath(folder / recorded) == os.path.realpath(article)


def write_record(folder: Path, article: str) -> None:
    """Say in the folder whose results it holds, and which files are not a person's own."""
    files = sorted(path.name for path in folder.iterdir())
    record = {"article": article, "files": [*files, RECORD]}
    (folder / RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")


def keep_own_files(old: Path, new: Path) -> None:
    """Copy what a person has put into a folder of results into the one that replaces it."""
    ours = _record(old).get("files")
    if not isinstance(ours, list):
        return
    for path in old.iterdir():
        if path.name not in ours and not path.name.startswith(_OURS):
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, new / path.name)


def _record(folder: Path) -> dict[str, object]:
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def portable(path: Path, folder: Path) -> str:
    """The path as seen from the folder, so that a notebook there can be run again."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()

"""A study killed at many moments: is what it leaves whole and of one run, and does the next work?

    python benchmarks/killed.py [MOMENTS [NOTEBOOKS]]

The moments are spread evenly over a run. Each run is of the article with another headline, so that
files of two runs can be told apart.
"""

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from studykit.export.tables import read_tables

ROOT = Path(__file__).parent.parent
ARTICLE = (ROOT / "tests" / "articles" / "harbour.txt").read_text(encoding="utf-8")
MOMENTS, NOTEBOOKS = 50, 6
RUN = """
import sys
from studykit.study import stored_notebooks, study
print(study("news.txt", notebooks=stored_notebooks()[:int(sys.argv[1])]).errors)
"""


def started(folder: Path, headline: str, n_notebooks: int) -> subprocess.Popen[bytes]:
    """A study at work, of the article under that headline."""
    (folder / "news.txt").write_text(f"{headline}\n\n{ARTICLE}", encoding="utf-8")
    command = [sys.executable, "-c", RUN, str(n_notebooks)]
    return subprocess.Popen(command, cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL)


def contents(results: Path) -> dict[str, str]:
    """What is in each file."""
    files = [path for path in results.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def is_of(results: Path, headline: str) -> bool:
    """Whether the overview and the tables are those of the article under that headline."""
    first = read_tables(results / "tables")["paragraphs"]["text"][0]
    return headline == first and headline in (results / "index.html").read_text(encoding="utf-8")


def main() -> None:
    """Print what each kill left, and how many left the results whole."""
    n_moments, n_notebooks = [*map(int, sys.argv[1:]), *[MOMENTS, NOTEBOOKS][len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as name:
        folder, results = Path(name), Path(name) / "out" / "news"
        began = time.monotonic()
        assert started(folder, "Before", n_notebooks).wait() == 0
        seconds = time.monotonic() - began
        before, n_whole = contents(results), 0
        for moment in range(n_moments):
            headline = f"Run {moment}"
            process = started(folder, headline, n_notebooks)
            time.sleep(seconds * moment / n_moments)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            after = contents(results)
            is_new = after != before and set(after) == set(before) and is_of(results, headline)
            n_whole += after == before or is_new
            print(f"{seconds * moment / n_moments:6.1f} s", "new" if is_new else after == before)
            before = after
        print(f"{n_whole} of {n_moments} whole; a run takes {seconds:.1f} s")
        assert started(folder, "After", n_notebooks).wait() == 0
        left = sorted(path.name for path in (folder / "out").iterdir())
        print("The next run:", is_of(results, "After"), left)


if __name__ == "__main__":
    main()

"""What all tests share: no network, no open figures, the two articles."""

import os
import runpy
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


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")

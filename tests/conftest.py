"""What all tests share: no network, no open figures, the two articles."""

import os
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
sys.path.insert(0, OFFLINE)
import sitecustomize  # noqa: E402, F401

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

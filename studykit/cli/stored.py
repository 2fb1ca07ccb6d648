"""The command for those who change the kit: notebooks."""

import sys

from studykit.cli.shared import (
    command,
    progress,
    report,
)
from studykit.study import render, store, stored_notebooks


@command(
    "studykit notebooks",
)
def notebooks() -> None:
    """Run the stored notebooks again and store what comes out (for those who change the kit)."""
    paths = stored_notebooks()
    with progress("Rendering the notebooks", len(paths)) as advance:
        errors = store(render(paths, progress=advance))
    report(errors)
    sys.exit(1 if errors else 0)

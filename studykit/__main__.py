"""``python -m studykit`` is the command ``studykit``."""

from studykit.cli import main

main(prog_name="studykit")

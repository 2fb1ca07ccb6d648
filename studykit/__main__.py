"""``python -m studykit`` is the command ``studykit``."""

from studykit.cli import main

if __name__ == "__main__":
    main(prog_name="studykit")

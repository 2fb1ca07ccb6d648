"""The command line: run the study, write a briefing, the tables or a class's lessons, compare.

Exit status 0: done. 1: it could not be done; one sentence on standard error says why. 2: the call
was wrong. 130: stopped by Ctrl-C, which leaves nothing behind.
"""

from studykit.cli import one_article, several_texts, stored
from studykit.cli.shared import main

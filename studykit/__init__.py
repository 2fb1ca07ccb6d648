"""A study kit for reading one news article closely.

>>> import studykit as sk
>>> article = sk.Article("The mayor said it would rain. It did.")
>>> len(article.sentences)
2

``sk.help()`` lists all there is, by subject.
"""

from studykit.article import Article, paste, read
from studykit.brief import *
from studykit.comparison import *
from studykit.corpus import *
from studykit.corrections import corrections_path, read_corrections, write_corrections
from studykit.exercises import *
from studykit.export import explore, read_tables, write_tables
from studykit.findings import *
from studykit.glossary import explain
from studykit.index import help
from studykit.lexicons import word_list
from studykit.names.tables import bearers, co_mentions
from studykit.plots import *
from studykit.preflight import *
from studykit.reading import ReadingError
from studykit.schema import dictionary
from studykit.sentiment import *
from studykit.show import *
from studykit.speech import *
from studykit.style import STYLE
from studykit.verify import *
from studykit.words import *

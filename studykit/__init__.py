"""A study kit for reading one news article closely.

>>> import studykit as sk
>>> article = sk.Article("The mayor said it would rain. It did.")
>>> len(article.sentences)
2
"""

from studykit.article import Article, read
from studykit.reading import ReadingError

__all__ = ["Article", "ReadingError", "read"]

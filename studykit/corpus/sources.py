"""The articles of an archive in their order, and the parts that they are worked on in."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from studykit.corpus.errors import CorpusError
from studykit.corpus.items import Item, files_of, groups, item_of_file
from studykit.corpus.rows import has_rows, items_of_rows
from studykit.reading import found, printable

_MOST_TEXT = 5_000_000  # bytes of a part: what it takes in memory stays much the same


class Part(NamedTuple):
    """Some articles that follow one another: they are worked on and stored together.

    `key` is of these articles and of the kit as it is: what was stored under it need not be
    done again.
    """

    number: int
    key: str
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The name of its files: their order is that of the articles."""
        return f"part-{self.number:06}"

    @property
    def size(self) -> int:
        """How much of the archive it is."""
        return sum(item.size for item in self.items)


class Source:
    """An archive: a folder of articles or of files of rows, or one file of rows.

    Raises
    ------
    CorpusError
        When it is a file that holds one article.
    studykit.ReadingError
        When there is no such file or folder.
    """

    def __init__(self, path: str | os.PathLike[str], named: Mapping[str, str], out: Path) -> None:
        self.path, self._named, self._out = found(path), named, out
        self.name = printable(str(self.path))
        if not self.path.is_dir() and not has_rows(self.path.name):
            raise CorpusError(
                f"{self.name} is no folder, and no .jsonl, .csv or .parquet file;"
                " for one article there is studykit tables."
            )

    def items(self) -> Iterator[Item]:
        """Each article; the second of an id is one that cannot be used."""
        known: set[bytes] = set()
        for item in self._all():
            # By default an id is a place, of which there is only one.
            if item.id != item.place:
                short = blake2b(item.id.encode(), digest_size=8).digest()
                if short in known:
                    yield item._replace(
                        id=item.place,
                        text=None,
                        path=None,
                        problem=f"{item.place} has the id of an earlier article, {item.id};"
                        " give it one of its own.",
                    )
                    continue
                known.add(short)
            yield item

    def _all(self) -> Iterator[Item]:
        for path, name in self._files():
            if not has_rows(name):
                yield item_of_file(path, name)
                continue
            try:
                yield from items_of_rows(path, printable(name), self._named)
            except CorpusError as error:
                if not self.path.is_dir():
                    raise
                yield Item(printable(name), printable(name), problem=str(error))

    def _files(self) -> Iterator[tuple[str, str]]:
        if self.path.is_dir():
            return files_of(self.path, self._out)
        return iter([(str(self.path), self.path.name)])

    def size(self) -> int:
        """The bytes of all its files."""
        total = 0
        for path, _ in self._files():
            try:
                total += os.path.getsize(path)
            except OSError:
                continue
        return total


def parts(items: Iterable[Item], most: int, of_kit: bytes) -> Iterator[Part]:
    """The articles, so many at a time, or fewer where they are long."""
    for number, held in enumerate(groups(items, most, _MOST_TEXT)):
        mark = blake2b(of_kit, digest_size=8)
        for item in held:
            text = (item.text or "").encode("utf-8", "backslashreplace")
            # Not where it is now: an archive may be moved before a run goes on.
            said = repr(item._replace(text=None, path=None, size=len(text)))
            mark.update(said.encode("utf-8", "backslashreplace"))
            mark.update(text)
        yield Part(number, mark.hexdigest(), tuple(held))

"""Which ids stand more than once in an input."""

from __future__ import annotations

from types import TracebackType

from citybeat.article import Article
from citybeat.database import temporary
from citybeat.read.report import ReadReport, place

MAX_ID = 1_000  # characters of an id that is watched
MAX_DUPLICATES, MAX_PLACES = 1_000, 100


class Ids:
    """Watches the ids of articles and tells the report of those that stand twice.

    What was seen is in a temporary database on disk that goes when it is closed; memory does not grow with it.
    """

    def __init__(self, report: ReadReport):
        self.duplicates = report.duplicates
        self.database = temporary("CREATE TABLE seen (id BLOB PRIMARY KEY, place BLOB) WITHOUT ROWID;")

    def __enter__(self) -> Ids:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.database.close()

    def note(self, article: Article) -> None:
        """Remember where an article's id stands."""
        if article.id is None or len(article.id) > MAX_ID:
            return
        key, here = packed(article.id), place(article.path, article.line)
        if self.database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, packed(here))).rowcount:
            return
        places = self.duplicates.get(article.id)
        if places is not None:
            if len(places) < MAX_PLACES:
                places.append(here)
        elif len(self.duplicates) < MAX_DUPLICATES:
            first, = self.database.execute("SELECT place FROM seen WHERE id = ?", (key,)).fetchone()
            self.duplicates[article.id] = [first.decode("utf8", "surrogatepass"), here]


def packed(text: str) -> bytes:
    """As bytes: SQLite takes no half characters, which names of files may hold."""
    return text.encode("utf8", "surrogatepass")

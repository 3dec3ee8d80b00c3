"""The pipeline: one article in, one record or one failure out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from citybeat import __version__
from citybeat.article import Article
from citybeat.assemble import Assembler, doc_text
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS
from citybeat.errors import ArticleError, CitybeatError, ExtractionError, ModelError
from citybeat.nlp.encoder import model_hash
from citybeat.nlp.language import language_of
from citybeat.nlp.notes import notes_of
from citybeat.record import PipelineInfo, Record, check_refs
from citybeat.text import sha256

COMPONENTS = ("people", "cities", "organizations", "projects", "roles", "targets")
ENGLISH = "en"


def model_folder() -> Path:
    """The shipped spaCy pipeline: inside the installed package, else in the checkout."""
    package = Path(__file__).parent
    for folder in (package / "model", package.parents[1] / "models" / "citybeat_en"):
        if (folder / "meta.json").exists():
            return folder
    raise ModelError("the shipped model is missing; install citybeat again: pip install --force-reinstall citybeat")


def load(model: str | Path | None = None, *, max_chars: int = MAX_CHARS, with_text: bool = False) -> Pipeline:
    """Load the pipeline.

    `model` is a folder that `spacy.load` reads (default: the shipped one); `max_chars` the longest text that is read, longer ones fail as
    a whole; `with_text` puts the text into the record. Raises ModelError where there is no model.
    """
    folder = Path(model) if model is not None else model_folder()
    try:
        nlp = spacy.load(folder)
    except OSError as error:
        raise ModelError(f"{folder}: no pipeline that spaCy can load ({error})") from error
    nlp.max_length = max(nlp.max_length, max_chars + 10_000)
    for name in COMPONENTS:
        nlp.add_pipe(f"citybeat_{name}", name=name)
    return Pipeline(nlp, folder, max_chars=max_chars, with_text=with_text)


class Pipeline:
    """Reads articles; made by `citybeat.load`. `nlp` is the spaCy pipeline underneath."""

    def __init__(self, nlp: Language, folder: Path, *, max_chars: int = MAX_CHARS, with_text: bool = False):
        self.nlp, self.max_chars, self.with_text = nlp, max_chars, with_text
        name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        self.info = PipelineInfo(version=__version__, model=f"{name}+{model_hash(folder / 'encoder')}", config=config_hash())

    def extract(self, article: Article | str) -> Record:
        """The record of one article.

        Raises ArticleError when it is no article (empty, too long, not text) and ExtractionError when it could not be processed.
        """
        article = as_article(article)
        self.check(article)
        try:
            return self.read(article)
        except CitybeatError:
            raise
        except Exception as error:
            name = article.id or article.path or "article"
            raise ExtractionError(f"{name}: {type(error).__name__}: {error}") from error

    def pipe(self, articles: Iterable[Article | str]) -> Iterator[Record]:
        """Records of a stream of articles, in its order; raises as `extract` does. `process` never raises."""
        yield from map(self.extract, articles)

    def process(self, article: Article | str) -> Record | Failure:
        """The record of one article, or the failure that says why there is none."""
        article = as_article(article)
        try:
            return self.extract(article)
        except ArticleError as error:
            reason = "too_long" if isinstance(article.text, str) and len(article.text) > self.max_chars else "no_text"
            return failure(article, reason, error.message)
        except CitybeatError as error:
            return failure(article, "extraction", str(error))

    def check(self, article: Article) -> None:
        if not isinstance(article.text, str):
            raise ArticleError(f"text is {type(article.text).__name__}, not a string", article.path, article.line)
        if not article.text.strip():
            raise ArticleError("the text is empty", article.path, article.line)
        if len(article.text) > self.max_chars:
            raise ArticleError(
                f"the text has {len(article.text):,} characters, more than the limit of {self.max_chars:,}; split it, or raise the limit "
                "(--max-chars, or max_chars= of citybeat.load)", article.path, article.line,
            )

    def read(self, article: Article) -> Record:
        with self.nlp.memory_zone():
            doc = self.nlp.make_doc(doc_text(article))
            notes_of(doc)["citybeat.article"] = article
            for _, component in self.nlp.pipeline:
                doc = component(doc)
            language, warnings = self.language(article)
            record = Assembler(doc, article).record(self.info, language, warnings, self.with_text)
            notes_of(doc).clear()
        check_refs(record)
        return record

    def language(self, article: Article) -> tuple[str | None, list[str]]:
        language = article.language or language_of(article.text)
        if language is not None and language.split("-")[0].casefold() not in (ENGLISH, "eng", "english"):
            return language, [f"language: the text is in {language!r}; the model reads English"]
        return language, []


def as_article(article: Article | str) -> Article:
    return Article(article) if isinstance(article, str) else article


def failure(article: Article, reason: str, message: str) -> Failure:
    """A Failure that names the article; a text that is no text has no hash."""
    try:
        digest = sha256(article.text)
    except (AttributeError, UnicodeEncodeError):
        digest = None
    return Failure(reason, message, id=article.id, path=article.path, line=article.line, sha256=digest)


def config_hash() -> str:
    """16 hex digits over everything beside the model that decides what is found: rules, lexicons, gazetteer, version."""
    from citybeat.gazetteer import Gazetteer

    digest = hashlib.sha256(__version__.encode())
    root = files("citybeat")
    with_data = sorted(p for p in Path(str(root)).rglob("*") if p.suffix in {".json", ".jsonl", ".txt"} and "model" not in p.parts)
    for path in with_data:
        digest.update(path.relative_to(str(root)).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(Gazetteer.open().digest.encode())
    return digest.hexdigest()[:16]


def with_source(article: Article, path: str, line: int | None = None) -> Article:
    """The same article, said to come from a file (and a line of it)."""
    return replace(article, path=path, line=line)

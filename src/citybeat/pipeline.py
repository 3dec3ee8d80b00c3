"""The pipeline: one article in, one record or one failure out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import spacy
from spacy.language import Language

from citybeat import __version__
from citybeat.article import Article
from citybeat.assemble import Assembler, doc_text
from citybeat.confidence import assess, drop_unsure, keep_sure
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS, as_probability
from citybeat.errors import ArticleError, CitybeatError, ExtractionError, ModelError
from citybeat.extract.facts import facts_of
from citybeat.nlp.encoder import model_hash
from citybeat.nlp.language import language_of
from citybeat.nlp.notes import notes_of
from citybeat.nlp.tokens import split_glued, tokenized
from citybeat.record import PipelineInfo, Record, check_refs
from citybeat.text import sha256

if TYPE_CHECKING:
    from citybeat.explain.model import Explanation

Result = TypeVar("Result")
COMPONENTS = ("people", "cities", "organizations", "projects", "roles", "targets")
ENGLISH = "en"
CACHED = 30_000  # pieces of text between white space of which the tokenizer keeps how it cut them
WARM = 150_000  # words after which it has seen enough of them


def model_folder() -> Path:
    """The shipped spaCy pipeline: inside the installed package, else in the checkout."""
    package = Path(__file__).parent
    for folder in (package / "model", package.parents[1] / "models" / "citybeat_en"):
        if (folder / "meta.json").exists():
            return folder
    raise ModelError("the shipped model is missing; install citybeat again: pip install --force-reinstall citybeat")


def load(
    model: str | Path | None = None, *, max_chars: int = MAX_CHARS, with_text: bool = False, min_confidence: float | None = None,
) -> Pipeline:
    """Load the pipeline.

    `model` is a folder that `spacy.load` reads (default: the shipped one); `max_chars` the longest text that is read, longer ones fail as
    a whole; `with_text` puts the text into the record; `min_confidence` (0 to 1) leaves out facts that are less sure, and entries that
    are less sure and that no fact of the record refers to; without it the least of `citybeat.confidence.keep.LEAST` holds for each kind of
    fact, and with 0 everything stays. Raises ModelError where there is no model.
    """
    folder = Path(model) if model is not None else model_folder()
    try:
        nlp = spacy.load(folder)
    except OSError as error:
        raise ModelError(f"{folder}: no pipeline that spaCy can load ({error})") from error
    nlp.max_length = max(nlp.max_length, max_chars + 10_000)
    for name in COMPONENTS:
        nlp.add_pipe(f"citybeat_{name}", name=name)
    return Pipeline(nlp, folder, max_chars=max_chars, with_text=with_text, min_confidence=min_confidence)


class Pipeline:
    """Reads articles; made by `citybeat.load`. `nlp` is the spaCy pipeline underneath."""

    def __init__(
        self, nlp: Language, folder: Path, *, max_chars: int = MAX_CHARS, with_text: bool = False, min_confidence: float | None = None,
    ):
        self.nlp, self.max_chars, self.with_text, self.min_confidence = nlp, max_chars, with_text, as_probability(min_confidence)
        self.words_read = 0
        if hasattr(nlp.tokenizer, "max_cache_size"):
            nlp.tokenizer.max_cache_size = CACHED
            split_glued(nlp.tokenizer)
        name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        model, config = f"{name}+{model_hash(folder / 'encoder')}", config_hash(self.min_confidence)
        self.info = PipelineInfo(version=__version__, model=model, config=config)

    def extract(self, article: Article | str) -> Record:
        """The record of one article.

        Raises ArticleError when it is no article (empty, too long, not text) and ExtractionError when it could not be processed.
        """
        return self.guarded(article, self.read)

    def explain(self, article: Article | str) -> Explanation:
        """What each entry and fact of an article's record stands on, and what was nearly one; raises as `extract` does."""
        return self.guarded(article, self.read_explained)

    def guarded(self, article: Article | str, read: Callable[[Article], Result]) -> Result:
        """What `read` makes of an article; any error of it is one of citybeat's."""
        article = as_article(article)
        self.check(article)
        try:
            return read(article)
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
        with self.assembled(article) as (_, record):
            pass
        return record

    def read_explained(self, article: Article) -> Explanation:
        from citybeat.explain.explain import Explainer

        with self.assembled(article) as (assembler, record):
            return Explainer(assembler, record, self.nlp).explanation()

    @contextmanager
    def assembled(self, article: Article) -> Iterator[tuple[Assembler, Record]]:
        """An article's record and what it was assembled from; that goes when the block ends."""
        with self.zone():
            doc = tokenized(self.nlp, doc_text(article))
            self.words_read += len(doc)
            notes_of(doc)["citybeat.article"] = article
            for _, component in self.nlp.pipeline:
                doc = component(doc)
            assess(doc)
            if self.min_confidence is None:
                drop_unsure(facts_of(doc))
            else:
                keep_sure(facts_of(doc), self.min_confidence)
            language, warnings = self.language(article)
            assembler = Assembler(doc, article)
            record = assembler.record(self.info, language, warnings, self.with_text)
            check_refs(record)
            yield assembler, record
            notes_of(doc).clear()

    def zone(self) -> AbstractContextManager[object]:
        """What an article is read in: a memory zone, after which its words are forgotten, so that a long run does not grow.

        The first articles do without: inside a zone the tokenizer keeps nothing, and cuts "the" anew each time.
        """
        return self.nlp.memory_zone() if self.words_read >= WARM else nullcontext()

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


def config_hash(min_confidence: float | None = None) -> str:
    """16 hex digits over everything beside the model that decides what is found: rules, lexicons, gazetteer, version, settings."""
    from citybeat.gazetteer import Gazetteer

    digest = hashlib.sha256(__version__.encode())
    root = files("citybeat")
    with_data = sorted(p for p in Path(str(root)).rglob("*") if p.suffix in {".json", ".jsonl", ".txt"} and "model" not in p.parts
                       and p.parent.name != "explain")  # what only explains
    for path in with_data:
        digest.update(path.relative_to(str(root)).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(Gazetteer.open().digest.encode())
    digest.update(f"\0min_confidence={as_probability(min_confidence)!r}".encode())
    return digest.hexdigest()[:16]

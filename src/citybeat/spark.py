"""Spark: the articles of a DataFrame become records, made by the same function as on the command line.

    from citybeat import spark
    found = spark.extract(df, text="body", id="url")
    found.select("url", F.explode("record.roles").alias("role")).select("url", "role.title")

A task hands its articles to one worker process that holds the model, so that a text that hangs or kills its process costs only itself.
That process is kept for the further tasks of the same Spark Python worker, and dies with it. Needs the extra `citybeat[spark]`, on the
driver and on the executors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS, TIME_LIMIT, as_probability
from citybeat.engine.resident import Resident
from citybeat.engine.shards import Outcome, cut
from citybeat.engine.task import Extracted, Setup

if TYPE_CHECKING:
    import pandas as pd
    from pydantic import BaseModel
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import DataType, StructType

KEPT = "kept_"
ADDED = ("record", "json", "failure")
FAILURE = ("reason", "message", "sha256")


def extract(
    df: DataFrame, *, text: str = "text", id: str | None = None, title: str | None = None, published: str | None = None,
    url: str | None = None, publisher: str | None = None, language: str | None = None, path: str | None = None, line: str | None = None,
    keep: Sequence[str] | None = None, model: str | None = None, with_text: bool = False, min_confidence: float | None = None,
    max_chars: int = MAX_CHARS, time_limit: float = TIME_LIMIT, factory: str = Setup.factory,
) -> DataFrame:
    """One row for each row of `df`: its columns `keep`, and `record` (a struct, see `record_type`), `json` (the record as a line of JSONL,
    the same bytes as `citybeat extract` writes), `failure` (reason, message and sha256 of the text; null where there is a record).

    `text` to `line` name the columns that hold an article's fields. `keep` names those that come along unchanged (default: all but the
    text's); they must not be of nested types. `model` is a folder that every executor has; it, `with_text`, `min_confidence` and
    `max_chars` are those of `citybeat.load`, which `factory` may replace; `time_limit` see `citybeat.engine.run.run_shards`.
    Errors: ImportError without PySpark; ValueError, TypeError for columns that do not fit; in the job, ModelError for want of the model.
    """
    need_pyspark()
    named = {"text": text, "id": id, "title": title, "published": published, "url": url, "publisher": publisher, "language": language,
             "path": path, "line": line}
    fields = {field: name for field, name in named.items() if name is not None}
    kept = [name for name in df.columns if name != text] if keep is None else list(keep)
    check(df, list(fields.values()), kept)
    as_probability(min_confidence)
    kinds = {name: df.schema[name].dataType for name in [*fields.values(), *kept]}
    sent = [packed(name, kinds[name]).alias(field) for field, name in fields.items()]
    sent += [packed(name, kinds[name]).alias(f"{KEPT}{n}") for n, name in enumerate(kept)]
    task = SparkTask(Setup(model, factory, max_chars, with_text, min_confidence), time_limit, tuple(fields), len(kept))
    found = df.select(*sent).mapInPandas(task.frames, task.schema())
    return found.select(*(unpacked(f"{KEPT}{n}", kinds[name]).alias(name) for n, name in enumerate(kept)), *ADDED)


def record_type() -> StructType:
    """The type of the column `record`, made from `citybeat.record.Record`: objects are structs, lists arrays; everything may be null."""
    from citybeat.record import Record

    need_pyspark()
    return struct_of(Record)


def need_pyspark() -> None:
    """Errors: ImportError that says what to install."""
    try:
        import pyspark.sql  # noqa: F401
    except ModuleNotFoundError as error:
        message = f"citybeat.spark needs PySpark ({error}); install it: pip install 'citybeat[spark]'"
        raise ModuleNotFoundError(message, name=error.name) from error


def struct_of(model: type[BaseModel]) -> StructType:
    from pyspark.sql import types as T

    return T.StructType([T.StructField(field.alias or name, type_of(field.annotation)) for name, field in model.model_fields.items()])


def type_of(annotation: Any) -> DataType:
    """The Spark type of a field's annotation. Errors: TypeError for one that has none."""
    from pydantic import BaseModel
    from pyspark.sql import types as T

    simple: dict[Any, DataType] = {str: T.StringType(), int: T.LongType(), float: T.DoubleType(), bool: T.BooleanType()}
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_of(inner[0])
    if origin is Literal:
        return type_of(type(inner[0]))
    if origin is list:
        return T.ArrayType(type_of(inner[0]))
    if origin in (Union, UnionType) and len(others := [kind for kind in inner if kind is not NoneType]) == 1:
        return type_of(others[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return struct_of(annotation)
    if annotation not in simple:
        raise TypeError(f"{annotation!r} has no Spark type")
    return simple[annotation]


def packed(name: str, kind: DataType) -> Column:
    """A column as bytes, which alone pandas leaves as they are: it makes integers beside a null floats, and NaN a null, and fails at years
    that its timestamps do not reach and at strings that are not UTF-8."""
    from pyspark.sql import functions

    values = functions.col("`" + name.replace("`", "``") + "`")
    if kind.typeName() == "timestamp":  # its text may stand for two instants, when clocks go back
        values = functions.unix_micros(values)
    return values if kind.typeName() == "binary" else values.cast("string").cast("binary")


def unpacked(name: str, kind: DataType) -> Column:
    """What `packed` was given."""
    from pyspark.sql import functions

    text = functions.col(name).cast("string")
    if kind.typeName() == "timestamp":
        return functions.timestamp_micros(text.cast("bigint"))
    return functions.col(name) if kind.typeName() == "binary" else text.cast(kind)


def check(df: DataFrame, names: list[str], kept: list[str]) -> None:
    """Errors: ValueError, TypeError for columns that are missing or cannot serve."""
    from pyspark.sql import types as T

    flat = T.StringType, T.NumericType, T.BooleanType, T.DateType, T.TimestampType, T.TimestampNTZType, T.BinaryType
    for name in names + kept:
        if df.columns.count(name) != 1:
            raise ValueError(f"there are {df.columns.count(name)} columns {name!r}, not one; the columns are {', '.join(df.columns)}")
        if not isinstance(df.schema[name].dataType, flat):
            kind = df.schema[name].dataType.simpleString()
            raise TypeError(f"column {name!r} is {kind}, which cannot come along; name the columns that shall: keep=[...]")
    if clash := sorted(set(ADDED) & set(kept)):
        raise ValueError(f"the result has a column {clash[0]!r} of its own; rename yours, or leave it out: keep=[...]")


@dataclass(frozen=True)
class SparkTask:
    """What a task does with its rows; travels to the executors. `fields` are an article's that there are, `kept` counts columns beside."""

    setup: Setup
    time_limit: float
    fields: tuple[str, ...]
    kept: int

    def schema(self) -> StructType:
        """That of what `frames` gives: the kept columns packed, then `ADDED`."""
        from pyspark.sql import types as T

        failure = T.StructType([T.StructField(name, T.StringType()) for name in FAILURE])
        added = [T.StructField(name, kind) for name, kind in zip(ADDED, (record_type(), T.StringType(), failure), strict=True)]
        return T.StructType([T.StructField(f"{KEPT}{n}", T.BinaryType()) for n in range(self.kept)] + added)

    def frames(self, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Rows with articles in, as many rows with what became of them out, in order; shard by shard, for a frame has 10,000 rows."""
        for frame in frames:
            done = 0
            columns = [frame[field] for field in self.fields]
            for shard in cut(map(self.item, zip(*columns, strict=True))):
                outcomes = Resident.of(self.setup, self.time_limit).work(shard)
                yield self.result(frame.iloc[done:done + len(outcomes)], outcomes)
                done += len(outcomes)

    def item(self, values: tuple[bytes | None, ...]) -> Article | Failure:
        """The article of a row."""
        try:
            known = {field: value.decode() for field, value in zip(self.fields, values, strict=True) if value}
        except UnicodeDecodeError as error:
            return Failure("encoding", f"not valid UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}; decode it before")
        if "text" not in known:
            return Failure("no_text", "the text is null or empty")
        line = known.pop("line", None)
        return Article(**known, line=None if line is None else int(line))  # type: ignore[arg-type]  # all others are strings

    def result(self, frame: pd.DataFrame, outcomes: list[Outcome]) -> pd.DataFrame:
        import pandas as pd

        lines = [outcome.json if isinstance(outcome, Extracted) else None for outcome in outcomes]
        records = [None if line is None else json.loads(line) for line in lines]
        failures = [{name: getattr(outcome, name) for name in FAILURE} if isinstance(outcome, Failure) else None for outcome in outcomes]
        values: dict[str, Any] = {f"{KEPT}{n}": list(frame[f"{KEPT}{n}"]) for n in range(self.kept)}
        values |= zip(ADDED, (records, lines, failures), strict=True)
        return pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in values.items()})

"""Reading annotated articles and record files, with errors that say where."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, cast

import jsonlines
from pydantic import ValidationError

from citybeat.errors import InputError
from citybeat.evaluate.shapes import GoldArticle, GoldShape, RecordShape, Shape

S = TypeVar("S", bound=Shape)


def read_gold(folder: str | Path) -> list[GoldArticle]:
    """The annotated articles of a folder, by file name: `<id>.json` with `<id>.txt` beside it.

    Raises InputError for a folder that is missing or holds no annotation, and for a file that does not fit.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError("there is no such folder; name one that holds <id>.json files with <id>.txt beside them", str(folder))
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError("the folder holds no <id>.json file with an annotation", str(folder))
    return [_article(path) for path in paths]


def _article(path: Path) -> GoldArticle:
    gold = _parse(GoldShape, _bytes(path), path, None)
    text = _bytes(path.with_suffix(".txt"))
    try:
        return GoldArticle(gold, text.decode("utf8"))
    except UnicodeDecodeError as error:
        raise InputError(f"the article is not UTF-8 ({error.reason} at byte {error.start})", str(path.with_suffix(".txt"))) from None


def read_records(path: str | Path) -> dict[str, RecordShape]:
    """The records of a JSONL file, by id; blank lines are passed over and of equal ids the last one counts.

    Raises InputError for a file that cannot be read and, with its number, for a line that is no record.
    """
    path = Path(path)
    records: dict[str, RecordShape] = {}
    with jsonlines.Reader(io.BytesIO(_bytes(path)), loads=RecordShape.model_validate_json) as lines:
        try:
            for record in cast("Iterator[RecordShape]", lines.iter(skip_empty=True)):
                records[record.id] = record
        except jsonlines.InvalidLineError as error:
            raise _refusal(error.__cause__ or error, path, error.lineno) from None
    return records


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from None


def _parse(shape: type[S], data: bytes, path: Path, line: int | None) -> S:
    try:
        return shape.model_validate_json(data)
    except ValidationError as error:
        raise _refusal(error, path, line) from None


def _refusal(error: BaseException, path: Path, line: int | None) -> InputError:
    """What is wrong with a file or a line of it, and where."""
    if not isinstance(error, ValidationError):
        return InputError(str(error), str(path), line)
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    return InputError(f"{where}: {first['msg']}" if where else first["msg"], str(path), line)

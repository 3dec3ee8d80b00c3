"""JSONL: one article a line, as an object with `text` and what else is known."""

from __future__ import annotations

import codecs
import io
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.read.decoding import WHAT_TO_DO, mark_of, strictly
from citybeat.read.refusal import Refusal
from citybeat.read.sources import Source
from citybeat.read.streams import BUFFER, GZIP_MAGIC, Endless, buffered, lines

FIELDS = ("title", "published", "url", "publisher", "language")
KNOWN = frozenset(("text", "id", *FIELDS))
GIVE_UP = 1 << 30  # bytes: a line so long ends the file
MAX_PARTS = 2_000_000  # brackets and commas in a line; what they part takes thirty times the memory that it takes in the line
TYPES = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "an array", dict: "an object", type(None): "null"}
SURROGATE = re.compile("[\ud800-\udfff]")


class Recoded(io.RawIOBase):
    """A stream in UTF-16 or UTF-32 as UTF-8: in those a line cannot be told from its bytes. What stands before damage is given first."""

    def __init__(self, stream: BinaryIO, encoding: str):
        self.stream, self.rest = stream, b""
        self.damage: UnicodeError | None = None
        self.decoder = codecs.getincrementaldecoder(encoding)("strict")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while not self.rest:
            if self.damage:
                raise self.damage
            data = self.stream.read(BUFFER)
            self.rest = self.decoded(data).encode("utf-8")
            if not data and not self.damage:
                break
        part, self.rest = self.rest[:len(buffer)], self.rest[len(buffer):]
        buffer[:len(part)] = part
        return len(part)

    def decoded(self, data: bytes) -> str:
        try:
            return self.decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            self.damage = error
            return error.object[:error.start].decode(error.encoding)


def read_jsonl(source: Source, stream: BinaryIO, encoding: str | None, limit: int, extra: bool = False) -> Iterator[Article | Failure]:
    """The articles of a stream, and a Failure for each line that is none; blank lines are passed over.

    Damage that ends the stream (a broken archive, broken UTF-16) becomes a Failure at the line where it stands. `extra`: keep the
    further keys of the objects. Errors: Refusal where the stream as a whole is no JSONL.
    """
    number = 0
    try:
        stream, line_encoding = as_lines(stream, encoding)
        for number, line in lines(stream, limit, GIVE_UP):
            if line is None:
                message = f"the line has more than {limit:,} bytes, the limit; split the article"
                yield Failure("too_long", message, path=source.path, line=number)
                continue
            try:
                article = article_of(line, source.path, number, line_encoding, extra)
            except Refusal as refusal:
                yield Failure(refusal.reason, refusal.message, path=source.path, line=number)
                continue
            if article is not None:
                yield article
    except Endless as error:
        yield Failure("too_long", f"{error}; the rest of the file is not read", path=source.path, line=number + 1)
    except UnicodeError as error:  # without a byte-order mark "utf-16" raises one that has no reason
        message = f"not valid {encoding or 'UTF-16'}: {getattr(error, 'reason', error)}; the rest of the file is not read; {WHAT_TO_DO}"
        yield Failure("encoding", message, path=source.path, line=number + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield Failure("unreadable", f"cannot be read on: {error}", path=source.path, line=number + 1)


def as_lines(stream: BinaryIO, encoding: str | None) -> tuple[BinaryIO, str]:
    """The stream without its byte-order mark, in an encoding in which b"\\n" ends a line, and that encoding. Errors: Refusal (`binary`)."""
    head = stream.peek(4)[:4]  # type: ignore[attr-defined]  # buffered streams and GzipFile have it
    if head.startswith(GZIP_MAGIC):
        raise Refusal("binary", "binary data, not lines of JSON: it is packed by gzip, and its name does not say so or says so once only")
    mark = mark_of(head)
    name = codecs.lookup(encoding).name.removesuffix("-sig") if encoding else mark[0] if mark else "utf-8"
    if mark and mark[0] == name:
        stream.read(mark[1])
    if name.startswith(("utf-16", "utf-32")):
        return buffered(Recoded(stream, name)), "utf-8"
    return stream, name


def article_of(line: bytes, path: str, number: int, encoding: str = "utf-8", extra: bool = False) -> Article | None:
    """The article on one line, None for a blank line. Errors: Refusal."""
    if not line.strip():
        return None
    data = parsed(strictly(line, encoding).removeprefix("\ufeff").rstrip("\r\n"), number)  # files that were put together have marks within
    if not isinstance(data, dict):
        raise Refusal("type", f"the line must be a JSON object with a `text`, is {TYPES[type(data)]}")
    if isinstance(data, Doubled) and (twice := sorted(KNOWN & data.twice)):
        raise Refusal("json", f"`{twice[0]}` stands twice in the object; which one holds is not certain: remove one")
    return checked(data, path, number, extra)


class Doubled(dict[str, Any]):
    """A JSON object in which keys stand more than once."""

    twice: frozenset[str]


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    counts = Counter(key for key, _ in pairs)
    doubled = Doubled(data)
    doubled.twice = frozenset(key for key, count in counts.items() if count > 1)
    return doubled


def parsed(text: str, number: int) -> Any:
    """The value that a line of JSON says. Errors: Refusal."""
    if len(text) > MAX_PARTS and sum(map(text.count, "[{,")) > MAX_PARTS:
        raise Refusal("json", f"the line has more than {MAX_PARTS:,} brackets and commas; it holds more than an article")
    try:
        return json.loads(text, object_pairs_hook=object_of)
    except json.JSONDecodeError as error:
        hint = "; JSONL is one object a line, not one document" if number == 1 and text.strip() in ("{", "[") else ""
        raise Refusal("json", f"invalid JSON at character {error.pos + 1}: {error.msg}{hint}; correct or remove the line") from None
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, thousands of brackets
        raise Refusal("json", f"JSON that cannot be read: {error}; correct or remove the line") from None


def checked(data: dict[str, Any], path: str, number: int, extra: bool) -> Article:
    """An Article of a JSON object whose fields have the right types. Errors: Refusal."""
    text = data.pop("text", None)
    if text is None:
        raise Refusal("no_text", "no `text`: the object needs the article's text under the key `text`")
    if not isinstance(text, str):
        raise Refusal("type", f"`text` must be a string, is {TYPES[type(text)]}")
    if not text.strip():
        raise Refusal("no_text", "`text` is empty")
    identifier = data.pop("id", None)
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    known = {"text": text, "id": identifier} | {name: data.pop(name, None) for name in FIELDS}
    for name, value in known.items():
        if value is not None and not isinstance(value, str):
            raise Refusal("type", f"`{name}` must be a string{' or a whole number' if name == 'id' else ''}, is {TYPES[type(value)]}")
        if value and (surrogate := SURROGATE.search(value)):
            code = f"\\u{ord(surrogate[0]):04x}"
            raise Refusal("encoding", f"`{name}` holds half a character ({code} at character {surrogate.start() + 1}); export it again")
    optional = {name: known[name] or None for name in ("id", *FIELDS)}
    return Article(text=text, path=path, line=number, extra=dict(data) if extra else {}, **optional)

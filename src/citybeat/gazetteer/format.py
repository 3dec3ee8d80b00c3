"""The index file: fixed-width columns behind a JSON header, made to be memory-mapped.

Layout: MAGIC, header length (4 bytes, little-endian), header (JSON: byte order, sections as name -> [typecode, offset, items], the
table of regions, counts), then the sections, each at a multiple of 8. A name is found by bisection of `keys`, the sorted 64-bit hashes
of folded names; `starts[i]:starts[i + 1]` are its `postings`, most populous first: place index * 2, plus 1 where it is the main name.
Places are numbers into the columns.
"""

from __future__ import annotations

from hashlib import blake2b

MAGIC = b"citybeat gazetteer 1\n"
FILE_NAME = "gazetteer.bin"


def key_of(folded: str) -> int:
    """64-bit hash of a folded name."""
    return int.from_bytes(blake2b(folded.encode("utf8"), digest_size=8).digest(), "little")


def aligned(offset: int) -> int:
    """The next multiple of 8."""
    return -(-offset // 8) * 8

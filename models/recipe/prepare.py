#!/usr/bin/env python3
"""Check that the training sets are there and are the ones the model card names: python models/recipe/prepare.py DATA GOLD

Each set's files are hashed in the order of their names. A set that differs is named with both hashes; exit 1 then. `--update` writes what
was found into sources.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

SOURCES = Path(__file__).with_name("sources.json")


def fingerprint(folder: Path, pattern: str) -> tuple[int, str]:
    """How many files fit a pattern, and a hash over their names and contents."""
    files = sorted(p for p in folder.glob(pattern) if p.is_file())
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return len(files), digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    sources = json.loads(SOURCES.read_text(encoding="utf8"))
    wrong = 0
    for source in sources:
        count, found = fingerprint(args.gold if source["in"] == "gold" else args.data, source["files"])
        same = (count, found) == (source.get("count"), source.get("sha256"))
        wrong += not same
        print(f"{'ok' if same else 'DIFFERS' if count else 'MISSING':8} {source['name']}: {count} files, sha256 {found}")
        if not same:
            print(f"         expected {source.get('count')} files, sha256 {source.get('sha256')}; home: {source['home']}")
        if args.update:
            source.update(count=count, sha256=found)
    if args.update:
        SOURCES.write_text(json.dumps(sources, indent=1) + "\n", encoding="utf8")
    sys.exit(bool(wrong) and not args.update)


if __name__ == "__main__":
    main()

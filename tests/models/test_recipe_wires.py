"""Texts that lie in packages: checked against their checksum, cut into texts, the news parted in two halves."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

LONG = "\n".join(["The mayor of Kotka, Moe &amp; Roe said, will go."] * 20)
TAGGED = """

	The/at mayor/nn said/vbd ,/, ``/`` No/at ''/'' to/in Roe/np Jr./np ./.
	Who/wps went/vbd ?/. ?/.


	It/pps isn't/bez* over/rp ;/. ;/.

"""
BODY = f"{LONG}\n    \"We\nwill see,\" she said.\n Reuter\n\x03"


def pack(path: Path, files: dict[str, str]) -> None:
    """Write an npm package with these files."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))


@pytest.fixture
def wires(recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, its packages tiny ones in a folder of this test."""
    module = recipe("wires")
    rows = [
        {"id": "7", "title": "ROE &lt;ROE> WINS", "body": BODY, "date": " 5-APR-1987 10:00:00.00"},
        {"id": "8", "title": "THE SAME", "body": BODY, "date": "6-APR-1987 10:00:00.00"},
        {"id": "9", "title": "NO TEXT", "date": "6-APR-1987 10:00:00.00"},
        {"id": "10", "title": "SHORT", "body": "A line.\n Reuter\n\x03", "date": "6-APR-1987 10:00:00.00"},
        {"id": "11", "title": "A TABLE", "body": "Shr 12 cts vs 13 cts " * 60, "date": "6-APR-1987 10:00:00.00"},
    ]
    pack(tmp_path / module.REUTERS, {"package/data/full/reuters-000.json": json.dumps(rows), "package/package.json": "{}"})
    pack(tmp_path / module.BROWN, {"package/ca01": TAGGED, "package/ck01": "A/at novel/nn ./.", "package/README": "Read me."})
    with zipfile.ZipFile(tmp_path / module.LEE, "w") as archive:
        for name in ("lee_background", "lee"):
            archive.writestr(f"gensim/test/test_data/{name}.cor", "Rain in Hobart cost \xa35.\n\nMore rain.\n".encode("latin-1"))
    monkeypatch.setattr(module, "DOWNLOADS", tmp_path)
    monkeypatch.setattr(module, "HALVES", (tmp_path / "wires_0.jsonl", tmp_path / "wires_1.jsonl"))
    monkeypatch.setattr(module, "PROSE", tmp_path / "brown.jsonl")
    monkeypatch.setattr(module, "SHA256", {
        name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in (module.REUTERS, module.LEE, module.BROWN)
    })
    return module


def test_long_prose_once_with_title_and_date(wires: Any, tmp_path: Path) -> None:
    (row,) = wires.wires(tmp_path / wires.REUTERS)
    assert (row["id"], row["published"]) == ("reuters_7", "1987-04-05")
    title, first, second = row["text"].split("\n")
    assert (title, second) == ("ROE <ROE> WINS", '"We will see," she said.')
    assert first == LONG.replace("&amp;", "&").replace("\n", " ")


def test_radio_news_is_named_by_its_line(wires: Any, tmp_path: Path) -> None:
    rows = list(wires.radio(tmp_path / wires.LEE))
    assert [row["id"] for row in rows] == ["lee_background_0", "lee_background_2", "lee_0", "lee_2"]
    assert rows[0]["text"] == "Rain in Hobart cost £5."


def test_prose_is_put_together_from_its_words(wires: Any, tmp_path: Path) -> None:
    (row,) = wires.prose(tmp_path / wires.BROWN)
    assert (row["id"], row["published"]) == ("brown_ca01", "1961")
    assert row["text"] == 'The mayor said, "No" to Roe Jr. Who went?\nIt isn\'t over;'


def test_each_text_is_in_one_half_and_found_again(wires: Any) -> None:
    wires.main()
    halves = [[json.loads(line)["id"] for line in path.read_text(encoding="utf8").splitlines()] for path in wires.HALVES]
    assert all(wires.half(name) == n for n, names in enumerate(halves) for name in names)
    assert sorted(halves[0] + halves[1]) == ["lee_0", "lee_2", "lee_background_0", "lee_background_2", "reuters_7"]
    assert dict(wires.texts())["lee_2"] == "More rain."
    assert all(name.startswith(wires.PREFIXES) for name in dict(wires.texts()))


def test_the_halves_are_about_equal(wires: Any) -> None:
    assert 400 < sum(wires.half(f"reuters_{n}") for n in range(1000)) < 600


def test_another_package_is_refused(wires: Any, tmp_path: Path) -> None:
    (tmp_path / wires.LEE).write_bytes(b"other")
    with pytest.raises(ValueError, match=r"gensim.*fetch it again"):
        wires.fetched(wires.LEE, tmp_path)


def test_texts_that_were_not_fetched(wires: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"wires\.py fetches it"):
        list(wires.texts())


def test_labels_are_found_in_the_wires(wires: Any, recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = recipe("plain_news")
    monkeypatch.setattr(plain, "wires", wires)
    for file in ("geo/geowebnews.jsonl", "geo/geovirus.jsonl", "articles.jsonl"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf8")
    wires.main()
    assert plain.texts(tmp_path, {"lee_2", "lee_9"}) == {"lee_2": "More rain."}

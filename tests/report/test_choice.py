from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from citybeat.errors import InputError, SpanError
from citybeat.report.choice import choose
from tests.report.made import PEOPLE, TEXT, record


def put(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf8")
    return path


def with_text(**changes: object) -> str:
    whole = record(**changes)
    return whole.model_copy(update={"text": whole.text.model_copy(update={"content": TEXT})}).to_json()


def test_a_text_file_has_no_record_yet(tmp_path: Path) -> None:
    article, found = choose(put(tmp_path / "vejle.txt", TEXT))
    assert (article.text, article.id, found) == (TEXT, "vejle", None)


def test_first_article_or_the_one_of_a_line(tmp_path: Path) -> None:
    path = put(tmp_path / "two.jsonl", "", json.dumps({"text": "One."}), json.dumps({"text": "Two."}))
    assert choose(path)[0].text == "One."
    assert choose(path, line=3)[0].text == "Two."


def test_a_record_from_another_file(tmp_path: Path) -> None:
    path = put(tmp_path / "vejle.txt", TEXT)
    other = record().model_copy(update={"text": record().text.model_copy(update={"sha256": "0" * 64})})
    records = put(tmp_path / "records.jsonl", other.to_json(), "", record().to_json())
    found = choose(path, records=records)[1]
    assert found == record()


@pytest.mark.parametrize("name", ["records.jsonl", "records.jsonl.gz"])
def test_records_that_hold_their_text(tmp_path: Path, name: str) -> None:
    data = f"{with_text()}\n{with_text(id='second')}\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    article, found = choose(path)
    assert (article.text, article.title, found and found.id) == (TEXT, None, "vejle")
    second = choose(path, line=2)[1]
    assert second is not None
    assert second.id == "second"


def test_a_title_that_holds_mentions_was_handed_in_apart(tmp_path: Path) -> None:
    mention = {"in": "title", "start": 0, "end": 4, "text": "Lind", "form": "short"}
    line = with_text(title="Lind opens harbour", people=[{**PEOPLE[0], "mentions": [mention]}, PEOPLE[1]])
    assert choose(put(tmp_path / "r.jsonl", line))[0].title == "Lind opens harbour"


@pytest.mark.parametrize(("lines", "line", "message"), [
    (['{"text": ""}'], None, r"two\.jsonl:1: `text` is empty"),
    (['{"text": "One."}'], 2, r"two\.jsonl:2: there is no article on this line"),
    (['{"text": "One."}', "{"], 2, r"two\.jsonl:2: invalid JSON"),
    ([record().to_json()], None, r"two\.jsonl:1: the record holds no text; .*--with-text"),
    ([with_text()], 2, r"two\.jsonl:2: there is no record on this line"),
    (['{"schema_version": "1.0.0"}'], None, r"two\.jsonl:1: no record of schema version 1: id: Field required"),
    ([], None, r"two\.jsonl: there is no article"),
])
def test_what_cannot_be_shown(tmp_path: Path, lines: list[str], line: int | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        choose(put(tmp_path / "two.jsonl", *lines), line)


def test_a_text_file_has_no_lines_to_choose_from(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"vejle\.txt: this file is one article"):
        choose(put(tmp_path / "vejle.txt", TEXT), line=1)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        choose(tmp_path / "none.txt")
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read: No such file"):
        choose(put(tmp_path / "vejle.txt", TEXT), records=tmp_path / "none.jsonl")


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}" * 1000)[:-20])
    with pytest.raises(InputError, match="cannot be read"):
        choose(put(tmp_path / "vejle.txt", TEXT), records=path)


def test_no_record_of_this_text(tmp_path: Path) -> None:
    records = put(tmp_path / "records.jsonl", record().to_json())
    with pytest.raises(InputError, match=r"records\.jsonl: holds no record of the text of vejle"):
        choose(put(tmp_path / "vejle.txt", TEXT + "More."), records=records)


def test_a_record_whose_spans_do_not_fit_is_refused(tmp_path: Path) -> None:
    wrong = {**PEOPLE[0], "mentions": [{"in": "text", "start": 0, "end": 5, "text": "Signe", "form": "short"}]}
    records = put(tmp_path / "records.jsonl", record(people=[wrong, PEOPLE[1]]).to_json())
    with pytest.raises(SpanError, match="is 'Vejle', not 'Signe'"):
        choose(put(tmp_path / "vejle.txt", TEXT), records=records)

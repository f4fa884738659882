"""Downloading an extract, against a real server on this machine that cuts, lies and refuses as told."""

import hashlib
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from cad.geo.importing.download import region_download
from cad.geo.importing.errors import ImportRefused

BODY = bytes(range(256)) * 12_000  # 3 MB
PATH = "/asia/china/henan-latest.osm.pbf"


class Mirror(ThreadingHTTPServer):
    """Has one region. What it does is told by its attributes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.body = BODY
        self.etag: str | None = '"one"'
        self.md5: str | None = hashlib.md5(BODY, usedforsecurity=False).hexdigest()
        self.ranges = True
        self.cut_after: list[int] = []
        self.status: list[int] = []
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        mirror = self.server
        if self.path == f"{PATH}.md5" and mirror.md5 is not None:
            self._answer(200, f"{mirror.md5}  henan-latest.osm.pbf\n".encode())
        elif self.path != PATH:
            self._answer(404, b"not here")
        elif mirror.status:
            self._answer(mirror.status.pop(0), b"trouble")
        else:
            self._file(mirror)

    def _file(self, mirror: Mirror) -> None:
        asked = self.headers.get("Range")
        mirror.asked.append(asked)
        start = 0
        if asked and mirror.ranges and self.headers.get("If-Range") == mirror.etag:
            start = int(re.fullmatch(r"bytes=(\d+)-", asked)[1])  # type: ignore[index]
        if start >= len(mirror.body):
            self._answer(416, b"", {"Content-Range": f"bytes */{len(mirror.body)}"})
            return
        headers = {"Content-Range": f"bytes {start}-{len(mirror.body) - 1}/{len(mirror.body)}"} if start else {}
        self._answer(206 if start else 200, mirror.body[start:], headers, mirror.cut_after)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, cut: list[int] | None = None):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        if self.server.etag:
            self.send_header("ETag", self.server.etag)
        self.end_headers()
        self.wfile.write(body[: cut.pop(0)] if cut else body)

    def log_message(self, *arguments: object) -> None:
        """Quiet."""


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    server = Mirror()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def get(mirror, tmp_path):
    said: list[str] = []

    def run(region="asia/china/henan", url=None):
        return region_download(mirror.url if url is None else url, region, tmp_path, said.append, pause_s=0.0)

    run.said = said  # type: ignore[attr-defined]
    return run


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_region_comes_whole_and_is_compared(get, tmp_path):
    came = get()
    assert (came.path.read_bytes(), came.checked) == (BODY, True)
    assert left_in(tmp_path) == ["asia-china-henan.osm.pbf"]


def test_after_a_cut_it_goes_on_from_there(get, mirror):
    mirror.cut_after = [1_000_000, 700_000]
    assert get().path.read_bytes() == BODY
    assert mirror.asked == [None, "bytes=1000000-", "bytes=1700000-"]


def test_it_goes_on_after_the_process_was_ended(get, mirror, tmp_path):
    mirror.cut_after = [500_000] * 6
    with pytest.raises(ImportRefused, match="What has come is kept; run it again"):
        get()
    assert "asia-china-henan.osm.pbf" not in left_in(tmp_path)
    mirror.cut_after, mirror.asked = [], []
    assert get().path.read_bytes() == BODY
    assert mirror.asked == ["bytes=3000000-"]


def test_a_file_that_changed_meanwhile_is_begun_anew(get, mirror):
    mirror.cut_after = [400_000] * 6
    with pytest.raises(ImportRefused):
        get()
    mirror.cut_after = []
    mirror.body, mirror.etag = BODY[::-1], '"two"'
    mirror.md5 = hashlib.md5(mirror.body, usedforsecurity=False).hexdigest()
    assert get().path.read_bytes() == BODY[::-1]


@pytest.mark.parametrize("lacking", ["ranges", "etag"])
def test_a_server_that_cannot_go_on_is_asked_for_all_of_it_again(get, mirror, lacking):
    mirror.cut_after = [1_000_000]
    setattr(mirror, lacking, None)
    assert get().path.read_bytes() == BODY
    assert len(mirror.asked) == 2


def test_all_of_it_here_already_is_only_compared(get, mirror, tmp_path):
    (tmp_path / "asia-china-henan.osm.pbf.part").write_bytes(BODY)
    (tmp_path / "asia-china-henan.osm.pbf.part.json").write_text('"\\"one\\""')
    assert get().checked
    assert mirror.asked == [f"bytes={len(BODY)}-"]


def test_a_wrong_checksum_removes_the_file(get, mirror, tmp_path):
    mirror.md5 = "0" * 32
    with pytest.raises(ImportRefused, match="does not have the checksum beside it"):
        get()
    assert left_in(tmp_path) == []


def test_a_file_before_it_stays_when_the_new_one_is_wrong(get, mirror, tmp_path):
    get()
    mirror.md5 = "0" * 32
    with pytest.raises(ImportRefused):
        get()
    assert (tmp_path / "asia-china-henan.osm.pbf").read_bytes() == BODY


@pytest.mark.parametrize("md5", [None, "<html>no such file</html>"])
def test_without_a_checksum_it_says_that_nothing_was_compared(get, mirror, md5):
    mirror.md5 = md5
    assert not get().checked
    assert "it was not compared" in get.said[-1]


def test_a_region_the_mirror_has_not_is_told_at_once(get, mirror, tmp_path):
    with pytest.raises(ImportRefused, match=r"no such region: .*/asia/atlantis-latest.osm.pbf is not there \(404\)"):
        get("asia/atlantis")
    assert left_in(tmp_path) == []


def test_a_mirror_in_trouble_is_asked_again(get, mirror):
    mirror.status = [503, 429]
    assert get().path.read_bytes() == BODY


def test_a_mirror_that_refuses_is_not_asked_again(get, mirror):
    mirror.status = [403]
    with pytest.raises(ImportRefused, match=r"refuses .* \(403\)"):
        get()


def test_a_mirror_that_is_not_there_is_told_in_one_line(get):
    with pytest.raises(ImportRefused, match="does not answer") as refusal:
        get(url="http://127.0.0.1:9")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("region", ["", "../../etc/passwd", "Asia", "asia//china", "a?b", "asia/", "{region}"])
def test_what_is_no_region_is_refused_before_anything_is_asked(get, mirror, region):
    with pytest.raises(ImportRefused, match="is no region"):
        get(region)
    assert mirror.asked == []


def test_the_command_asks_for_a_mirror_and_uses_it(mirror, settings, tmp_path, capsys):
    with pytest.raises(CommandError, match="Set CITY_MIRROR_URL"):
        call_command("city", "download", "asia/china/henan")
    settings.CITY_MIRROR_URL = mirror.url + "/{region}-latest.osm.pbf"
    call_command("city", "download", "asia/china/henan", "--to", str(tmp_path))
    assert "3.1 MB, checksum compared" in capsys.readouterr().out

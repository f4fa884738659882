"""Fetches a region's extract from a mirror: goes on where a cut left off, and compares the checksum beside the file."""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from cad.geo.importing.errors import ImportRefused

REGION = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*")
TRIES = 6
TIMEOUT = httpx.Timeout(60.0, connect=10.0)
TELL_EVERY_S = 5.0
SPARE_BYTES = 100_000_000  # left free on the disk

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Download:
    path: Path
    checked: bool


def region_url(mirror: str, region: str) -> str:
    """The address of a region's extract. Raises ImportRefused for a name that is none, and without a mirror."""
    if not mirror:
        raise ImportRefused(
            "No mirror is set. Set CITY_MIRROR_URL to the address of one, with {region} where the region goes "
            "(docs/operations.md)."
        )
    if not REGION.fullmatch(region):
        raise ImportRefused(
            f"{region!r} is no region: they are named as the mirror's folders are, e.g. asia/china/henan."
        )
    if "{region}" in mirror:
        return mirror.replace("{region}", region)
    return f"{mirror.rstrip('/')}/{region}-latest.osm.pbf"


def region_download(mirror: str, region: str, folder: Path, say: Say, pause_s: float = 1.0) -> Download:
    """The extract of a region, in `folder`. An unfinished download goes on, also after this process was ended.

    Raises ImportRefused, and leaves no wrong file behind: no such region, a mirror that does not answer, no room, a
    checksum that does not agree.
    """
    url = region_url(mirror, region)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{region.replace('/', '-')}.osm.pbf"
    part = target.with_name(f"{target.name}.part")
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True) as client:
        _fetch(client, url, part, say, pause_s)
        checked = _check(client, url, part, say)
    part.replace(target)
    _mark(part).unlink(missing_ok=True)
    return Download(target, checked)


def _fetch(client: httpx.Client, url: str, part: Path, say: Say, pause_s: float) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            _fetch_rest(client, url, part, say)
        except httpx.TransportError as error:
            why = str(error) or type(error).__name__
            if attempt == TRIES:
                raise ImportRefused(
                    f"{url} does not answer ({why}). What has come is kept; run it again to go on."
                ) from error
            say(f"cut off ({why}); going on")
            time.sleep(pause_s * 2 ** (attempt - 1))
        except OSError as error:
            raise ImportRefused(f"{part} cannot be written ({error.strerror}).") from error
        else:
            return


def _fetch_rest(client: httpx.Client, url: str, part: Path, say: Say) -> None:
    """What is missing of the file; all of it when the mirror's file has changed, or the mirror cannot go on."""
    have = part.stat().st_size if part.exists() else 0
    mark = json.loads(_mark(part).read_text()) if have and _mark(part).exists() else None
    headers = {"Accept-Encoding": "identity"}
    if have and mark:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark}
    with client.stream("GET", url, headers=headers) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            if answer.headers.get("Content-Range") == f"bytes */{have}":
                return  # all of it is here
            part.unlink()
            raise httpx.RemoteProtocolError("the mirror's file is another now")
        _refuse(answer, url)
        if answer.status_code != httpx.codes.PARTIAL_CONTENT or not _goes_on(answer, have):
            have = 0
        if have:
            say(f"going on from {have / 1e6:,.0f} MB")
        _keep_mark(part, answer)
        _write(answer, part, have, say)


def _refuse(answer: httpx.Response, url: str) -> None:
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise ImportRefused(f"The mirror has no such region: {url} is not there (404).")
    if answer.status_code >= 500 or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise httpx.RemoteProtocolError(f"the mirror answered {answer.status_code}")
    if answer.status_code >= 400:
        raise ImportRefused(f"The mirror refuses {url} ({answer.status_code}).")


def _goes_on(answer: httpx.Response, have: int) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {have}-")


def _write(answer: httpx.Response, part: Path, have: int, say: Say) -> None:
    length = answer.headers.get("Content-Length")
    whole = have + int(length) if length else None
    if whole and shutil.disk_usage(part.parent).free < whole - have + SPARE_BYTES:
        raise ImportRefused(f"{part.parent} has no room for {whole / 1e6:,.0f} MB.")
    told = time.monotonic()
    with part.open("ab" if have else "wb") as file:
        for piece in answer.iter_raw():
            file.write(piece)
            have += len(piece)
            if time.monotonic() - told > TELL_EVERY_S:
                told = time.monotonic()
                say(f"{have / 1e6:,.0f} MB" + (f" of {whole / 1e6:,.0f}, {have / whole:.0%}" if whole else ""))
    if whole and have != whole:
        raise httpx.RemoteProtocolError(f"{have} of {whole} bytes came")


def _mark(part: Path) -> Path:
    """Keeps what the mirror calls this state of the file, so that a newer one is not put behind an older one's head."""
    return part.with_name(f"{part.name}.json")


def _keep_mark(part: Path, answer: httpx.Response) -> None:
    etag = answer.headers.get("ETag", "")
    mark = etag if etag and not etag.startswith("W/") else answer.headers.get("Last-Modified")
    if mark:
        _mark(part).write_text(json.dumps(mark))
    else:
        _mark(part).unlink(missing_ok=True)


def _check(client: httpx.Client, url: str, part: Path, say: Say) -> bool:
    """Against the .md5 beside the file. A wrong file is removed; False when the mirror has no checksum."""
    try:
        answer = client.get(f"{url}.md5")
    except httpx.TransportError as error:
        raise ImportRefused(f"{url}.md5 does not answer ({error}). The file is kept; run it again.") from error
    words = answer.text.split() if answer.status_code == httpx.codes.OK else []
    if not words or not re.fullmatch(r"[0-9a-fA-F]{32}", words[0]):
        say("the mirror has no checksum beside the file; it was not compared")
        return False
    with part.open("rb") as file:
        own = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if own != words[0].lower():
        part.unlink()
        _mark(part).unlink(missing_ok=True)
        raise ImportRefused(f"What came from {url} does not have the checksum beside it. It was removed; run it again.")
    return True

"""What the consoles are built from, on a machine where nothing runs yet."""

import json
import os
import re
import subprocess

import pytest

from bin.local import web
from bin.local.place import ROOT

NOBODY_LISTENS = {"DATABASE_URL": "postgis://nobody@127.0.0.1:9/none", "REDIS_URL": "redis://127.0.0.1:9/0"}


@pytest.mark.slow
def test_the_schema_is_exported_without_database_redis_or_secret_key(tmp_path):
    file = tmp_path / "openapi.json"
    command = [*web.export_command()[:-1], str(file)]
    environment = os.environ | NOBODY_LISTENS | {"DEBUG": "1", "SECRET_KEY": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Incident" in json.loads(file.read_text())["components"]["schemas"]


def test_the_types_are_made_and_never_committed():
    assert f"/{web.TYPES.relative_to(ROOT)}" in (ROOT / ".gitignore").read_text().split()


def test_the_image_makes_the_types_by_the_same_commands():
    image = re.sub(r"\s*\\\n\s*", " ", (ROOT / "Dockerfile").read_text())
    options = " ".join(web.export_command()[3:-1])
    assert f"DEBUG=1 python manage.py spectacular {options} /openapi.json" in image
    assert "npm run api && npm run build" in image
    script = json.loads((ROOT / "web" / "package.json").read_text())["scripts"]["api"]
    assert f"../{web.SCHEMA.relative_to(ROOT)}" in script
    assert f"/openapi.json /{web.SCHEMA.relative_to(ROOT)}" in image


def test_parts_of_an_earlier_build_stay_for_open_consoles_and_old_ones_go(tmp_path, monkeypatch):
    monkeypatch.setattr(web, "PARTS", tmp_path)
    for name, written in (("of-last-month.js", 1_000), ("of-yesterday.js", 3_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (written, written))
    web.drop_old_parts(before=2_000)
    assert [part.name for part in tmp_path.iterdir()] == ["of-yesterday.js"]
    assert "emptyOutDir: false" in (web.WEB / "vite.config.ts").read_text()

from pathlib import Path

import pytest

from cad.geo.builtin.city import BuiltCity, city_generate
from cad.geo.builtin.plan import Plan


def generated(folder: Path, plan: Plan) -> tuple[BuiltCity, Path]:
    path = folder / f"{plan.seed}-{plan.scale}.osm.pbf"
    return city_generate(path, plan, lambda words: None), path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltCity, Path]:
    """A town by the same rules: some 500 km of road, made in a second or two."""
    return generated(tmp_path_factory.mktemp("built"), Plan(seed=11, scale=0.35))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltCity, Path]:
    return generated(tmp_path_factory.mktemp("built"), Plan())

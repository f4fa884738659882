"""A step whose sources have not changed is not done again."""

from bin.local import stamps


def test_a_kept_stamp_is_fresh_until_a_source_changes(tmp_path):
    source = tmp_path / "source"
    source.write_text("one")
    value = stamps.hash_of([source])
    stamps.keep("build", value, tmp_path)
    assert stamps.is_fresh("build", stamps.hash_of([source]), tmp_path)
    source.write_text("two")
    assert not stamps.is_fresh("build", stamps.hash_of([source]), tmp_path)


def test_a_renamed_source_changes_the_hash(tmp_path):
    source = tmp_path / "a"
    source.write_text("one")
    before = stamps.hash_of([source])
    assert stamps.hash_of([source.rename(tmp_path / "b")]) != before


def test_a_step_never_done_is_not_fresh(tmp_path):
    assert not stamps.is_fresh("never", "value", tmp_path)


def test_left_out_folders_are_not_sources(tmp_path):
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "package.js").write_text("")
    (tmp_path / "main.ts").write_text("")
    assert stamps.files_under(tmp_path, frozenset({"node_modules"})) == [tmp_path / "main.ts"]

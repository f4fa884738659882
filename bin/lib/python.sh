# Python 3.13 and the checkout's own environment, .venv.

PYTHON_WANTED=3.13

is_wanted_python() {
  "$1" -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$PYTHON_WANTED')" >/dev/null 2>&1
}

# Prints the path of a Python 3.13, or nothing.
python_found() {
  local candidate
  for candidate in \
    "$(command -v python$PYTHON_WANTED || true)" \
    /usr/local/bin/python$PYTHON_WANTED /usr/bin/python$PYTHON_WANTED /opt/python*/bin/python$PYTHON_WANTED \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/$PYTHON_WANTED.*/bin/python$PYTHON_WANTED \
    "${UV_PYTHON_INSTALL_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/uv/python}"/cpython-$PYTHON_WANTED.*/bin/python$PYTHON_WANTED \
    var/python/cpython-$PYTHON_WANTED.*/bin/python$PYTHON_WANTED; do
    if [[ -n $candidate && -x $candidate ]] && is_wanted_python "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

# Debian 12 has Python 3.11 only, so one is fetched with uv, into var/python of the checkout.
python_fetched() {
  local uv
  uv=$(command -v uv || true)
  if [[ -z $uv ]]; then
    mapfile -t missing < <(debian_missing python3-venv)
    if [[ ${#missing[@]} -gt 0 ]]; then as_root bash bin/lib/apt-install.sh "${missing[@]}" || return; fi
    { python3 -m venv var/uv && var/uv/bin/pip install -q uv; } || return
    uv=var/uv/bin/uv
  fi
  "$uv" python install --install-dir var/python "$PYTHON_WANTED"
}

# python_environment base|dev: makes .venv when it is missing and installs the pinned packages when their list has changed.
python_environment() {
  local python
  if ! is_wanted_python .venv/bin/python; then
    python=$(python_found)
    if [[ -z $python ]]; then
      mkdir -p var
      step "Python $PYTHON_WANTED" python_fetched ||
        fail "Python $PYTHON_WANTED was not found and could not be fetched. Put python$PYTHON_WANTED on the PATH (pyenv, uv or your own build), then run this again."
      python=$(python_found)
    fi
    rm -rf .venv 2>/dev/null || fail "The folder .venv cannot be removed. Remove it as its owner, then run this again."
    step "Python environment (.venv)" "$python" -m venv .venv || fail "$python could not make .venv; is its venv module whole?"
  fi
  python_packages "$1"
}

# The stamp holds the hash of each list that .venv satisfies; dev.txt holds everything that base.txt does.
python_packages() {
  local stamp=.venv/installed list hash
  for list in dev base; do
    hash="$list $(sha256sum <"requirements/$list.txt")"
    if [[ ($list == "$1" || $list == dev) && -f $stamp && $(cat "$stamp") == "$hash" ]]; then return; fi
  done
  hash="$1 $(sha256sum <"requirements/$1.txt")"
  step "Python packages (requirements/$1.txt)" \
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "requirements/$1.txt" ||
    fail "The Python packages could not be installed (see above). Check the network, then run this again: it goes on from here."
  printf '%s\n' "$hash" >"$stamp"
}

# What the system runs on from Debian, installed only when it is missing. The machine's own services are left alone:
# nothing is started, and a service that came with a package installed here is not enabled.

RUN_PACKAGES=(ca-certificates postgresql-15 postgresql-15-postgis-3 redis-server libgdal32 libgeos-c1v5 libproj25 fonts-noto-cjk gettext)
TEST_PACKAGES=(chromium)

debian_missing() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
  done
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; elif [[ -n ${CI:-} ]]; then sudo -n "$@"; else sudo "$@"; fi
}

# debian_packages run|test
debian_packages() {
  local wanted=("${RUN_PACKAGES[@]}") missing
  [[ $1 == test ]] && wanted+=("${TEST_PACKAGES[@]}")
  if ! command -v dpkg-query >/dev/null; then
    fail "This is not Debian 12. Use compose.yaml instead (docker compose up), or see docs/operations.md."
  fi
  mapfile -t missing < <(debian_missing "${wanted[@]}")
  [[ ${#missing[@]} -eq 0 ]] && return
  if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
    fail "Missing: ${missing[*]}. Run this as root, or ask an administrator to: apt-get install ${missing[*]}"
  fi
  if [[ $EUID -ne 0 ]]; then
    as_root true || fail "Missing: ${missing[*]}. This user may not use sudo; ask an administrator to: apt-get install ${missing[*]}"
  fi
  step "Debian: ${missing[*]}" as_root bash bin/lib/apt-install.sh "${missing[@]}" ||
    fail "Debian's packages could not be installed (see above). Check the network and /etc/apt, then run this again: it goes on from here."
}

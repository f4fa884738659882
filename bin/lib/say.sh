# How the scripts talk: one line for each step, one line for a refusal (what is wrong, and how to mend it).

say() { printf '%s\n' "· $*"; }

fail() {
  printf '%s\n' "✗ $*" >&2
  exit 1
}

# step "words" command…: tells when a long step starts and how long it took; its output is kept and shown only when it fails.
step() {
  local words=$1 started=$SECONDS log
  shift
  log=$(mktemp)
  printf '%s' "· $words …"
  if "$@" >"$log" 2>&1; then
    printf ' %ss\n' "$((SECONDS - started))"
    rm -f "$log"
  else
    printf ' failed after %ss\n' "$((SECONDS - started))"
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

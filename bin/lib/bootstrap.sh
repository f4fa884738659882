# What must be there before Python can take over. Sourced by the scripts in bin/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. bin/lib/say.sh
. bin/lib/debian.sh
. bin/lib/python.sh

# Everything is written inside the checkout, so one user works in it.
for part in . var .venv web/node_modules web/dist; do
  if [[ -e $part && ! -w $part ]]; then
    fail "No right to write in $(realpath "$part"), which belongs to $(stat -c %U "$part"). Run this as that user, or take the checkout over: sudo chown -R $(id -un) $PWD"
  fi
done
# Without compiled files kept, each of the many processes of a run compiles the whole system anew.
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV PYTHONDONTWRITEBYTECODE

# What must be there before Python can take over. Sourced by the scripts in bin/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. bin/lib/say.sh
. bin/lib/debian.sh
. bin/lib/python.sh
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV

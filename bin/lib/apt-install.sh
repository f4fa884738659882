#!/usr/bin/env bash
# Installs Debian packages as root without starting or enabling any service. Undoes its own precautions on the way out.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/jiuhu-no-main-cluster.conf
kept=""

tidy() {
  rm -f "$no_cluster" "$policy"
  [[ -z $kept ]] || mv "$kept" "$policy"
}
trap tidy EXIT

# A saved policy with this name is left from a run that was killed: it is the machine's own.
if [[ -e $policy.before-jiuhu ]]; then
  kept=$policy.before-jiuhu
elif [[ -e $policy ]]; then
  kept=$policy.before-jiuhu
  mv "$policy" "$kept"
fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"
install -d "$(dirname "$no_cluster")"
echo "create_main_cluster = false" >"$no_cluster"

had_redis=$(dpkg-query -W -f '${db:Status-Status}' redis-server 2>/dev/null || true)
had_postgres=$(dpkg-query -W -f '${db:Status-Status}' postgresql-common 2>/dev/null || true)

quiet=(-q -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=2 -o DPkg::Lock::Timeout=120)
apt-get "${quiet[@]}" update
apt-get "${quiet[@]}" install --no-install-recommends "$@"

disable() {
  if command -v systemctl >/dev/null; then systemctl disable "$1" || true; else update-rc.d "$1" disable || true; fi
}
[[ $had_redis == installed || " $* " != *" redis-server "* ]] || disable redis-server
[[ $had_postgres == installed || " $* " != *" postgresql-15 "* ]] || disable postgresql

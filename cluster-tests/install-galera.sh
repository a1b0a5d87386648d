#!/bin/sh
# Installs what the tests on a Galera cluster need, from Debian's packages: mariadbd, the Galera library, and rsync, with which a
# node that joins is given the data. Does nothing where all of it is there. No server of the system's own is started.
set -eu

library=/usr/lib/galera/libgalera_smm.so
packages="mariadb-server galera-4 rsync"
policy=/usr/sbin/policy-rc.d

missing=
for program in mariadbd mariadb-install-db wsrep_sst_rsync rsync; do
    PATH="$PATH:/usr/sbin" command -v "$program" > /dev/null || missing="$missing $program"
done
[ -e "$library" ] || missing="$missing $library"
if [ -z "$missing" ]; then
    exit 0
fi

if ! command -v apt-get > /dev/null; then
    echo "Missing for the tests on a Galera cluster:$missing. There is no apt-get here; install what Debian's packages" \
        "$packages hold." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Missing for the tests on a Galera cluster:$missing. As root: apt-get install $packages" >&2
    exit 1
fi

# Debian's scripts ask this one before they start a server that was just installed.
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
fi
apt-get update --quiet
DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends $packages

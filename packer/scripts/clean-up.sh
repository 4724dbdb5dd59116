#!/usr/bin/env bash
# Takes away what must not be the same on two machines, what the build needed, and what would be stale. Runs last.
# Told: BUILD_ACCOUNT, the account that the build logged in with.
set -euo pipefail

# Only a machine that is made into an image may lose its keys.
if [[ $(id --user "$BUILD_ACCOUNT" 2>/dev/null) == '' ]]; then
  echo "there is no account $BUILD_ACCOUNT: this is no machine that builds an image" >&2
  exit 1
fi

# Identity: each machine makes its own at its first boot.
rm -f /etc/ssh/ssh_host_*
cloud-init clean --logs --seed
truncate --size 0 /etc/machine-id
rm -f /var/lib/dbus/machine-id /var/lib/systemd/random-seed

# The way in that the build had. Accounts of the image have no keys: the first boot brings them.
rm -f /etc/sudoers.d/90-cloud-init-users /root/.ssh/authorized_keys
rm -f /home/*/.ssh/authorized_keys /home/*/.bash_history /root/.bash_history
userdel --force --remove "$BUILD_ACCOUNT" || [[ $? == 12 ]] # 12: the home could not be removed whole
rm -rf "/home/${BUILD_ACCOUNT:?}"

# From here on packages come from the archive as it is.
rm -f /etc/apt/apt.conf.d/50fleet-snapshot
apt-get --quiet --yes clean
rm -rf /var/lib/apt/lists/* /var/tmp/fleet-image

journalctl --rotate --quiet
journalctl --vacuum-time=1s --quiet
find /var/log -type f -name '*.log' -exec truncate --size 0 {} +
sync

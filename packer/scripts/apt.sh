#!/usr/bin/env bash
# Loaded by the other scripts: packages, without questions and with patience.

# shellcheck source=packer/scripts/download.sh
. "$(dirname "${BASH_SOURCE[0]}")/download.sh"

export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l

# Another program (cloud-init, snapd) may hold the lock just after the start.
APT=(apt-get --quiet --yes --option DPkg::Lock::Timeout=300 --option Dpkg::Options::=--force-confold)

apt_update() {
  retry "${APT[@]}" --option APT::Update::Error-Mode=any update
}

# apt_install PACKAGE…: `name=version` pins a package of a repository that keeps old versions.
apt_install() {
  retry "${APT[@]}" --no-install-recommends --allow-downgrades --allow-change-held-packages install "$@"
}

apt_upgrade() {
  retry "${APT[@]}" dist-upgrade
}

# add_repository NAME ADDRESS KEY_ADDRESS FINGERPRINT: a flat repository, trusted for this one key only.
add_repository() {
  local keyring=/etc/apt/keyrings/$1.gpg
  fetch_key "$3" "$keyring" "$4"
  printf '%s\n' 'Types: deb' "URIs: $2" 'Suites: /' "Signed-By: $keyring" 'Snapshot: no' \
    >"/etc/apt/sources.list.d/$1.sources"
  apt_update
}

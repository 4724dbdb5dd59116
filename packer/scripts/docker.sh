#!/usr/bin/env bash
# Docker, with logs that do not fill the disk and networks that do not collide with the fleet's own.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

# The static busybox is what the smoke test runs in a container, so that nothing needs to be pulled.
apt_install docker.io docker-buildx busybox-static

# Fleets' networks are mostly in 10.0.0.0/8; docker's stay in 172.17.0.0/16 and the blocks behind it.
install -d -m 0755 /etc/docker
cat >/etc/docker/daemon.json <<'CONFIG'
{
  "bip": "172.17.0.1/16",
  "default-address-pools": [{ "base": "172.18.0.0/15", "size": 24 }],
  "live-restore": true,
  "log-driver": "json-file",
  "log-opts": { "max-file": "3", "max-size": "50m" }
}
CONFIG
systemctl enable docker
systemctl restart docker

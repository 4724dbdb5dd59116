#!/usr/bin/env bash
# What the leader has beyond docker: tools for the file system of Jenkins's home.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install xfsprogs nvme-cli

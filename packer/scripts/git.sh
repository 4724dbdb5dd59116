#!/usr/bin/env bash
# What a build checks its sources out with.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install git git-lfs
git lfs install --system

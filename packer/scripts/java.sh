#!/usr/bin/env bash
# What a Jenkins agent runs in; the major version of the leader's Java.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install openjdk-21-jre-headless

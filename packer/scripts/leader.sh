#!/usr/bin/env bash
# What the leader has beyond docker: tools for the file system of Jenkins's home, and the agent that ships logs.
# Told: CLOUDWATCH_AGENT_VERSION, CLOUDWATCH_AGENT_KEY.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

apt_install xfsprogs nvme-cli

install_cloudwatch_agent() {
  local work site=https://amazoncloudwatch-agent.s3.amazonaws.com
  work=$(mktemp -d)
  fetch_key "$site/assets/amazon-cloudwatch-agent.gpg" "$work/key.gpg" "$CLOUDWATCH_AGENT_KEY"
  fetch_signed \
    "$site/ubuntu/$(dpkg --print-architecture)/$CLOUDWATCH_AGENT_VERSION/amazon-cloudwatch-agent.deb" \
    "$work/agent.deb" "$work/key.gpg"
  # apt's sandbox reads the file under another account.
  chmod 0755 "$work"
  apt_install "$work/agent.deb"
  rm -rf "$work"
}
installed=$(dpkg-query --show --showformat='${Version}' amazon-cloudwatch-agent 2>/dev/null || true)
[[ $installed == "$CLOUDWATCH_AGENT_VERSION"* ]] || install_cloudwatch_agent

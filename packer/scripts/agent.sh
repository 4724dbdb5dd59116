#!/usr/bin/env bash
# What a machine needs beyond Java and git to be an agent of Jenkins.
# Told: ACCOUNT, AGENT_FOLDERS (absolute paths between spaces; no path has one in it).
set -euo pipefail

if getent group docker >/dev/null; then usermod --append --groups docker "$ACCOUNT"; fi

# Agents work in these; the leader may not make them itself.
for folder in $AGENT_FOLDERS; do
  install -d -m 0755 -o "$ACCOUNT" -g "$ACCOUNT" "$folder"
done

# A new image brings updates. By themselves they would restart docker, and fight for apt's lock, under running builds.
systemctl disable --now apt-daily.timer apt-daily-upgrade.timer unattended-upgrades.service

#!/usr/bin/env bash
# What every machine has: updates, the right time, the account, the programs that AWS and Ansible ask for.
# Told: UBUNTU_SNAPSHOT, AWS_CLI_VERSION, AWS_CLI_SHA256, ACCOUNT.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

# Packages as they were at one moment, for this build only; the clean-up takes the line away. The first update is without
# it: apt learns only from the archive's own files that it has snapshots, and where, and would else take what is newest.
apt_update
echo "APT::Snapshot \"$UBUNTU_SNAPSHOT\";" >/etc/apt/apt.conf.d/50fleet-snapshot
apt_update
compgen -G "/var/lib/apt/lists/snapshot.ubuntu.com_*_${UBUNTU_SNAPSHOT}_*" >/dev/null || {
  echo "apt takes nothing from the snapshot $UBUNTU_SNAPSHOT" >&2
  exit 1
}
apt_upgrade
apt_install acl ca-certificates chrony curl gnupg gpgv jq openssh-server python3 python3-boto3 unzip

install_aws_cli() {
  local work
  work=$(mktemp -d)
  fetch_checked "https://awscli.amazonaws.com/awscli-exe-linux-$(uname -m)-$AWS_CLI_VERSION.zip" \
    "$work/aws.zip" "$AWS_CLI_SHA256"
  unzip -q "$work/aws.zip" -d "$work"
  "$work/aws/install" --update
  rm -rf "$work"
}
[[ $(aws --version 2>/dev/null) == "aws-cli/$AWS_CLI_VERSION "* ]] || install_aws_cli

# Amazon's clock, which every machine of EC2 reaches without a network.
echo 'server 169.254.169.123 prefer iburst minpoll 4 maxpoll 4' >/etc/chrony/conf.d/amazon-time.conf
systemctl enable chrony

# The machine prints its SSH host keys on its console, which nobody else can write to: from there the leader learns
# whom it talks to.
cat >/etc/cloud/cloud.cfg.d/90-fleet.cfg <<'CONFIG'
ssh_deletekeys: true
ssh:
  emit_keys_to_console: true
CONFIG

# Over SSH with keys only.
cat >/etc/ssh/sshd_config.d/10-fleet.conf <<'CONFIG'
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin no
CONFIG

# The account that Jenkins works with has the number that it also has in Jenkins's own container.
id "$ACCOUNT" >/dev/null 2>&1 ||
  useradd --create-home --user-group --uid 1000 --shell /bin/bash --comment 'Jenkins' "$ACCOUNT"
passwd --lock "$ACCOUNT"

# Session Manager's agent is in Ubuntu's images for EC2; a machine of ours does not change it by itself.
snap list amazon-ssm-agent >/dev/null 2>&1 || retry snap install amazon-ssm-agent --classic
snap start --enable amazon-ssm-agent
snap refresh --hold

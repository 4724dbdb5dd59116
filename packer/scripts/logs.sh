#!/usr/bin/env bash
# The agent that ships logs and metrics to CloudWatch, and a unit that tells it at each boot what to ship: machines that
# come and go are set up by nobody, and their logs are all that is left of them.
# Told: CLOUDWATCH_AGENT_VERSION, CLOUDWATCH_AGENT_KEY.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

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

install -D -m 0755 "$(dirname "$0")/ship-logs.py" /usr/local/lib/jenkins-fleet/ship-logs.py
cat >/etc/systemd/system/fleet-ship-logs.service <<'UNIT'
[Unit]
Description=Ship the logs of a machine that nobody sets up
After=network-online.target
Wants=network-online.target
ConditionPathExists=/etc/jenkins-fleet/machine.json
# Where Ansible has said what is shipped, that holds.
ConditionPathExists=!/etc/jenkins-fleet/cloudwatch-agent.json

[Service]
Type=oneshot
ExecStart=/usr/local/lib/jenkins-fleet/ship-logs.py --machine /etc/jenkins-fleet/machine.json --write /run/jenkins-fleet-logs.json
ExecStart=/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/run/jenkins-fleet-logs.json

[Install]
WantedBy=cloud-init.target
UNIT
systemctl enable fleet-ship-logs.service

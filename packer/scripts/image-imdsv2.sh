#!/usr/bin/env bash
# Runs where Packer runs: machines of the new AMI answer to session tokens only, unless they are launched otherwise.
# Told: REGION, MANIFEST (Packer's, in which each build adds itself at the end).
set -euo pipefail

ami=$(grep --only-matching --extended-regexp "$REGION:ami-[0-9a-f]+" "$MANIFEST" | tail -n 1 | cut -d : -f 2)
if [[ -z $ami ]]; then
  echo "$MANIFEST names no AMI in $REGION" >&2
  exit 1
fi
aws ec2 modify-image-attribute --region "$REGION" --image-id "$ami" --imds-support v2.0

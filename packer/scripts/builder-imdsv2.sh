#!/usr/bin/env bash
# Runs where Packer runs: from here on the building machine answers questions about itself to session tokens only.
# Told: REGION, INSTANCE_ID.
set -euo pipefail

if ! command -v aws >/dev/null; then
  echo 'the AWS command line is not installed where Packer runs; see docs/images.md' >&2
  exit 1
fi
aws ec2 modify-instance-metadata-options --region "$REGION" --instance-id "$INSTANCE_ID" \
  --http-endpoint enabled --http-tokens required --http-put-response-hop-limit 1 --output text

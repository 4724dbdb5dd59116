#!/bin/sh
# Whether this machine is what its label promises. All checks are made before it fails.
# Environment: PROMISED_ARCH (x86_64, arm64 or empty), PROMISED_GPU and PROMISED_AWS (true or false).
set -u

# A build of TVM with its docker image needs about this much.
least_free_kib=20971520
failed=0

told() {
  if [ "$2" -eq 0 ]; then echo "well: $1"; else
    echo "BAD:  $1"
    failed=1
  fi
}

enough_disk() {
  free_kib=$(df -Pk . | awk 'NR == 2 { print $4 }')
  echo "free disk: $free_kib KiB"
  [ "$free_kib" -ge "$least_free_kib" ]
}

promised_arch() {
  case $(uname -m) in
    aarch64 | arm64) arch=arm64 ;;
    *) arch=$(uname -m) ;;
  esac
  echo "architecture: $arch"
  [ "$arch" = "$PROMISED_ARCH" ]
}

enough_disk
told 'disk' $?

docker version
told 'docker' $?

if [ -n "$PROMISED_ARCH" ]; then
  promised_arch
  told "architecture $PROMISED_ARCH" $?
fi

if [ "$PROMISED_GPU" = true ]; then
  nvidia-smi
  told 'GPU' $?
fi

if [ "$PROMISED_AWS" = true ]; then
  aws sts get-caller-identity --output text
  told 'AWS identity' $?
fi

exit "$failed"

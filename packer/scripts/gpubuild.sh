#!/usr/bin/env bash
# CUDA's compiler and libraries, without a driver: for builds that need no GPU.
# Told: CUDA_RELEASE (12-8), CUDA_VERSION, CUDA_KEY.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

case $(dpkg --print-architecture) in
  amd64) platform=x86_64 ;;
  arm64) platform=sbsa ;;
  *)
    echo 'CUDA is there for amd64 and arm64 only' >&2
    exit 1
    ;;
esac
address=https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2404/$platform
add_repository cuda "$address/" "$address/3bf863cc.pub" "$CUDA_KEY"
# nvcc calls the host's compiler.
apt_install build-essential "cuda-toolkit-$CUDA_RELEASE=$CUDA_VERSION"

folder=/usr/local/cuda-${CUDA_RELEASE/-/.}
ln -sfn "$folder" /usr/local/cuda
# An agent's shell is no login shell and reads no profile, so the compiler is in everybody's path. nvcc finds its own
# files beside itself, hence no symbolic link.
install -m 0755 /dev/stdin /usr/local/bin/nvcc <<'WRAPPER'
#!/bin/sh
exec /usr/local/cuda/bin/nvcc "$@"
WRAPPER
echo /usr/local/cuda/lib64 >/etc/ld.so.conf.d/cuda.conf
ldconfig

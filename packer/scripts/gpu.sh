#!/usr/bin/env bash
# The NVIDIA driver, and docker containers that see the GPU.
# Told: NVIDIA_DRIVER (a branch such as 580-server-open), NVIDIA_TOOLKIT, NVIDIA_KEY.
set -euo pipefail

# shellcheck source=packer/scripts/apt.sh
. "$(dirname "$0")/apt.sh"

# Ubuntu's own modules for its AWS kernel: built and signed there, so nothing is compiled here. The kernel is held with
# them, since a newer one would boot without them.
packages=(
  "nvidia-headless-no-dkms-$NVIDIA_DRIVER"
  "nvidia-utils-${NVIDIA_DRIVER%-open}"
  "linux-modules-nvidia-$NVIDIA_DRIVER-aws"
)
apt_install "${packages[@]}"
apt-mark hold "${packages[@]}" linux-aws linux-image-aws linux-headers-aws

add_repository nvidia-container-toolkit \
  "https://nvidia.github.io/libnvidia-container/stable/deb/$(dpkg --print-architecture)" \
  https://nvidia.github.io/libnvidia-container/gpgkey "$NVIDIA_KEY"
apt_install "nvidia-container-toolkit=$NVIDIA_TOOLKIT" "nvidia-container-toolkit-base=$NVIDIA_TOOLKIT" \
  "libnvidia-container-tools=$NVIDIA_TOOLKIT" "libnvidia-container1=$NVIDIA_TOOLKIT"

nvidia-ctk runtime configure --runtime=docker
systemctl restart docker

# Without persistence the driver unloads between two programs, and each waits seconds for it. Its unit has no section
# that could be enabled, so it is wanted here.
install -d /etc/systemd/system/multi-user.target.wants
ln -sf /usr/lib/systemd/system/nvidia-persistenced.service /etc/systemd/system/multi-user.target.wants/
modprobe nvidia
systemctl daemon-reload
systemctl start nvidia-persistenced

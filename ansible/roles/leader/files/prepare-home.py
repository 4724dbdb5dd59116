#!/usr/bin/env python3
"""Mounts the volume of the Jenkins home, and makes a file system on it only when it has never held anything.

    prepare-home.py --mount FOLDER --owner UID (--device PATH | --machine FILE) [--file-system xfs|ext4] [--check]

  --mount FOLDER   where the home is mounted
  --owner UID      whom the top folder of the home belongs to; what is below it is left alone
  --device PATH    the device that holds the home
  --machine FILE   the machine's description, which names the EBS volume: {"home": {"volumeId", "device"}}
  --check          change nothing; say what would be changed
  --read-all       read a device of any size whole before a file system is made on it

A file system is made on a device only when blkid and wipefs find no signature on it, it has no partitions, nothing uses
it, and only zeros are read from it. Up to 64 GiB are read whole. From a larger device the first and the last GiB and
4 KiB in every 4 MiB are read, which takes minutes instead of hours; EBS gives new volumes zeroed. In every other case
the program refuses. A file system that is there already is mounted and grown to the device's size.

One JSON object on standard output: {"device", "uuid", "file_system", "changes": [text, …]}; the unit that mounts it at
later boots goes by the UUID. Exit code 1: refused, or a program failed; what had been done by then is said.
"""

import argparse
import json
import os
import stat
import subprocess
import sys

GIBIBYTE = 1024**3
WHOLE = 64 * GIBIBYTE
STEP = 4 * 1024**2
SAMPLE = 4096
ZEROS = bytes(8 * 1024**2)
# nodev, nosuid: nothing in the home is a device or changes its user; noatime: reading a build's log writes nothing.
OPTIONS = "nodev,nosuid,noatime"
MAKERS = {"xfs": ["mkfs.xfs", "-q", "-L", "jenkins-home"], "ext4": ["mkfs.ext4", "-q", "-L", "jenkins-home"]}


class Refused(Exception):
    """The volume is left as it is."""


def run(*words):
    """Runs a program that has no terminal to ask at; gives its exit code and output."""
    end = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    return end.returncode, end.stdout, end.stderr


def must(*words):
    """The output of a program that must succeed."""
    code, out, err = run(*words)
    if code != 0:
        raise Refused(f"`{' '.join(words)}` failed with {code}: {(err or out).strip()}")
    return out


def serial_of(folder):
    """The serial number of a disk in /sys/block; that of an EBS volume on NVMe is its id without the hyphen."""
    try:
        with open(os.path.join(folder, "device", "serial"), encoding="ascii", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return ""


def device_of(home, sys_folder="/sys", dev_folder="/dev"):
    """The device of an EBS volume: on Nitro machines by its serial number, on Xen machines by its name."""
    block = os.path.join(sys_folder, "block")
    disks = sorted(os.listdir(block)) if os.path.isdir(block) else []
    wanted = home["volumeId"].replace("-", "")
    for disk in disks:
        if serial_of(os.path.join(block, disk)) == wanted:
            return os.path.join(dev_folder, disk)
    if any(serial_of(os.path.join(block, disk)).startswith("vol") for disk in disks):
        raise Refused(f"the volume {home['volumeId']} is not attached; other EBS volumes are")
    name = os.path.basename(home["device"])
    for candidate in (name, name.replace("sd", "xvd", 1)):
        path = os.path.join(dev_folder, candidate)
        if os.path.exists(path):
            return path
    raise Refused(f"the volume {home['volumeId']} is not attached: no disk has its serial number, none is {home['device']}")


def size_of(file):
    """The size of a device or file in bytes."""
    return file.seek(0, os.SEEK_END)


def ranges_of(size, read_all):
    """The ranges (from, length) that are read to see whether a device is blank."""
    if size <= WHOLE or read_all:
        return [(0, size)]
    samples = [(place, SAMPLE) for place in range(GIBIBYTE, size - GIBIBYTE, STEP)]
    return [(0, GIBIBYTE), *samples, (size - GIBIBYTE, GIBIBYTE)]


def first_data(path, read_all=False):
    """Where the first piece with a byte other than zero begins; None when all that is read is zero."""
    with open(path, "rb", buffering=0) as file:
        for begin, length in ranges_of(size_of(file), read_all):
            file.seek(begin)
            at, end = begin, begin + length
            while at < end:
                piece = file.read(min(len(ZEROS), end - at))
                if not piece:
                    raise Refused(f"{path} ends at byte {at}, before its size: it cannot be read")
                if piece != ZEROS[: len(piece)]:
                    return at
                at += len(piece)
    return None


def signature(path):
    """What blkid reads from the device itself: {} when it knows nothing on it."""
    code, out, err = run("blkid", "--probe", "--output", "export", path)
    if code == 2 and not out.strip():
        return {}
    if code != 0:
        raise Refused(f"blkid cannot tell what is on {path} (exit code {code}): {err.strip() or 'several signatures'}")
    return dict(line.split("=", 1) for line in out.splitlines() if "=" in line)


def partitions_of(path):
    """The partitions that the kernel sees on a disk."""
    folder = os.path.join("/sys/class/block", os.path.basename(os.path.realpath(path)))
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return sorted(name for name in names if os.path.exists(os.path.join(folder, name, "partition")))


def assert_unused(path):
    """The kernel lets nobody open a device exclusively that is mounted or part of something."""
    if stat.S_ISBLK(os.stat(path).st_mode):
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_EXCL))
        except OSError as error:
            raise Refused(f"{path} is in use: {error.strerror}") from error


def assert_blank(path, read_all):
    """Refuses everything that is not a device that has never held anything."""
    found = must("wipefs", "--no-act", "--noheadings", "--output", "TYPE,OFFSET", path).split("\n")
    if any(found):
        raise Refused(f"wipefs finds on {path}: {', '.join(line for line in found if line)}")
    if partitions_of(path):
        raise Refused(f"{path} has partitions: {', '.join(partitions_of(path))}")
    assert_unused(path)
    place = first_data(path, read_all)
    if place is not None:
        raise Refused(f"{path} holds data that is no known file system, near byte {place}")


def file_system_on(path):
    """(type, UUID) of the file system on a device, or None when nothing is known on it. Refuses anything else."""
    found = signature(path)
    if not found:
        return None
    kind, uuid = found.get("TYPE"), found.get("UUID")
    if found.get("USAGE") == "filesystem" and kind in MAKERS and uuid and "PTTYPE" not in found:
        return kind, uuid
    what = found.get("TYPE") or f"a partition table ({found.get('PTTYPE', 'unknown')})"
    raise Refused(f"{path} holds {what}, which is no file system of a Jenkins home ({', '.join(MAKERS)})")


def mounted_at(folder):
    """The number of the device that is mounted at a folder, `major:minor`; None when nothing is."""
    code, out, _ = run("findmnt", "--noheadings", "--output", "MAJ:MIN", "--mountpoint", folder)
    return out.strip().split("\n")[-1].strip() if code == 0 else None


def number_of(path):
    """The device's number as findmnt writes it."""
    number = os.stat(path).st_rdev
    return f"{os.major(number)}:{os.minor(number)}"


def make(path, kind, given, changes):
    """Makes the file system of a blank device. No program is told to force anything."""
    assert_blank(path, given.read_all)
    if given.check:
        changes.append(f"made {kind} on {path}")
        return kind, None
    must(*MAKERS[kind], path)
    changes.append(f"made {kind} on {path}")
    made = file_system_on(path)
    if made is None:
        raise Refused(f"there is no file system on {path} after {MAKERS[kind][0]}")
    return made


def is_mounted(path, given):
    """Whether the device is mounted already. Refuses where a mount would hide files or another volume is in its place."""
    at = mounted_at(given.mount)
    if at is not None and at != number_of(path):
        raise Refused(f"{given.mount} is mounted from another device ({at}) than {path} ({number_of(path)})")
    if at is None and os.path.isdir(given.mount) and os.listdir(given.mount):
        raise Refused(f"{given.mount} holds files and nothing is mounted there: they would be hidden")
    return at is not None


def mount(path, kind, given, changes):
    """Mounts the device itself: udev may not have read the UUID of a new file system yet."""
    if not given.check:
        os.makedirs(given.mount, mode=0o755, exist_ok=True)
        must("mount", "--types", kind, "--options", OPTIONS, path, given.mount)
    changes.append(f"mounted {path} at {given.mount}")


def grow(path, kind, given, changes):
    """Lets the file system fill its device."""
    before = os.statvfs(given.mount).f_blocks
    must(*(["xfs_growfs", given.mount] if kind == "xfs" else ["resize2fs", path]))
    after = os.statvfs(given.mount).f_blocks
    if after != before:
        changes.append(f"grew the file system from {before} to {after} blocks")


def own(given, changes):
    """The top folder belongs to Jenkins, and nobody else looks into it."""
    found = os.stat(given.mount)
    if (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) != (given.owner, given.owner, 0o750):
        changes.append(f"gave {given.mount} to {given.owner}")
        os.chown(given.mount, given.owner, given.owner)
        os.chmod(given.mount, 0o750)


def prepare(given, changes):
    """Brings the home to its place; gives what it is, and adds to what was changed."""
    if given.device:
        path = given.device
    else:
        with open(given.machine, encoding="utf-8") as file:
            path = device_of(json.load(file)["home"])
    mounted = is_mounted(path, given)
    kind, uuid = file_system_on(path) or make(path, given.file_system, given, changes)
    if not mounted:
        mount(path, kind, given, changes)
    if not given.check:
        grow(path, kind, given, changes)
        own(given, changes)
    return {"device": path, "uuid": uuid, "file_system": kind, "changes": changes}


def arguments(words):
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--mount", required=True)
    parser.add_argument("--owner", required=True, type=int)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--device")
    where.add_argument("--machine")
    parser.add_argument("--file-system", choices=sorted(MAKERS), default="xfs")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--read-all", action="store_true")
    return parser.parse_args(words)


if __name__ == "__main__":
    done = []
    try:
        print(json.dumps(prepare(arguments(sys.argv[1:]), done)))
    except (Refused, OSError) as error:
        sys.exit(f"prepare-home: {error}; {'before that: ' + ', '.join(done) if done else 'nothing was changed'}")

#!/usr/bin/env python3
"""Keeps the SSH host keys of a fleet's machines where Jenkins looks for them.

    fleet-known-hosts.py --fleet NAME --region REGION --file PATH [--base PATH] [--owner UID] [--from FOLDER]

  --fleet NAME     machines with the tag `fleet` = NAME and a tag `pool` are the fleet's agents
  --region REGION  the AWS region; not needed with --from
  --file PATH      the known_hosts file to keep, in a folder that exists; mode 0600
  --base PATH      a known_hosts file made by `fleet hosts`: its keys of machines count as known and win over others,
                   its lines of hosts outside AWS are taken over. It need not exist
  --owner UID      whom the file shall belong to, user and group; without it whoever runs this
  --from FOLDER    read FOLDER/instances.json and FOLDER/<id>.txt (console outputs) instead of asking AWS

Each run: machines that run now and are not in the file are asked for their console output, on which cloud-init
publishes the host keys at the first boot; machines that are gone leave the file; the keys of a machine that is in the
file stay as they are, whatever its console says by now. A machine that has published nothing yet is asked again at the
next run. One line on standard output for each change. Exit code 0: the file is as it should be; 1: it was left alone.

Rights: ec2:DescribeInstances, ec2:GetConsoleOutput. Needs boto3, but not with --from.

tools/hosts/console-keys.ts reads consoles by the same rules; both are tested on the same recordings.
"""

import argparse
import base64
import binascii
import json
import os
import re
import stat
import sys

BEGIN = "-----BEGIN SSH HOST KEY KEYS-----"
END = "-----END SSH HOST KEY KEYS-----"

# A console is 64 KiB; of what is longer only the end is read.
LONGEST_CONSOLE = 1024 * 1024
# The longest key with what may stand before it; longer lines hold none.
LONGEST_LINE = 4096
# A machine has one key of a type. What holds more is no list of host keys.
MOST_KEYS = 16

ESCAPE = re.compile(r"\x1b\[[0-9;?]{0,16}[A-Za-z]")
# What the kernel, syslog and cloud-init put before a line: `<14>`, `[   12.345678]`, `Nov 21 12:00:00 host`, `cloud-init[123]:`.
NOISE = re.compile(
    r"(?:<[0-9]{1,3}>)?"
    r"(?:\[ {0,8}[0-9]{1,8}\.[0-9]{1,9}\] {0,4})?"
    r"(?:[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} (?:[A-Za-z0-9.-]{1,253} )?)?"
    r"(?:(?:cloud-init|ec2)(?:\[[0-9]{1,8}\])?: {0,4})?"
)
KEY = re.compile(
    r"(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]{40,3000}={0,2})(?: [ -~]{0,200})?"
)
KNOWN = re.compile(r"([A-Za-z0-9.,:\[\]-]{1,2000}) (.{1,3300})")
INSTANCE = re.compile(r"i-[0-9a-f]{8,17}")
POOL = re.compile(r"[a-z][a-z0-9-]{0,39}")
# Length in bytes of an uncompressed point of each curve, with its leading 4.
POINT_BYTES = {"nistp256": 65, "nistp384": 97, "nistp521": 133}
# RSA of 2048 to 16384 bits; the number may have a leading zero byte.
RSA_BYTES = range(256, 2050)


def fields_of(blob):
    """The fields of a public key, each led by its length in four bytes; None when the lengths do not fit."""
    fields = []
    while blob:
        length = int.from_bytes(blob[:4], "big")
        if len(blob) < 4 + length:
            return None
        fields.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return fields


def is_key(kind, text):
    """Whether a text in base64 is a public key of this kind."""
    try:
        blob = base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    if base64.b64encode(blob).decode("ascii") != text:
        return False
    fields = fields_of(blob)
    if fields is None or fields[:1] != [kind.encode("ascii")]:
        return False
    if kind == "ssh-ed25519":
        return [len(field) for field in fields[1:]] == [32]
    if len(fields) != 3:
        return False
    if kind == "ssh-rsa":
        return 1 <= len(fields[1]) <= 8 and len(fields[2]) in RSA_BYTES
    curve = kind.rsplit("-", 1)[1]
    return fields[1] == curve.encode("ascii") and len(fields[2]) == POINT_BYTES[curve] and fields[2][0] == 4


def key_of(line):
    """The key in a line, as `type base64`; None when there is none."""
    match = KEY.fullmatch(line)
    if match is None or not is_key(match[1], match[2]):
        return None
    return f"{match[1]} {match[2]}"


def plain_line(written):
    """A line of a console without what others put around it."""
    if len(written) > LONGEST_LINE:
        return ""
    line = ESCAPE.sub("", written).strip(" \t")
    return line[NOISE.match(line).end() :]


def keys_on(console):
    """The host keys of the last block on a console; none when it is unfinished or holds no key."""
    open_block, last = None, []
    for written in re.split(r"[\r\n]+", console[-LONGEST_CONSOLE:]):
        line = plain_line(written)
        if line == BEGIN:
            open_block, last = {}, []
        elif line == END and open_block is not None:
            open_block, last = None, list(open_block)
        elif open_block is not None:
            key = key_of(line)
            if key is not None:
                open_block[key] = True
    return last if len(last) <= MOST_KEYS else []


def host_lines(text):
    """The lines of a known_hosts file: (names, key, the machine's id or None). What is no such line is passed over."""
    for line in text.splitlines():
        match = KNOWN.fullmatch(line)
        key = match and key_of(match[2])
        if key:
            comment = match[2].split(" ")[2:]
            is_machine = len(comment) == 1 and INSTANCE.fullmatch(comment[0])
            yield match[1], key, comment[0] if is_machine else None


def known_keys(text):
    """The keys of machines in a known_hosts file, by the machine's id."""
    known = {}
    for _, key, machine in host_lines(text):
        if machine is not None:
            known.setdefault(machine, []).append(key)
    return known


def outside_lines(text):
    """The lines of hosts outside AWS in a known_hosts file."""
    return [f"{names} {key}" for names, key, machine in host_lines(text) if machine is None]


class FolderMachines:
    """Machines as files: instances.json holds a list of {id, address, pool, name}; <id>.txt is a console."""

    def __init__(self, folder):
        self.folder = folder

    def running(self):
        with open(os.path.join(self.folder, "instances.json"), encoding="utf-8") as file:
            return json.load(file)

    def console(self, machine):
        return read_text(os.path.join(self.folder, f"{machine}.txt"))


class CloudMachines:
    """Machines in AWS."""

    def __init__(self, fleet, region):
        import boto3  # pylint: disable=import-outside-toplevel

        self.fleet = fleet
        self.client = boto3.client("ec2", region_name=region)

    def running(self):
        filters = [
            {"Name": "tag:fleet", "Values": [self.fleet]},
            {"Name": "tag-key", "Values": ["pool"]},
            {"Name": "instance-state-name", "Values": ["running"]},
        ]
        pages = self.client.get_paginator("describe_instances").paginate(Filters=filters)
        found = [one for page in pages for group in page["Reservations"] for one in group["Instances"]]
        return [self.machine_of(instance) for instance in found if "PrivateIpAddress" in instance]

    @staticmethod
    def machine_of(instance):
        tags = {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])}
        return {
            "id": instance["InstanceId"],
            "address": instance["PrivateIpAddress"],
            "pool": tags["pool"],
            "name": tags.get("Name", ""),
        }

    def console(self, machine):
        from botocore.exceptions import ClientError  # pylint: disable=import-outside-toplevel

        try:
            return self.client.get_console_output(InstanceId=machine, Latest=True).get("Output", "")
        except ClientError as error:
            # Machines that are older than Nitro have no latest output, only the one of their start.
            if error.response["Error"]["Code"] != "UnsupportedOperation":
                raise
            return self.client.get_console_output(InstanceId=machine).get("Output", "")


def names_of(machine, fleet):
    """Under which names a machine is reached: its address, and a static host by its private name too."""
    pool, name, address = machine["pool"], machine["name"], machine["address"]
    if not POOL.fullmatch(pool):
        return address
    host = re.fullmatch(re.escape(f"{fleet}-{pool}-") + "([0-9]{1,3})", name)
    return f"{pool}-{host[1]}.{fleet}.internal,{address}" if host else address


def rendered(lines):
    """The text of a known_hosts file."""
    return "".join(f"{line}\n" for line in lines)


def updated(machines, fleet, base, current):
    """The new text of the file, and what changed in a line each."""
    pinned, before = known_keys(base), known_keys(current)
    lines, changes, running = sorted(outside_lines(base)), [], set()
    for machine in sorted(machines.running(), key=lambda one: one["id"]):
        identity = machine["id"]
        names = names_of(machine, fleet)
        running.add(identity)
        keys = pinned.get(identity) or before.get(identity) or keys_on(machines.console(identity))
        lines += [f"{names} {key} {identity}" for key in keys]
        if keys and keys != before.get(identity):
            changes.append(f"{'changed' if identity in before else 'added'} {identity} ({names}): {len(keys)} host keys")
    changes += [f"removed {identity}: it no longer runs" for identity in sorted(set(before) - running)]
    return rendered(lines), changes


def read_text(path):
    """The text of a file, empty when there is none. A link is not followed: the file may lie in a folder of Jenkins's."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def is_kept(path, text, owner):
    """Whether the file is as it should be already."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return False
    return stat.S_IMODE(found.st_mode) == 0o600 and found.st_uid == owner and read_text(path) == text


def write_text(path, text, owner):
    """Writes a file all at once: whoever reads sees the old text or the new one. No link is followed."""
    folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    name = os.path.basename(path)
    unfinished = f"{name}.unfinished"
    try:
        try:
            os.unlink(unfinished, dir_fd=folder)
        except FileNotFoundError:
            pass
        made = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
        with open(made, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fchmod(made, 0o600)
            if owner != os.geteuid():
                os.fchown(made, owner, owner)
            os.fsync(made)
        os.replace(unfinished, name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


def arguments(words):
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--fleet", required=True)
    parser.add_argument("--region")
    parser.add_argument("--file", required=True)
    parser.add_argument("--base")
    parser.add_argument("--owner", type=int, default=os.geteuid())
    parser.add_argument("--from", dest="folder")
    given = parser.parse_args(words)
    if given.folder is None and given.region is None:
        parser.error("--region is needed to ask AWS")
    return given


def main(words):
    """Brings the file up to date."""
    given = arguments(words)
    machines = FolderMachines(given.folder) if given.folder else CloudMachines(given.fleet, given.region)
    base = read_text(given.base) if given.base else ""
    text, changes = updated(machines, given.fleet, base, read_text(given.file))
    if not is_kept(given.file, text, given.owner):
        write_text(given.file, text, given.owner)
    for change in changes:
        print(change)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Exception as error:  # pylint: disable=broad-except
        # One line for the journal; whatever went wrong, the file was left alone.
        sys.exit(f"fleet-known-hosts: {type(error).__name__}: {error}")

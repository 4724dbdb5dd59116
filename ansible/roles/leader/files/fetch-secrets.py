#!/usr/bin/env python3
"""Puts the secrets of Jenkins into files in memory, all of them or none.

    fetch-secrets.py --list FILE --folder FOLDER --owner UID [--patience SECONDS] [--from FOLDER]

  --list FILE      {"region", "secrets": [{"name", "secret_id"}, …]}: the file's name and the id in Secrets Manager
  --folder FOLDER  where the files go; it must lie in memory (tmpfs or ramfs)
  --owner UID      who may read them, and nobody else: files 0400, folder 0500
  --patience SECONDS  for how long it tries again when something is missing: at a boot the network comes late
  --from FOLDER    read FOLDER/<secret_id> instead of asking Secrets Manager

Nothing is written before every secret was read, so a failure leaves the folder as it was: empty at the first start.
Each file is replaced all at once; files of secrets that are no longer listed are removed. No value is ever an argument,
a part of the environment or of a message: what is printed are names. Exit code 1: something is missing, and each such
secret was named. Needs boto3, but not with --from.
"""

import argparse
import json
import os
import re
import stat
import sys
import time

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,199}")
UNFINISHED = ".unfinished"
PAUSE = 3


class Failed(Exception):
    """Nothing was written."""


class FolderSecrets:
    """Secrets as files, for tests and machines outside AWS."""

    def __init__(self, folder):
        self.folder = folder

    def value(self, secret_id):
        with open(os.path.join(self.folder, secret_id), "rb") as file:
            return file.read()


class ManagerSecrets:
    """Secrets in AWS Secrets Manager."""

    def __init__(self, region):
        import boto3  # pylint: disable=import-outside-toplevel

        self.client = boto3.client("secretsmanager", region_name=region)

    def value(self, secret_id):
        found = self.client.get_secret_value(SecretId=secret_id)
        return found["SecretString"].encode("utf-8") if "SecretString" in found else found["SecretBinary"]


def reason_of(error):
    """Why a secret could not be read, from the error's kind alone: a message might quote what it was about."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        return response.get("Error", {}).get("Code", type(error).__name__)
    return type(error).__name__


def read_all(wanted, secrets):
    """All values by file name. @raise Failed with the name of each that is missing or empty."""
    values, missing = {}, []
    for one in wanted:
        name, secret_id = one["name"], one["secret_id"]
        if not NAME.fullmatch(name):
            raise Failed(f"`{name}` is no name of a secret: letters, digits, `_` and `-`")
        try:
            values[name] = secrets.value(secret_id)
        except Exception as error:  # pylint: disable=broad-except
            missing.append(f"`{name}` ({secret_id}): {reason_of(error)}")
        else:
            if not values[name]:
                missing.append(f"`{name}` ({secret_id}): it is empty")
    if missing:
        raise Failed("missing secrets: " + "; ".join(missing))
    return values


def read_patiently(wanted, secrets, patience):
    """The same, tried again until it succeeds or patience, in seconds, is at its end."""
    end = time.monotonic() + patience
    while True:
        try:
            return read_all(wanted, secrets)
        except Failed:
            if time.monotonic() + PAUSE > end:
                raise
            time.sleep(PAUSE)


def memory_backed(folder):
    """Whether a folder lies in memory: the last mount whose place is the longest one above it decides."""
    place, kind = "", ""
    real = os.path.realpath(folder)
    with open("/proc/self/mountinfo", encoding="utf-8") as file:
        for line in file:
            before, after = line.split(" - ", 1)
            at = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), before.split(" ")[4])
            inside = real == at or real.startswith(at.rstrip("/") + "/")
            if inside and len(at) >= len(place):
                place, kind = at, after.split(" ")[0]
    return kind in ("tmpfs", "ramfs")


def write(folder, name, value, owner):
    """Writes one secret, readable by its owner from the first moment on. True when it was not so before."""
    path, unfinished = os.path.join(folder, name), os.path.join(folder, name + UNFINISHED)
    if is_kept(path, value, owner):
        return False
    if os.path.lexists(unfinished):
        os.unlink(unfinished)
    made = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with open(made, "wb") as file:
        os.fchmod(made, 0o400)
        os.fchown(made, owner, owner)
        file.write(value)
    os.replace(unfinished, path)
    return True


def is_kept(path, value, owner):
    """Whether the file is as it should be already."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return False
    if (stat.S_IFMT(found.st_mode), stat.S_IMODE(found.st_mode), found.st_uid) != (stat.S_IFREG, 0o400, owner):
        return False
    with open(path, "rb") as file:
        return file.read() == value


def store(folder, values, owner):
    """Brings the folder up to date; a line for each change."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.chown(folder, owner, owner)
    os.chmod(folder, 0o500)
    changes = [f"wrote {name}" for name, value in values.items() if write(folder, name, value, owner)]
    for stale in sorted(set(os.listdir(folder)) - set(values)):
        os.unlink(os.path.join(folder, stale))
        changes.append(f"removed {stale}")
    return changes


def main(words):
    """Fetches all, then stores all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--list", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--owner", required=True, type=int)
    parser.add_argument("--patience", type=float, default=0)
    parser.add_argument("--from", dest="stand_in")
    given = parser.parse_args(words)
    with open(given.list, encoding="utf-8") as file:
        wanted = json.load(file)
    if not memory_backed(os.path.dirname(os.path.realpath(given.folder))):
        raise Failed(f"{given.folder} does not lie in memory; secrets are never written to a disk")
    secrets = FolderSecrets(given.stand_in) if given.stand_in else ManagerSecrets(wanted["region"])
    values = read_patiently(wanted["secrets"], secrets, given.patience)
    for change in store(given.folder, values, given.owner):
        print(change)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failed as error:
        sys.exit(f"fetch-secrets: {error}")
    except Exception as error:  # pylint: disable=broad-except
        # The kind alone: no message of a library may carry a value into the journal.
        sys.exit(f"fetch-secrets: {type(error).__name__}")

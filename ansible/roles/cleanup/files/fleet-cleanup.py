#!/usr/bin/env python3
"""Takes away what builds leave behind: workspaces and docker's images, containers and build cache.

    fleet-cleanup.py --state FILE [--root FOLDER…] [--workspaces DAYS] [--images DAYS] [--containers HOURS]
                     [--build-cache SIZE] [--docker PROGRAM] [--dry-run]

  --root FOLDER       the folder of an agent; its workspaces are FOLDER/workspace/*
  --workspaces DAYS   how long nothing in a workspace may have changed before it goes
  --images DAYS       how long no container may have used an image before it goes; counted by this program, in --state
  --containers HOURS  how long ago a container must have stopped before it goes
  --build-cache SIZE  how much of docker's build cache is kept, for example 20GB

A workspace stays while a process works in it, has a file of it open, or a container has it mounted; so does its
`NAME@tmp`. It is first renamed and looked at again, so a build that begins meanwhile gets a new, empty one. An image
stays while any container, running or stopped, is made of it; docker itself is never told to force anything.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time

DAY = 86_400
DOOMED = ".fleet-cleanup-"


def say(dry_run, text):
    """One line for the journal."""
    print(f"{'would remove' if dry_run else 'removed'} {text}")


def links_of(process, name):
    """Where a link or the links below a folder of /proc/<pid> lead; a process that is gone has none."""
    path = os.path.join(process, name)
    try:
        if name in ("fd", "map_files"):
            return [target for one in os.listdir(path) for target in [link_of(os.path.join(path, one))] if target]
        return [target for target in [link_of(path)] if target]
    except OSError:
        return []


def link_of(path):
    """Where a link leads; empty when it is gone."""
    try:
        return os.readlink(path)
    except OSError:
        return ""


def paths_in_use(proc="/proc"):
    """All paths that processes work in, run or have open."""
    used = set()
    for pid in filter(str.isdigit, os.listdir(proc)):
        for name in ("cwd", "root", "exe", "fd", "map_files"):
            used.update(links_of(os.path.join(proc, pid), name))
    return used


class Docker:
    """The docker of this machine, asked in words; every answer is a list of lines."""

    def __init__(self, program, dry_run):
        self.program = shutil.which(program)
        self.dry_run = dry_run

    def ask(self, *words):
        end = subprocess.run(
            [self.program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True
        )
        return [line for line in end.stdout.splitlines() if line]

    def containers(self, *filters):
        return self.ask("ps", "--all", "--quiet", "--no-trunc", *filters)

    def inspected(self, containers, template):
        return self.ask("inspect", "--format", template, *containers) if containers else []

    def mounts(self):
        """The folders of this machine that containers, running or not, have mounted."""
        lines = self.inspected(self.containers(), "{{json .Mounts}}")
        return {mount["Source"] for line in lines for mount in json.loads(line) or [] if mount.get("Source")}

    def change(self, *words):
        """True when docker did it; it refuses where something is still in use, and that is right."""
        if self.dry_run:
            return True
        end = subprocess.run(
            [self.program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        return end.returncode == 0


def touches(folder, paths):
    """Whether one of the paths is the folder or lies in it."""
    inside = folder.rstrip("/") + "/"
    return any(path == folder or path.startswith(inside) for path in paths)


def unchanged_since(folder, moment):
    """Whether nothing in a folder is newer than a moment; ends at the first thing that is."""
    if os.lstat(folder).st_mtime > moment:
        return False
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            try:
                if os.lstat(os.path.join(place, name)).st_mtime > moment:
                    return False
            except FileNotFoundError:
                return False
    return True


def workspaces_in(root):
    """Real folders only: a link in their place may lead anywhere."""
    base = os.path.join(os.path.realpath(root), "workspace")
    if not os.path.isdir(base) or os.path.islink(base):
        return []
    with os.scandir(base) as found:
        return sorted(one.path for one in found if one.is_dir(follow_symlinks=False))


def remove_workspace(path, in_use):
    """Renames, looks again, and only then removes; gives it back when somebody was quicker."""
    doomed = os.path.join(os.path.dirname(path), DOOMED + os.path.basename(path))
    os.rename(path, doomed)
    used = in_use()
    if touches(path, used) or touches(doomed, used):
        if not os.path.lexists(path):
            os.rename(doomed, path)
        return False
    shutil.rmtree(doomed)
    return True


def clean_workspaces(given, in_use, now):
    """The stale ones of all roots. Siblings `NAME` and `NAME@tmp` are in use together."""
    moment = now - given.workspaces * DAY
    for root in given.root:
        used = in_use()
        for path in workspaces_in(root):
            name = os.path.basename(path)
            if name.startswith(DOOMED):
                # Left by a run that was stopped; nobody knows it under this name.
                if not given.dry_run and not touches(path, used):
                    shutil.rmtree(path)
                continue
            family = os.path.join(os.path.dirname(path), name.split("@", 1)[0])
            busy = any(touches(one, used) for one in (path, family))
            if busy or not unchanged_since(path, moment):
                continue
            if given.dry_run or remove_workspace(path, in_use):
                say(given.dry_run, f"workspace {path}")


def read_state(path):
    """When each image was last in use, by image id, in seconds."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["images"]
    except (FileNotFoundError, ValueError, KeyError):
        return {}


def write_state(path, images):
    """Replaces the file all at once."""
    with open(f"{path}.unfinished", "w", encoding="utf-8") as file:
        json.dump({"images": images}, file, sort_keys=True)
    os.replace(f"{path}.unfinished", path)


def clean_images(given, docker, now):
    """An image's age is how long no container was seen that uses it: docker only knows when it was built elsewhere."""
    there = set(docker.ask("image", "ls", "--all", "--quiet", "--no-trunc"))
    used = set(docker.inspected(docker.containers(), "{{.Image}}"))
    before = read_state(given.state)
    seen = {image: now if image in used else before.get(image, now) for image in sorted(there | used)}
    for image in sorted(there - used):
        if now - seen[image] > given.images * DAY and remove_image(docker, image):
            say(given.dry_run, f"image {image}")
            del seen[image]
    if not given.dry_run:
        write_state(given.state, seen)


def remove_image(docker, image):
    """By its names where it has any: docker removes nothing by id that has two names, unless it is forced."""
    names = docker.ask("image", "inspect", "--format", '{{join .RepoTags "\\n"}}', image)
    return docker.change("image", "rm", *(names or [image]))


def clean_docker(given, docker, now):
    """Stopped containers first, since an image that one of them uses stays."""
    if docker.change("container", "prune", "--force", "--filter", f"until={given.containers}h"):
        clean_images(given, docker, now)
        docker.change("builder", "prune", "--force", "--keep-storage", given.build_cache)


def main(words):
    """Cleans up once."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--state", required=True)
    parser.add_argument("--root", action="append", default=[])
    parser.add_argument("--workspaces", type=float, default=7)
    parser.add_argument("--images", type=float, default=14)
    parser.add_argument("--containers", type=int, default=24)
    parser.add_argument("--build-cache", default="20GB")
    parser.add_argument("--docker", default="docker")
    parser.add_argument("--dry-run", action="store_true")
    given = parser.parse_args(words)
    docker, now = Docker(given.docker, given.dry_run), time.time()

    def in_use():
        return paths_in_use() | (docker.mounts() if docker.program else set())

    clean_workspaces(given, in_use, now)
    if docker.program:
        clean_docker(given, docker, now)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"fleet-cleanup: {error}")

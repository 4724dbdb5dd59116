#!/usr/bin/env python3
"""Measures a pull request against its base, and reports. Python 3.7 or newer and git; nothing else.

    benchmark.py measure ORDER OUT          fetches both commits, runs their benchmarks in turn, writes OUT/measured.json
    benchmark.py report ORDER OUT SIGNED    makes SIGNED/report.json of it, signs it, posts it
    benchmark.py failed ORDER OUT SIGNED    the same for a measurement that did not come to its end

ORDER is the bot's JSON: the commits, the ticket, the address to report to. `measure` runs the pull request's code and is given no
secret. `report` and `failed` run none of it, in a container of their own, and are given the report's key in BOT_REPORT_KEY.
"""
import hashlib
import hmac
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

FORMAT = "fleet-benchmarks-1"
MOST_BENCHMARKS = 200
LONGEST_NAME = 200
MOST_OUTPUT = 2_000_000
MOST_REPORT = 90_000
MOST_FILES = 20
MOST_FILE = 20_000_000
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
STAGES = ("prepare", "fetch", "checkout", "setup", "measure", "diagrams", "done")
HERE = os.path.dirname(os.path.abspath(__file__))


class Failed(Exception):
    """What went wrong, in words of this program."""


def read_bytes(path, most):
    """A file and never a link: folders that the pull request's code wrote to are read by those who hold a key."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise Failed("%s is larger than %d bytes" % (os.path.basename(path), most))
    return raw


def read_json(path, most):
    try:
        return json.loads(read_bytes(path, most).decode("utf-8"))
    except RecursionError:
        raise Failed("%s is nested too deep" % os.path.basename(path))


def write_json(path, data):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file, separators=(",", ":"), allow_nan=False)


class Progress:
    """Which stage a measurement is in, in a file that outlives it."""

    def __init__(self, out):
        self.path = os.path.join(out, "stage")

    def at(self, stage):
        print("-- %s" % stage, flush=True)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(stage)


def environment_of(home, extra=()):
    """What the pull request's code finds: no variable of GitLab's, no token."""
    passed = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ", "JULIA_DEPOT_PATH") if name in os.environ}
    return dict(passed, HOME=home, TMPDIR=home, **dict(extra))


def git(folder, *words):
    end = subprocess.run(
        ["git", "-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env=dict(environment_of(folder), GIT_TERMINAL_PROMPT="0", GIT_CONFIG_NOSYSTEM="1"),
    )
    if end.returncode != 0:
        raise Failed("git %s ended with %d" % (words[0], end.returncode))
    return end.stdout.decode("utf-8", "replace").strip()


def check_out(order, room, progress):
    """Two folders with exactly the commits that were ordered."""
    store = os.path.join(room, "store")
    os.mkdir(store)
    progress.at("fetch")
    git(store, "init", "--quiet")
    git(store, "fetch", "--quiet", "--no-tags", "--depth=1", "--", order["clone"], "refs/pull/%d/head" % order["pull"])
    found = git(store, "rev-parse", "--verify", "FETCH_HEAD^{commit}")
    if found != order["sha"]:
        raise Failed("the pull request is at %s, and %s was to be measured" % (found, order["sha"]))
    git(store, "fetch", "--quiet", "--no-tags", "--depth=1", "--", order["clone"], order["base"])
    progress.at("checkout")
    folders = {}
    for side in ("base", "head"):
        folders[side] = os.path.join(room, side)
        sha = order["sha" if side == "head" else "base"]
        git(store, "worktree", "add", "--quiet", "--detach", folders[side], sha)
        if git(folders[side], "rev-parse", "HEAD") != sha:
            raise Failed("%s is not what was checked out" % sha)
        # What measures must not differ, or two things would be compared at once.
        if side == "head":
            same_benchmarks(folders)
    return folders


def same_benchmarks(folders):
    ours, theirs = (os.path.join(folders[side], "benchmark") for side in ("head", "base"))
    if not os.path.isdir(ours) or os.path.islink(ours):
        raise Failed("the repository has no folder `benchmark`")
    if os.path.islink(theirs) or os.path.isfile(theirs):
        os.unlink(theirs)
    shutil.rmtree(theirs, ignore_errors=True)
    shutil.copytree(ours, theirs, symlinks=True)


class Runner:
    """Runs a repository's own programs: a fresh process each time, ended with all its children when time is up."""

    def __init__(self, room, deadline):
        self.room = room
        self.deadline = deadline

    def run(self, words, cwd, extra=()):
        left = self.deadline - time.time()
        if left <= 0:
            raise Failed("time is up")
        # A home for each commit: what one installs or compiles is nothing to the other, and is there the next time.
        home = os.path.join(self.room, "home-" + os.path.basename(cwd))
        os.makedirs(home, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.room) as file:
            child = subprocess.Popen(
                words,
                cwd=cwd,
                env=environment_of(home, extra),
                stdin=subprocess.DEVNULL,
                stdout=file,
                start_new_session=True,
            )
            try:
                child.wait(left)
            except subprocess.TimeoutExpired:
                raise Failed("time is up")
            finally:
                end_group(child)
            if child.returncode != 0:
                raise Failed("%s ended with %d" % (os.path.basename(words[0]), child.returncode))
            return printed(file)


def end_group(child):
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()


def printed(file):
    file.seek(0)
    raw = file.read(MOST_OUTPUT + 1)
    if len(raw) > MOST_OUTPUT:
        raise Failed("a run of the benchmarks printed more than %d bytes" % MOST_OUTPUT)
    return raw.decode("utf-8", "replace")


def command_of(folder):
    """`benchmark/run`, or DiffEq's `benchmark/runbenchmarks.jl` through PkgBenchmark."""
    own = os.path.join(folder, "benchmark", "run")
    if os.path.isfile(own):
        if not os.access(own, os.X_OK):
            raise Failed("`benchmark/run` is not executable")
        return [own]
    if os.path.isfile(os.path.join(folder, "benchmark", "runbenchmarks.jl")):
        return ["julia", "--startup-file=no", os.path.join(HERE, "benchmark.jl"), folder]
    raise Failed("the repository has neither `benchmark/run` nor `benchmark/runbenchmarks.jl`")


def positive(value, most):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and 0 < value <= most


def sample_of(value):
    """(seconds, bytes or None), or None for what is no measurement."""
    if isinstance(value, dict):
        seconds, memory = value.get("seconds"), value.get("memory")
    else:
        seconds, memory = value, None
    if not positive(seconds, 1e7):
        return None
    exact = isinstance(memory, int) and not isinstance(memory, bool) and 0 <= memory <= 2**53 - 1
    return float("%.7g" % seconds), memory if exact else None


def samples_in(text, prefix):
    """The last line that is a JSON object, or the whole text: what stands before it is the program's own business."""
    lines = [line for line in text.splitlines() if line.strip()]
    for candidate in ([lines[-1]] if lines else []) + [text]:
        try:
            found = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            named = {name: sample_of(value) for name, value in found.items() if name.startswith(prefix)}
            return {name: sample for name, sample in named.items() if sample and 0 < len(name) <= LONGEST_NAME}
    raise Failed("a run of the benchmarks printed no JSON object with seconds by name")


def interleaved(each):
    """base, head, head, base, and so on: what drifts slowly meets both sides alike."""
    return ["base" if place % 4 in (0, 3) else "head" for place in range(2 * each)]


class Measurement:
    def __init__(self, order, folders, runner):
        self.order = order
        self.folders = folders
        self.runner = runner
        self.memory = {}

    def once(self, side, only=None):
        extra = {"BENCHMARK_FILTER": self.order["filter"] or ""}
        if only is not None:
            extra["BENCHMARK_ONLY"] = json.dumps(sorted(only))
        folder = self.folders[side]
        text = self.runner.run(command_of(folder), folder, extra)
        found = samples_in(text, self.order["filter"] or "")
        for name, (_, memory) in found.items():
            if memory is not None:
                self.memory.setdefault(name, {}).setdefault(side, set()).add(memory)
        return {name: seconds for name, (seconds, _) in found.items() if only is None or name in only}

    def round(self, each, only=None, places=("base", "head")):
        """Samples of both places by name, of what both have in every process."""
        samples = {"base": {}, "head": {}}
        for place in interleaved(each):
            side = places[0] if place == "base" else places[1]
            for name, seconds in self.once(side, only).items():
                samples[place].setdefault(name, []).append(seconds)
        return {
            name: {"base": base, "head": samples["head"][name]}
            for name, base in samples["base"].items()
            if len(base) == each and len(samples["head"].get(name, ())) == each
        }

    def memory_of(self, name):
        """Only what every process counts alike was counted and not measured."""
        sides = self.memory.get(name, {})
        if any(len(sides.get(side, ())) != 1 for side in ("base", "head")):
            return None
        return {side: next(iter(sides[side])) for side in ("base", "head")}


def middle(values):
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def is_suspect(base, head):
    """Wider than what the bot judges by: it is better to measure once too often. Mann-Whitney by the normal distribution."""
    n, m = len(base), len(head)
    apart = abs(math.log(middle(head) / middle(base)))
    if apart > 0.02:
        return True
    u = sum((h > b) + (h == b) / 2 for h in head for b in base)
    spread = math.sqrt(n * m * (n + m + 1) / 12)
    return apart > 0.005 and abs(u - n * m / 2) / spread > 1.6


def measured(order, folders, runner):
    measurement = Measurement(order, folders, runner)
    each = order["processes"]
    first = measurement.round(each)
    if not first:
        raise Failed("no benchmark was measured by every process of both commits")
    names = sorted(first)
    kept = names[:MOST_BENCHMARKS]
    found = {name: dict(first[name], name=name) for name in kept}
    doubtful = {name for name in kept if is_suspect(**first[name])}
    if doubtful:
        for name, fresh in measurement.round(each, doubtful).items():
            found[name]["fresh"] = fresh
    if order["noise"] > 0:
        for name, pair in measurement.round(order["noise"], set(kept), ("base", "base")).items():
            found[name]["noise"] = {"one": pair["base"], "other": pair["head"]}
    for name in kept:
        memory = measurement.memory_of(name)
        if memory is not None:
            found[name]["memory"] = memory
    return [found[name] for name in kept], len(names) - len(kept)


def machine():
    model = ""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "")
    except OSError:
        pass
    return {"processor": model[:200], "cores": os.cpu_count() or 1, "system": ("%s %s" % os.uname()[0:3:2])[:200]}


def set_up(folders, runner):
    for folder in folders.values():
        own = os.path.join(folder, "benchmark", "setup")
        if os.path.isfile(own) and os.access(own, os.X_OK):
            runner.run([own], folder)


def draw(folder, out, runner):
    """Pictures are a present: without them the measurement is as good."""
    files = os.path.join(out, "files")
    own = os.path.join(folder, "diagrams", "run")
    julia = os.path.join(folder, "diagrams", "diagrams.jl")
    if os.path.isfile(own) and os.access(own, os.X_OK):
        words = [own]
    elif os.path.isfile(julia):
        words = ["julia", "--startup-file=no", os.path.join(HERE, "diagrams.jl"), folder]
    else:
        return
    try:
        runner.run(words, folder, {"DIAGRAMS_DIR": files})
    except (Failed, OSError) as error:
        print("no diagrams: %s" % error, flush=True)


def measure(order, out):
    progress = Progress(out)
    progress.at("prepare")
    os.makedirs(os.path.join(out, "files"), exist_ok=True)
    began = time.time()
    room = tempfile.mkdtemp(prefix="benchmarks-")
    try:
        folders = check_out(order, room, progress)
        runner = Runner(room, began + order["seconds"])
        progress.at("setup")
        set_up(folders, runner)
        progress.at("measure")
        benchmarks, dropped = measured(order, folders, runner)
        progress.at("diagrams")
        draw(folders["head"], out, runner)
        write_json(
            os.path.join(out, "measured.json"),
            {
                "benchmarks": benchmarks,
                "dropped": dropped,
                "machine": machine(),
                "began": int(began * 1000),
                "ended": int(time.time() * 1000),
            },
        )
        progress.at("done")
    finally:
        shutil.rmtree(room, ignore_errors=True)


def files_in(out, signed):
    """What was left beside the samples, with checksums that are made here, where none of the pull request's code runs."""
    folder, found = os.path.join(out, "files"), []
    kept = os.path.join(signed, "files")
    os.mkdir(kept)
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) and not os.path.islink(folder) else []:
        path = os.path.join(folder, name)
        if os.path.islink(path) or not os.path.isfile(path) or not FILE_NAME.fullmatch(name):
            continue
        if os.path.getsize(path) > MOST_FILE or len(found) == MOST_FILES:
            continue
        content = read_bytes(path, MOST_FILE)
        with open(os.path.join(kept, name), "wb") as file:
            file.write(content)
        found.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    return found


def stage_of(out):
    try:
        stage = read_bytes(os.path.join(out, "stage"), 20).decode("utf-8", "replace")
    except (OSError, Failed):
        return "prepare"
    return stage if stage in STAGES else "prepare"


def without_most(report):
    """Within what is taken: benchmarks are left out from the end, and counted."""
    while True:
        body = json.dumps(report, separators=(",", ":"), allow_nan=False).encode("utf-8")
        benchmarks = report["benchmarks"]
        if len(body) <= MOST_REPORT or not benchmarks:
            return body
        gone = max(1, len(benchmarks) // 10)
        report = dict(report, benchmarks=benchmarks[:-gone], dropped=report["dropped"] + gone)


def report(order, out, signed, outcome):
    os.mkdir(signed)
    if os.path.islink(out):
        raise Failed("what was measured is a link")
    head = {"format": FORMAT, "run": order["run"], "outcome": outcome, "stage": stage_of(out), "sha": order["sha"], "base": order["base"]}
    if outcome == "success":
        # Made beside the pull request's code: the bot checks all of it, here it need only be an object of a bearable size.
        found = read_json(os.path.join(out, "measured.json"), 10_000_000)
        if not isinstance(found, dict) or not isinstance(found.get("benchmarks"), list):
            raise Failed("what was measured cannot be read")
        rest = {name: found.get(name) for name in ("benchmarks", "dropped", "machine", "began", "ended")}
        rest["dropped"] = rest["dropped"] if isinstance(rest["dropped"], int) else 0
        whole = dict(head, **rest, files=files_in(out, signed))
    else:
        now = int(time.time() * 1000)
        whole = dict(head, benchmarks=[], dropped=0, machine=machine(), began=now, ended=now, files=[])
    body = without_most(whole)
    key = bytes.fromhex(os.environ["BOT_REPORT_KEY"])
    mac = hmac.new(key, order["ticket"].encode("ascii") + b"\n" + body, hashlib.sha256).hexdigest()
    header = "%s signature=%s" % (order["ticket"], mac)
    with open(os.path.join(signed, "report.json"), "wb") as file:
        file.write(body)
    with open(os.path.join(signed, "report.signature"), "w", encoding="ascii") as file:
        file.write(header)
    post(order["callback"], body, header)


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def post(address, body, header):
    """A report that does not get through is found by the bot among the job's artefacts."""
    opener = urllib.request.build_opener(NoRedirects)
    for pause in (0, 2, 8):
        time.sleep(pause)
        request = urllib.request.Request(
            address, data=body, method="POST", headers={"content-type": "application/json", "x-bot-report": header}
        )
        try:
            with opener.open(request, timeout=20):
                print("reported", flush=True)
                return
        except urllib.error.HTTPError as error:
            print("the bot answered %d" % error.code, flush=True)
            if error.code < 500 and error.code != 429:
                return
        except (OSError, ValueError):
            print("the bot was not reached", flush=True)


def main(words):
    if len(words) != {"measure": 3, "report": 4, "failed": 4}.get(words[0] if words else ""):
        print(__doc__, file=sys.stderr)
        return 2
    act, order, out = words[0], read_json(words[1], 100_000), os.path.abspath(words[2])
    try:
        if act == "measure":
            os.makedirs(out, exist_ok=True)
            measure(order, out)
        else:
            report(order, out, os.path.abspath(words[3]), "success" if act == "report" else "failure")
    except (Failed, OSError, ValueError) as error:
        print("failed: %s" % error, file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python
"""Ansible module: checks Jenkins's configuration as code, puts it in its place and reloads it, without a restart."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
import urllib.error
import urllib.request
from base64 import b64encode
from html import unescape

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = r"""
module: jenkins_reload
short_description: Apply Jenkins configuration as code without a restart
description:
  - Lets Jenkins check the new file, puts it in the place of the old one and asks for a reload.
  - When the reload fails, the old file comes back; Jenkins applies nothing of a file with an error.
  - The API token is read from a file on the machine that runs the module. It is no argument and is never shown.
options:
  url: {description: Where Jenkins answers on this machine., type: str, required: true}
  user: {description: The account that the token belongs to., type: str, required: true}
  token_file: {description: A file that holds the API token., type: path, required: true}
  source: {description: The new configuration on this machine., type: path, required: true}
  destination: {description: The file that Jenkins reads at a reload., type: path, required: true}
  stamp: {description: A file that keeps the checksum of what was last applied., type: path, required: true}
  timeout: {description: "How long to wait for a Jenkins that is starting, in seconds.", type: int, default: 300}
author: the fleet
"""

EXAMPLES = r"""
- name: Apply the configuration
  jenkins_reload:
    url: http://127.0.0.1:8080
    user: fleet
    token_file: /run/jenkins-secrets/api-token
    source: /etc/jenkins-fleet/candidate/jenkins.yaml
    destination: /etc/jenkins-fleet/configuration/jenkins.yaml
    stamp: /etc/jenkins-fleet/candidate/applied.sha256
"""

RETURN = r"""
applied: {description: Whether Jenkins reloaded the file., type: bool, returned: always}
checked: {description: Whether Jenkins checked the file and found nothing., type: bool, returned: always}
"""

FAILED_TITLE = "Error loading configuration"
# 401 and 503: so answers a Jenkins that is starting, to a valid token too.
STARTING = (401, 503)
PAUSE = 2
LONGEST_MESSAGE = 2000


class Failed(Exception):
    """Told to the person who runs the playbook; nothing of the new file was applied."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The 302 is the answer, not a page to go to."""

    def redirect_request(self, *_args, **_kwargs):
        return None


class Jenkins:
    """The two requests that are needed."""

    def __init__(self, url, user, token, timeout):
        self.url = url.rstrip("/")
        # An API token needs no crumb, and it outlives a restart.
        self.authorization = "Basic " + b64encode(f"{user}:{token}".encode("utf-8")).decode("ascii")
        self.deadline = time.monotonic() + timeout
        # No proxy: the token goes to this machine only.
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)

    def post(self, path, body=b""):
        """(status, text) of the answer; waits while Jenkins is starting."""
        while True:
            status, text = self._once(path, body)
            if status not in (0, *STARTING):
                return status, text
            if time.monotonic() + PAUSE > self.deadline:
                raise Failed(waited_in_vain(status, text))
            time.sleep(PAUSE)

    def _once(self, path, body):
        request = urllib.request.Request(self.url + path, data=body, method="POST")
        request.add_header("Authorization", self.authorization)
        request.add_header("Content-Type", "application/x-yaml")
        try:
            with self.opener.open(request, timeout=120) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            return 0, str(getattr(error, "reason", error))

    def check(self, text):
        """The problems that Jenkins finds, one a line."""
        status, answer = self.post("/configuration-as-code/check", text)
        if status == 200 and json_of(answer) == []:
            return []
        found = json_of(answer)
        if status == 400 and isinstance(found, list):
            return [str(one.get("message", one)).strip() if isinstance(one, dict) else str(one) for one in found]
        raise Failed(unexpected("the check", status, answer))

    def reload(self):
        """@raise Failed unless Jenkins says that it has applied the file."""
        status, answer = self.post("/configuration-as-code/reload")
        if status == 302:
            return
        if status == 200 and FAILED_TITLE in title_of(answer):
            raise Failed(f"Jenkins refused the configuration: {words_of(answer)}")
        if status == 500:
            raise Failed("Jenkins could not read the configuration as YAML (500); its log says where")
        raise Failed(unexpected("the reload", status, answer))


def waited_in_vain(status, text):
    """Why there was no answer in time."""
    if status == 0:
        return f"Jenkins does not answer: {text}"
    if status == 401:
        return "Jenkins refuses the API token (401), and not only while it was starting: is it revoked, or of another user?"
    return "Jenkins is still not ready (503): a bad configuration at its start leaves it so; see its log"


def unexpected(what, status, answer):
    """An answer that means neither yes nor no."""
    if status == 403:
        return f"the account may not do {what} (403): it needs Overall/Administer or Overall/Manage"
    return f"{what} gave an answer that was not expected: {status} {title_of(answer)!r}"


def json_of(text):
    """The parsed text, None when it is no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def title_of(page):
    """The title of a page."""
    found = re.search(r"<title[^>]*>(.*?)</title>", page, re.S | re.I)
    return unescape(found[1]).strip() if found else ""


def words_of(page):
    """What a page of Jenkins says, without its frame."""
    begin = page.find('id="main-panel"')
    body = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", page[max(0, begin) :])
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body))).strip()
    return text[text.find(FAILED_TITLE) :][:LONGEST_MESSAGE] if FAILED_TITLE in text else text[:LONGEST_MESSAGE]


def read(path):
    """The bytes of a file, None when there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def replace(path, content, like):
    """Replaces a file all at once, with the owner and mode of another."""
    found = os.stat(like)
    unfinished = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.unfinished")
    with open(unfinished, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        os.fchown(file.fileno(), found.st_uid, found.st_gid)
        os.fchmod(file.fileno(), found.st_mode & 0o777)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)


def put_back(path, before):
    """The state before a reload that failed, so that the next start of Jenkins does not fail on the new file."""
    if before is None:
        os.unlink(path)
    else:
        replace(path, before, path)


def token_in(path):
    """The API token."""
    token = read(path)
    if token is None or not token.strip():
        raise Failed(f"there is no API token in {path}")
    return token.decode("utf-8").strip()


def apply(jenkins, options, content):
    """Places the file and reloads it."""
    before = read(options["destination"])
    replace(options["destination"], content, options["source"])
    try:
        jenkins.reload()
    except Failed:
        put_back(options["destination"], before)
        raise
    checksum = hashlib.sha256(content).hexdigest()
    replace(options["stamp"], f"{checksum}\n".encode("ascii"), options["source"])


def outcome(options, check_mode):
    """What the module answers. @raise Failed"""
    content = read(options["source"])
    # Jenkins's check and reload take an empty file for a good one.
    if content is None or not content.strip():
        raise Failed(f"{options['source']} is empty")
    checksum = hashlib.sha256(content).hexdigest().encode("ascii")
    if read(options["destination"]) == content and (read(options["stamp"]) or b"").strip() == checksum:
        return {"changed": False, "applied": False, "checked": False}
    jenkins = Jenkins(options["url"], options["user"], token_in(options["token_file"]), options["timeout"])
    problems = jenkins.check(content)
    if problems:
        raise Failed("Jenkins refuses the configuration: " + "\n".join(problems)[:LONGEST_MESSAGE])
    if not check_mode:
        apply(jenkins, options, content)
    return {"changed": True, "applied": not check_mode, "checked": True}


def main():
    """Runs as an Ansible module."""
    texts = {name: {"type": "str", "required": True} for name in ("url", "user")}
    paths = {
        name: {"type": "path", "required": True} for name in ("source", "destination", "stamp")
    }
    # The name holds `token`, the value is a path: nothing to hide.
    paths["token_file"] = {"type": "path", "required": True, "no_log": False}
    module = AnsibleModule(
        argument_spec={**texts, **paths, "timeout": {"type": "int", "default": 300}}, supports_check_mode=True
    )
    try:
        module.exit_json(**outcome(module.params, module.check_mode))
    except Failed as error:
        module.fail_json(msg=str(error), applied=False)


if __name__ == "__main__":
    main()

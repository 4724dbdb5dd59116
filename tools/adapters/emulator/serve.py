"""Serves the AWS emulator to this machine, and ends with the program that started it.

It ends when its standard input ends, however that comes about. A line `{"keep": FILE}` there lets it run on until FILE
is gone, or holds the number of another process under `pid`.
"""

import json
import os
import sys
import threading
import time

from moto import server
from moto.apigatewayv2.models import DomainName
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.core.types import Base64EncodedString
from moto.ec2.models.launch_templates import LaunchTemplateVersion

LOOK_EVERY_SECONDS = 0.3

# The provider asks again within seconds.
KEPT_ANSWERS = 1_000


def end_with_parent() -> None:
    line = sys.stdin.readline()
    if line:
        live_with(json.loads(line)["keep"])
    os._exit(0)


def live_with(path: str) -> None:
    while is_mine(path):
        time.sleep(LOOK_EVERY_SECONDS)


def is_mine(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["pid"] == os.getpid()
    except (OSError, ValueError, KeyError):
        return False


def one_at_a_time(app):
    """moto keeps its state without locks: of two rules of one security group revoked side by side, one is not found."""
    lock = threading.Lock()

    def locked(environ, start_response):
        with lock:
            return list(app(environ, start_response))

    return locked


def once_for_terraform(app):
    """The provider asks again under the same id when it heard no answer; moto would refuse what it has made itself."""
    answered = {}

    def remembered(environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation is None or "terraform-provider-aws" not in environ.get("HTTP_USER_AGENT", ""):
            return app(environ, start_response)
        if invocation not in answered:
            head = []
            body = list(app(environ, lambda status, headers, *_: head.append((status, headers))))
            status, headers = head[-1]
            if not status.startswith("2"):
                start_response(status, headers)
                return body
            answered[invocation] = (status, headers, body)
            if len(answered) > KEPT_ANSWERS:
                answered.pop(next(iter(answered)))
        status, headers, body = answered[invocation]
        start_response(status, headers)
        return body

    return remembered


def with_encoded_user_data(made):
    """moto encodes the user data of a template's first version only, and refuses to make machines from later ones."""

    def encoded(self, template, number, data, description):
        user_data = data.get("UserData")
        if isinstance(user_data, str):
            data = {**data, "UserData": Base64EncodedString(user_data)}
        made(self, template, number, data, description)

    return encoded


def with_whole_capacity(set_desired):
    """moto rounds spot and on-demand machines of a mixed group down, each for itself, so that a group lacks machines."""

    def whole(self, capacity):
        policy = self.mixed_instances_policy
        self.mixed_instances_policy = policy and {**policy, "InstancesDistribution": {}}
        try:
            set_desired(self, capacity)
        finally:
            self.mixed_instances_policy = policy

    return whole


def with_address(made):
    """moto gives the domain name of an HTTP API no state and no address; the provider waits for both."""

    def addressed(self, **given):
        region = given["backend"].region_name
        of_aws = {
            "domainNameStatus": "AVAILABLE",
            "apiGatewayDomainName": f"d-emulated00.execute-api.{region}.amazonaws.com",
            "hostedZoneId": "Z0EMULATED00",
        }
        configurations = [{**each, **of_aws} for each in given["domain_name_configurations"]]
        mutual = given["mutual_tls_authentication"] or None
        made(self, **{**given, "domain_name_configurations": configurations, "mutual_tls_authentication": mutual})

    return addressed


DomainName.__init__ = with_address(DomainName.__init__)
LaunchTemplateVersion.__init__ = with_encoded_user_data(LaunchTemplateVersion.__init__)
FakeAutoScalingGroup.set_desired_capacity = with_whole_capacity(FakeAutoScalingGroup.set_desired_capacity)
serve = server.run_simple
server.run_simple = lambda host, port, app, **options: serve(
    host, port, one_at_a_time(once_for_terraform(app)), **options
)
threading.Thread(target=end_with_parent, daemon=True).start()
# Port 0: the system finds a free one, and the log says which.
server.main(["-H", "127.0.0.1", "-p", "0"])

"""Starts LocalStack as Slipway uses it: on this machine, on the loopback interface, without Docker and without downloads.

    python -m slipway_localstack --folder STATE --jars JARS --jdk JDK --port 4566
"""

import argparse
import os
import sys
from pathlib import Path

from . import settings


def main():
    parser = argparse.ArgumentParser(prog="slipway_localstack")
    parser.add_argument("--folder", type=Path, required=True, help="what this cloud keeps")
    parser.add_argument("--jars", type=Path, required=True, help="the folders runtime, jsonata and dynamodb")
    parser.add_argument("--jdk", type=Path, required=True, help="the JDK that functions run on")
    parser.add_argument("--port", type=int, default=4566)
    parser.add_argument("--host", default="127.0.0.1", help="the interface to listen on")
    arguments = parser.parse_args()
    _leave_terminal()
    os.environ.update(environment(arguments))
    Path(os.environ["TMPDIR"]).mkdir(parents=True, exist_ok=True)
    os.chdir(arguments.folder)
    # LocalStack reads its configuration when it is imported.
    from localstack.runtime.main import main as run

    sys.argv = sys.argv[:1]
    run()


def _leave_terminal():
    """The cloud outlives the command that starts it, and what is typed at that command's terminal."""
    if os.getpgrp() != os.getpid():
        os.setsid()


def environment(arguments) -> dict[str, str]:
    folder = arguments.folder.resolve()
    address = f"{arguments.host}:{arguments.port}"
    return {
        settings.FOLDER: str(folder),
        settings.JARS: str(arguments.jars.resolve()),
        settings.JDK: str(arguments.jdk.resolve()),
        "FILESYSTEM_ROOT": str(folder / "localstack"),
        "TMPDIR": str(folder / "tmp"),
        "OVERRIDE_IN_DOCKER": "0",
        # The default server listens on every interface, whatever address it is given.
        "GATEWAY_SERVER": "hypercorn",
        "GATEWAY_LISTEN": address,
        "LOCALSTACK_HOST": f"127.0.0.1:{arguments.port}",
        "SQS_ENDPOINT_STRATEGY": "path",
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "DNS_ADDRESS": "0",
        "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES": "1",
        "LAMBDA_RUNTIME_EXECUTOR": "process",
        # Tests lay down here what tasks are answered; it need not exist.
        "SFN_MOCK_CONFIG": str(folder / "answers.json"),
        # Many JVMs that start at once on a busy machine need longer than the usual 20 s; given up, they would only start again.
        "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT": "120",
        # Each environment is a JVM; the versions of old releases keep theirs no longer than this.
        "LAMBDA_KEEPALIVE_MS": "180000",
    }


if __name__ == "__main__":
    main()

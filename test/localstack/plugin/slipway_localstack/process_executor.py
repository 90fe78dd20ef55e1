"""Runs Lambda functions written in Java as processes of this machine, in the runtime interface client that AWS uses."""

import json
import logging
import os
import subprocess
import threading
import time
from concurrent.futures import TimeoutError as NotInTime
from concurrent.futures import wait
from pathlib import Path

from localstack import config
from localstack.aws.api.lambda_ import PackageType
from localstack.runtime.hooks import on_infra_shutdown
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from . import archives, native, quick_start, settings, updates
from .images import PREFIX
from .platform_log import PlatformLog
from .runtime_api import Answer, RuntimeApi
from .store import images

LOG = logging.getLogger(__name__)
MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
OPTIONS = [
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "--enable-native-access=ALL-UNNAMED",
]
_ending = threading.Event()


@on_infra_shutdown()
def shut_down():
    """From here on nobody waits for an invocation to end."""
    _ending.set()


class ProcessExecutor(RuntimeExecutor):
    """One execution environment: a JVM, and the runtime API that it asks for work."""

    def __init__(self, id, function_version):
        super().__init__(id, function_version)
        self._api: RuntimeApi | None = None
        self._process: subprocess.Popen | None = None
        self._variables: dict[str, str] = {}
        self._stopped = False
        self._log = PlatformLog(function_version.config)

    # -- the environment's life -------------------------------------------------------------------
    def start(self, env_vars):
        self._variables = {name: str(value) for name, value in env_vars.items() if value is not None}
        self._spawn()

    def stop(self):
        """Ends the environment. An invocation that runs may end first, as it may on AWS when a function is updated."""
        self._stopped = True
        api, process = self._api, self._process
        self._api = self._process = None
        if not api or not process:
            return
        if not _ending.is_set():
            wait(api.pending(), timeout=self.function_version.config.timeout)
        api.close()
        _end(process)

    def _spawn(self) -> None:
        code, handler = self._code()
        self._api = api = RuntimeApi()
        command = _command(self.function_version.config, Path(code), handler, *quick_start.option(Path(code)))
        # The client takes its working directory for the task's root: classes in it, and jars in its lib.
        self._process = process = subprocess.Popen(
            command,
            cwd=code,
            env=_environment(self._variables, code, handler, api.address),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
        )
        threading.Thread(target=self._follow, args=(process, api), daemon=True).start()
        if failure := api.started.result():
            raise StatusErrorException("The runtime did not start", payload=failure.payload)

    def _code(self) -> tuple[str, str]:
        version = self.function_version.config
        if version.package_type != PackageType.Image:
            return str(archives.task_root(version.code)), version.handler
        image = images().image(PREFIX + version.image.code_sha256)
        command = version.image_config.command if version.image_config else None
        return str(image.code), command[0] if command else image.handler

    def _follow(self, process: subprocess.Popen, api: RuntimeApi) -> None:
        self._log.follow(process.stdout.fileno())
        status = process.wait()
        api.abandon(
            _error("Runtime.ExitError", f"Error: Runtime exited with error: exit status {status}")
        )
        api.close()

    # -- invocations ------------------------------------------------------------------------------
    def invoke(self, payload):
        request_id = payload["invoke-id"]
        began = time.perf_counter()
        if self._process is None or self._process.poll() is not None:
            self._spawn()
        answer = self._ask(request_id, payload)
        milliseconds = (time.perf_counter() - began) * 1000
        log = self._log.take(request_id, self.function_version.id.qualifier, milliseconds)
        if self._stopped:
            # It was stopped between being chosen and being asked, and was started once more for this one invocation.
            self.stop()
        return InvocationResult(request_id, answer.payload, is_error=answer.is_error, logs=log)

    def _ask(self, request_id: str, payload: dict) -> Answer:
        seconds = int(self.function_version.config.timeout)
        headers = {
            "Content-Type": "application/json",
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + seconds) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": payload["invoked-function-arn"],
            "Lambda-Runtime-Trace-Id": payload["trace-id"],
        }
        api, process = self._api, self._process
        waiting = api.submit(request_id, headers, payload["payload"].encode())
        try:
            return waiting.result(seconds)
        except NotInTime:
            said = f"{request_id} Task timed out after {seconds}.00 seconds"
            self._log.add(time.strftime("%Y-%m-%dT%H:%M:%S.000Z ", time.gmtime()) + said + "\n")
            self._api = self._process = None
            process.kill()
            api.close()
            return _error("Sandbox.Timedout", f"RequestId: {request_id} Error: {said[len(request_id) + 1:]}")

    # -- what LocalStack asks of an executor ------------------------------------------------------
    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"

    def get_logs(self):
        return self._log.everything()

    @classmethod
    def prepare_version(cls, function_version):
        version = function_version.config
        if version.code:
            _prepare(function_version, archives.task_root(version.code), version.handler)
        if version.image:
            time.sleep(updates.remaining(function_version.id))
            image = images().image(PREFIX + version.image.code_sha256)
            if function_version.id.function_name in image.update_fails:
                raise ValueError("the image's label asks for it")
            _prepare(function_version, image.code, image.handler)

    @classmethod
    def cleanup_version(cls, function_version):
        """An unpacked image stays: another version may run it."""

    @classmethod
    def validate_environment(cls):
        return settings.jars("runtime").is_dir()


def _prepare(function_version, root: Path, handler: str) -> None:
    quick_start.prepare(
        root,
        lambda option: _command(function_version.config, root, handler, option),
        lambda address: _environment(_training(function_version), str(root), handler, address),
    )


def _command(version, root: Path, handler: str, *options: str) -> list[str]:
    return [
        f"{settings.jdk()}/bin/java",
        settings.mark(),
        f"-Xmx{max(64, int(int(version.memory_size) * 0.85))}m",
        *OPTIONS,
        *options,
        native.option(),
        "-cp",
        quick_start.class_path(root),
        MAIN,
        handler,
    ]


def _environment(variables: dict[str, str], code: str, handler: str, address: str) -> dict[str, str]:
    return {
        "PATH": f"{settings.jdk()}/bin:/usr/bin:/bin",
        "JAVA_HOME": str(settings.jdk()),
        "HOME": os.environ.get("TMPDIR", "/tmp"),
        "LANG": "en_US.UTF-8",
        **variables,
        "TZ": "UTC",
        "AWS_LAMBDA_RUNTIME_API": address,
        "LAMBDA_TASK_ROOT": code,
        "LAMBDA_RUNTIME_DIR": str(settings.jars("runtime")),
        "_HANDLER": handler,
    }


def _training(function_version) -> dict[str, str]:
    """What a function finds that is started only for its classes: its own variables, and nobody to call."""
    name = function_version.id
    return {
        "AWS_REGION": name.region,
        "AWS_DEFAULT_REGION": name.region,
        "AWS_ACCESS_KEY_ID": "training",
        "AWS_SECRET_ACCESS_KEY": "training",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_LAMBDA_FUNCTION_NAME": name.function_name,
        "AWS_LAMBDA_FUNCTION_VERSION": name.qualifier,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function_version.config.memory_size),
        "AWS_LAMBDA_LOG_GROUP_NAME": "training",
        "AWS_LAMBDA_LOG_STREAM_NAME": "training",
        **{key: str(value) for key, value in (function_version.config.environment or {}).items()},
    }


def _error(kind: str, message: str) -> Answer:
    return Answer(True, json.dumps({"errorType": kind, "errorMessage": message}).encode())


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *arguments, **options):
        return ProcessExecutor

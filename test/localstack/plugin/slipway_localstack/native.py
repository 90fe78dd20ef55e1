"""The native part of the runtime interface client. It unpacks itself to one fixed place: two JVMs that start at once crash."""

import platform
import threading
import zipfile
from pathlib import Path

from . import settings

PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
ARCHITECTURES = {"x86_64": "x86_64", "aarch64": "aarch_64"}
_lock = threading.Lock()


def option() -> str:
    """Tells the client that its library is unpacked already."""
    return f"-D{PROPERTY}={library()}"


def library() -> Path:
    target = settings.folder() / "native" / "libaws-lambda-jni.so"
    with _lock:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            member = f"jni/libaws-lambda-jni.linux-{ARCHITECTURES[platform.machine()]}.so"
            client = settings.jars("runtime") / "aws-lambda-java-runtime-interface-client.jar"
            with zipfile.ZipFile(client) as jar:
                target.write_bytes(jar.read(member))
    return target

"""Where things are and how the cloud behaves. The folder is fixed at the start; settings.json in it may change at any time."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = "SLIPWAY_FOLDER"
JARS = "SLIPWAY_JARS"
JDK = "SLIPWAY_JDK"


def folder() -> Path:
    return Path(os.environ[FOLDER])


def jars(kind: str) -> Path:
    """The folder of jars of a kind: runtime, jsonata or dynamodb."""
    return Path(os.environ[JARS]) / kind


def jdk() -> Path:
    return Path(os.environ[JDK])


def mark() -> str:
    """By this option a JVM's command line tells which cloud it belongs to, should that cloud be killed."""
    return f"-Dslipway.cloud={folder()}"


@dataclass(frozen=True)
class Settings:
    """How long Lambda takes to update an image function, and what scans find: counts by severity, by digest."""

    settle_milliseconds: int = 1500
    findings: dict[str, dict[str, int]] = field(default_factory=dict)


def read() -> Settings:
    path = folder() / "settings.json"
    if not path.exists():
        return Settings()
    found = json.loads(path.read_text())
    return Settings(
        found.get("settleMilliseconds", Settings.settle_milliseconds), found.get("findings", {})
    )

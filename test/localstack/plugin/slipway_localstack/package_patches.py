"""LocalStack downloads a JDK, DynamoDB Local and the JSONata library when it first needs them: here they are there already."""

import os

from . import settings


def apply():
    from localstack.packages.java import JavaPackageInstaller
    from localstack.services.dynamodb.packages import DynamoDBLocalPackageInstaller
    from localstack.services.dynamodb.server import DynamodbServer
    from localstack.services.stepfunctions.packages import JSONataPackageInstaller

    def nothing(self, *arguments, **options):
        pass

    for installer in (JavaPackageInstaller, DynamoDBLocalPackageInstaller, JSONataPackageInstaller):
        installer.install = nothing
    JavaPackageInstaller.get_java_home = lambda self: str(settings.jdk())
    JSONataPackageInstaller.get_installed_dir = lambda self: str(settings.jars("jsonata"))
    DynamoDBLocalPackageInstaller.get_java_env_vars = lambda self: {
        "JAVA_HOME": str(settings.jdk()),
        "PATH": f"{settings.jdk()}/bin:{os.environ['PATH']}",
    }
    DynamodbServer._create_shell_command = _dynamodb_command


def _dynamodb_command(self) -> list[str]:
    folder = settings.jars("dynamodb")
    return [
        "java",
        settings.mark(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        f"-Djava.library.path={folder}",
        "-cp",
        f"{folder}/*",
        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
        "-port",
        str(self.port),
        "-inMemory",
    ]

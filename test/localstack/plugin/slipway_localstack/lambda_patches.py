"""Lambda: images by their digests, updates that fail and leave the old code alive, as many updates at once as are asked for."""

import dataclasses
import logging
from concurrent.futures import ThreadPoolExecutor

from . import settings, updates
from .images import PREFIX
from .store import images

LOG = logging.getLogger(__name__)

#: An update occupies a thread as long as it lasts, and another one for the version that it publishes.
UPDATES_AT_ONCE = 256


def apply():
    import localstack.services.lambda_.invocation.event_manager as event_manager
    import localstack.services.lambda_.invocation.lambda_models as models
    import localstack.services.lambda_.invocation.lambda_service as service
    import localstack.services.lambda_.provider as provider

    # The provider has imported the name for itself.
    service.create_image_code = _image_code
    provider.create_image_code = _image_code
    models.ImageCode.resolved_image_uri = property(_resolved)
    _widen(service.LambdaService)
    _begin_updates(service.LambdaService)
    _keep_old_code(service.LambdaService)
    _complete_routing(provider.LambdaProvider, models)
    _poll_for_events_only(event_manager.LambdaEventManager)


def _image_code(image_uri: str):
    """LocalStack makes a digest of the address; AWS resolves a tag once, and refuses an image that is not there."""
    from localstack.aws.api.lambda_ import InvalidParameterValueException
    from localstack.services.lambda_.invocation.lambda_models import ImageCode

    resolved = _digest(image_uri)
    if not resolved or not images().has(resolved):
        raise InvalidParameterValueException(
            f"Source image {image_uri} does not exist. Provide a valid source image.", Type="User"
        )
    return ImageCode(
        image_uri=image_uri, code_sha256=resolved.removeprefix(PREFIX), repository_type="ECR"
    )


def _digest(image_uri: str) -> str | None:
    from localstack.aws.connect import connect_to

    address, _, named = image_uri.partition("@")
    if named:
        return named
    host, _, rest = address.partition("/")
    repository, _, tag = rest.rpartition(":")
    account, _, _, region = host.split(".")[:4]
    ecr = connect_to(aws_access_key_id=account, region_name=region).ecr
    found = ecr.batch_get_image(repositoryName=repository, imageIds=[{"imageTag": tag}])["images"]
    return found[0]["imageId"]["imageDigest"] if found else None


def _resolved(self) -> str:
    address = self.image_uri.partition("@")[0]
    repository, colon, tag = address.rpartition(":")
    return f"{repository if colon and '/' not in tag else address}@{PREFIX}{self.code_sha256}"


def _widen(service):
    """By default there are so few threads that updates wait for each other."""
    original = service.__init__

    def __init__(self, *arguments, **options):
        original(self, *arguments, **options)
        self.task_executor = ThreadPoolExecutor(UPDATES_AT_ONCE, thread_name_prefix="lambda-service-task")

    service.__init__ = __init__


def _begin_updates(service):
    """LocalStack updates as fast as it can; AWS takes its time for an image."""
    original = service.create_function_version

    def create_function_version(self, function_version):
        updates.begin(function_version.id, settings.read().settle_milliseconds / 1000)
        return original(self, function_version)

    service.create_function_version = create_function_version


def _keep_old_code(service):
    """After a failed update AWS calls the function active, with an update that failed; LocalStack calls the function failed."""
    from localstack.aws.api.lambda_ import LastUpdateStatus, State
    from localstack.services.lambda_.invocation.lambda_models import UpdateStatus, VersionState
    from localstack.services.lambda_.invocation.models import lambda_stores

    original = service.update_version_state

    def update_version_state(self, function_version, new_state):
        updated = function_version.qualified_arn in self.lambda_running_versions
        original(self, function_version, new_state)
        if not updated or new_state.state != State.Failed:
            return
        name = function_version.id
        function = lambda_stores[name.account][name.region].functions[name.function_name]
        version = function.versions[name.qualifier]
        function.versions[name.qualifier] = dataclasses.replace(
            version,
            config=dataclasses.replace(
                version.config,
                state=VersionState(state=State.Active),
                last_update=UpdateStatus(
                    status=LastUpdateStatus.Failed, code="InvalidImage", reason=new_state.reason
                ),
            ),
        )

    service.update_version_state = update_version_state


def _complete_routing(provider, models):
    """UpdateAlias calls this without the version that CreateAlias hands in."""
    original = provider._create_routing_config_model

    def _create_routing_config_model(self, routing_config_dict, function_version=None):
        if function_version is None:
            return models.AliasRoutingConfig(version_weights=routing_config_dict)
        return original(self, routing_config_dict, function_version)

    provider._create_routing_config_model = _create_routing_config_model


def _poll_for_events_only(manager):
    """LocalStack asks every two seconds for events of each version that ever was; hardly one of them ever gets any."""
    start, enqueue = manager.start, manager.enqueue_event
    asked = set()

    def start_later(self):
        if self.version_manager.function_arn in asked:
            start(self)

    def enqueue_event(self, invocation):
        with self.lifecycle_lock:
            asked.add(self.version_manager.function_arn)
            if self.poller is None:
                start(self)
        return enqueue(self, invocation)

    manager.start = start_later
    manager.enqueue_event = enqueue_event

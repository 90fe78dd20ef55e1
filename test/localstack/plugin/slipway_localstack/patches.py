"""What is mended in LocalStack when it starts. Each file says what was wrong."""

from localstack.runtime.hooks import on_infra_start

from . import event_patches, lambda_patches, log_patches, package_patches, stack_patches, workflow_patches


@on_infra_start()
def apply():
    package_patches.apply()
    lambda_patches.apply()
    workflow_patches.apply()
    event_patches.apply()
    log_patches.apply()
    stack_patches.apply()

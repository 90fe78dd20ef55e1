"""CloudFormation: a resource that is not ready at once is looked at again sooner than after a second."""

SECONDS = 0.1


def apply():
    from localstack.services.cloudformation.resource_provider import ResourceProviderExecutor

    original = ResourceProviderExecutor.deploy_loop

    def deploy_loop(self, *arguments, **options):
        return original(self, *arguments, **{"sleep_time": SECONDS} | options)

    ResourceProviderExecutor.deploy_loop = deploy_loop

"""CloudWatch Logs: whoever lists log groups gets no copy of every line in the account made for it."""

import copy


class _Shallow:
    """What the provider knows as the module copy: what it copies it only reads, or changes at the top."""

    deepcopy = staticmethod(copy.copy)


def apply():
    from localstack.services.logs import provider

    provider.copy = _Shallow

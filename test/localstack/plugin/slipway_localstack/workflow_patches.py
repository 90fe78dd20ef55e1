"""Step Functions: variables that hold quotes or line ends, and $uuid, in JSONata."""

import json
import uuid


def apply():
    from localstack.services.stepfunctions.asl.component.common.string import string_expression
    from localstack.services.stepfunctions.asl.component.intrinsic import jsonata as intrinsic
    from localstack.services.stepfunctions.asl.eval import states, variable_store
    from localstack.services.stepfunctions.asl.jsonata import jsonata

    for module in (jsonata, states, variable_store):
        module.encode_jsonata_variable_declarations = _declare
    declarations = intrinsic.get_intrinsic_functions_declarations
    string_expression.get_intrinsic_functions_declarations = lambda names: _implement(declarations(names))


def _declare(bindings: dict) -> str:
    """LocalStack writes strings into the program as they are: a quote or a line end in one breaks it."""
    from localstack.services.stepfunctions.asl.utils.encoding import to_json_str

    return "".join(f"{name}:={_literal(value, to_json_str)};" for name, value in bindings.items())


def _literal(value, to_json_str) -> str:
    return json.dumps(value) if isinstance(value, str) else to_json_str(value, separators=(",", ":"))


def _implement(declarations: str) -> str:
    return declarations.replace(
        '"Function $uuid is currently not supported"', f'"{uuid.uuid4()}"'
    ).replace(
        '"Function $hash is currently not supported"', '$error("LocalStack: $hash is not supported")'
    )

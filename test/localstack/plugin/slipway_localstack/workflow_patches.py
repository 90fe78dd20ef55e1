"""Step Functions: variables that hold quotes or line ends, $uuid, a context object that is complete, histories by the page."""

import functools
import gc
import json
import types
import uuid

#: The JVM that evaluates JSONata: with much room for what is young, so that it seldom has to collect garbage.
JVM = ("-XX:+UseSerialGC", "-Xmn512m", "-Xmx1g")

#: How many parsed definitions, and how many roles of machines, are remembered.
DEFINITIONS = 16
ROLES = 64

#: How many events a page of a history has when nobody says. Source: GetExecutionHistory, AWS Step Functions API reference.
PAGE = 100


def apply():
    import jpype
    from localstack.services.stepfunctions import provider
    from localstack.services.stepfunctions.asl.component.common.string import string_expression
    from localstack.services.stepfunctions.asl.component.intrinsic import jsonata as intrinsic
    from localstack.services.stepfunctions.asl.eval import environment, states, variable_store
    from localstack.services.stepfunctions.asl.eval.event import event_manager
    from localstack.services.stepfunctions.asl.jsonata import jsonata
    from localstack.services.stepfunctions.asl.parse import asl_parser
    from localstack.services.stepfunctions.asl.utils import boto_client

    _remember(asl_parser.AmazonStateLanguageParser, boto_client)
    _collect_little(jpype)
    _forget_programs(jpype, jsonata._JSONataJVMBridge)
    for module in (jsonata, states, variable_store):
        module.encode_jsonata_variable_declarations = _declare
    _count_redrives(states.States)
    _keep_item(environment.Environment)
    _page_history(provider.StepFunctionsProvider, event_manager.EventManager)
    declarations = intrinsic.get_intrinsic_functions_declarations

    def implemented(variable_references):
        return _implement(declarations(variable_references))

    string_expression.get_intrinsic_functions_declarations = implemented


def _remember(parser, clients):
    """LocalStack parses a definition for each execution, 1.5 seconds of Slipway's own, and takes on the role, with new clients, for each task."""
    parser.parse = staticmethod(functools.lru_cache(DEFINITIONS)(parser.parse))
    connect = functools.lru_cache(ROLES)(clients.connect_to.with_assumed_role)
    clients.connect_to = types.SimpleNamespace(with_assumed_role=connect)


def _collect_little(jpype):
    """When the JVM has collected garbage, JPype has Python do so too, which stops all of LocalStack for half a second."""
    original = jpype.startJVM

    def start_jvm(library, **options):
        original(library, *JVM, **options)
        gc.freeze()

    jpype.startJVM = start_jvm


def _forget_programs(jpype, bridge):
    """A thread of the JVM keeps the program that it evaluated last, and the JVM a thread for each of Python's that ever came to it."""
    original = bridge.eval_jsonata

    def eval_jsonata(self, expression):
        try:
            return original(self, expression)
        finally:
            jpype.java.lang.Thread.detach()

    bridge.eval_jsonata = eval_jsonata


def _count_redrives(states):
    """LocalStack has no redrive, and its context object no count of them."""
    original = states.__init__

    def __init__(self, context):
        context["Execution"].setdefault("RedriveCount", 0)
        original(self, context)

    states.__init__ = __init__


def _keep_item(environment):
    """A state inside a Map sees the item that its iteration works on; LocalStack forgets it with the next inner frame."""
    original = environment.as_inner_frame_of.__func__

    def as_inner_frame_of(cls, env, *arguments, **options):
        frame = original(cls, env, *arguments, **options)
        around = env.states.context_object.context_object_data
        if "Map" in around:
            frame.states.context_object.context_object_data["Map"] = around["Map"]
        return frame

    environment.as_inner_frame_of = classmethod(as_inner_frame_of)


def _page_history(provider, manager):
    """LocalStack copies a whole history, and answers with all of it, each time that somebody asks for the newest events."""
    original = provider.get_execution_history

    def get_event_history(self):
        with self._mutex:
            return list(self._history_event_list)

    def get_execution_history(
        self, context, execution_arn, max_results=None, reverse_order=None, next_token=None, **options
    ):
        history = original(self, context, execution_arn, reverse_order=reverse_order, **options)
        page, token = page_of(history["events"], max_results or PAGE, next_token)
        return {"events": page} | ({"nextToken": token} if token else {})

    manager.get_event_history = get_event_history
    provider.get_execution_history = get_execution_history


def page_of(events: list[dict], size: int, token: str | None) -> tuple[list[dict], str | None]:
    """The page after the event that the token names, and the token of the next page: new events shift none."""
    first = 0
    if token:
        first = 1 + next(index for index, event in enumerate(events) if str(event["id"]) == token)
    page = events[first : first + size]
    return page, str(page[-1]["id"]) if first + size < len(events) else None


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

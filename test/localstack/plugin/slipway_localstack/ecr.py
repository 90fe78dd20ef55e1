"""ECR: moto's repositories, with layers that can be uploaded, digests of the manifests' bytes, scans, and push events."""

import datetime
import json
import logging
import uuid

from localstack import config
from localstack.aws.api import CommonServiceException
from localstack.aws.connect import connect_to
from localstack.aws.skeleton import Skeleton
from localstack.aws.spec import load_service
from localstack.http import Response, route
from localstack.services.edge import ROUTER
from localstack.services.moto import call_moto, call_moto_with_request
from localstack.services.plugins import Service, aws_provider

from . import settings
from .images import digest
from .store import images

LOG = logging.getLogger(__name__)
BLOBS = "/_slipway/blobs"


# -- layers ---------------------------------------------------------------------------------------
def initiate_layer_upload(context, request):
    upload = str(uuid.uuid4())
    images().begin(upload)
    return {"uploadId": upload, "partSize": 10 * 1024 * 1024}


def upload_layer_part(context, request):
    size = images().append(request["uploadId"], request["layerPartBlob"])
    return {
        "registryId": context.account_id,
        "repositoryName": request["repositoryName"],
        "uploadId": request["uploadId"],
        "lastByteReceived": size - 1,
    }


def complete_layer_upload(context, request):
    stored = images().complete(request["uploadId"])
    if stored not in request["layerDigests"]:
        raise CommonServiceException(
            "InvalidLayerException",
            f"Layer upload {request['uploadId']} has the digest {stored}, not {request['layerDigests']}",
        )
    return {
        "registryId": context.account_id,
        "repositoryName": request["repositoryName"],
        "uploadId": request["uploadId"],
        "layerDigest": stored,
    }


def batch_check_layer_availability(context, request):
    return {
        "layers": [
            {
                "layerDigest": name,
                "layerAvailability": "AVAILABLE" if images().has(name) else "UNAVAILABLE",
            }
            for name in request["layerDigests"]
        ],
        "failures": [],
    }


def get_download_url_for_layer(context, request):
    name = request["layerDigest"]
    if not images().has(name):
        raise CommonServiceException("LayersNotFoundException", f"There is no layer {name}")
    return {
        "downloadUrl": f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}{BLOBS}/{name}",
        "layerDigest": name,
    }


@route(f"{BLOBS}/<name>", methods=["GET"])
def download(request, name: str):
    return Response(images().get(name)) if images().has(name) else Response(status=404)


# -- images ---------------------------------------------------------------------------------------
def put_image(context, request):
    manifest = request["imageManifest"].encode()
    stored = digest(manifest)
    _require_layers(json.loads(manifest))
    _require_free(context, request, stored)
    # moto would make a digest of the layers' names; ECR and every client take that of the manifest's bytes.
    response = call_moto_with_request(context, {**request, "imageDigest": stored})
    images().put(manifest)
    _announce(context, request, response["image"])
    return response


def _require_layers(manifest: dict) -> None:
    named = [manifest["config"], *manifest["layers"]]
    missing = [blob["digest"] for blob in named if not images().has(blob["digest"])]
    if missing:
        raise CommonServiceException(
            "LayersNotFoundException", f"Layers with digests {missing} do not exist in the repository"
        )


def _require_free(context, request, stored: str) -> None:
    """moto says ImageAlreadyExistsException of every tag that is taken."""
    name, tag = request["repositoryName"], request.get("imageTag")
    if not tag:
        return
    ecr = _client(context)
    repository = ecr.describe_repositories(repositoryNames=[name])["repositories"][0]
    found = ecr.batch_get_image(repositoryName=name, imageIds=[{"imageTag": tag}])["images"]
    taken = [image["imageId"]["imageDigest"] for image in found]
    if repository["imageTagMutability"] == "IMMUTABLE" and taken and stored not in taken:
        raise CommonServiceException(
            "ImageTagAlreadyExistsException",
            f"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten"
            " because the repository is immutable.",
        )


def _client(context):
    return connect_to(aws_access_key_id=context.account_id, region_name=context.region).ecr


def _announce(context, request, image) -> None:
    events = connect_to(aws_access_key_id=context.account_id, region_name=context.region).events
    detail = {
        "action-type": "PUSH",
        "result": "SUCCESS",
        "repository-name": request["repositoryName"],
        "image-tag": request.get("imageTag", ""),
        "image-digest": image["imageId"]["imageDigest"],
        "manifest-media-type": image.get("imageManifestMediaType")
        or json.loads(request["imageManifest"]).get("mediaType", ""),
    }
    events.put_events(
        Entries=[
            {
                "Source": "aws.ecr",
                "DetailType": "ECR Image Action",
                "Time": datetime.datetime.now(datetime.UTC),
                "Resources": [],
                "Detail": json.dumps(detail),
            }
        ]
    )


def describe_image_scan_findings(context, request):
    """Every image is scanned at once; settings.json says what the scan of a digest found."""
    image = _client(context).describe_images(
        repositoryName=request["repositoryName"], imageIds=[request["imageId"]]
    )["imageDetails"][0]
    return {
        "registryId": context.account_id,
        "repositoryName": request["repositoryName"],
        "imageId": {"imageDigest": image["imageDigest"]},
        "imageScanStatus": {"status": "COMPLETE", "description": "The scan was completed successfully."},
        "imageScanFindings": {
            "imageScanCompletedAt": image["imagePushedAt"],
            "vulnerabilitySourceUpdatedAt": image["imagePushedAt"],
            "findings": [],
            "findingSeverityCounts": settings.read().findings.get(image["imageDigest"], {}),
        },
    }


OWN = {
    "InitiateLayerUpload": initiate_layer_upload,
    "UploadLayerPart": upload_layer_part,
    "CompleteLayerUpload": complete_layer_upload,
    "BatchCheckLayerAvailability": batch_check_layer_availability,
    "GetDownloadUrlForLayer": get_download_url_for_layer,
    "PutImage": put_image,
    "DescribeImageScanFindings": describe_image_scan_findings,
}


@aws_provider(api="ecr")
def ecr() -> Service:
    model = load_service("ecr")
    operations = {name: lambda context, request: call_moto(context) for name in model.operation_names}
    ROUTER.add(download)
    return Service("ecr", skeleton=Skeleton(model, operations | OWN))

#!/usr/bin/env bash
# What a team without a deployer has: the AWS command line, for one function after another or for several at once. Slipway is
# measured beside it.
#
#   release.sh AT_ONCE IMAGE_URI ALIAS FUNCTION…
set -euo pipefail

export AWS=${AWS:-aws} IMAGE=$2 ALIAS=$3
at_once=$1
shift 3

printf '%s\0' "$@" | xargs -0 -n 1 -P "$at_once" bash -euo pipefail -c '
  "$AWS" lambda update-function-code --function-name "$1" --image-uri "$IMAGE" >/dev/null
  "$AWS" lambda wait function-updated-v2 --function-name "$1"
  version=$("$AWS" lambda publish-version --function-name "$1" --query Version --output text)
  "$AWS" lambda update-alias --function-name "$1" --name "$ALIAS" --function-version "$version" >/dev/null
' release

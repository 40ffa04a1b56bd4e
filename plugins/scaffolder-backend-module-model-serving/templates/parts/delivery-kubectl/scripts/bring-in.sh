#!/bin/sh
# Applies a new version beside the one that serves. The very first version has nothing beside it.
set -eu
cd "$(dirname "$0")/.."

{% if values.canaries %}
if kubectl get -n ${{ values.namespace | shellWord }} ${{ values.kind }} ${{ values.name | shellWord }} >/dev/null 2>&1; then
  make render DEPLOY=deploy/canary
else
  make render DEPLOY=deploy/base
fi
{% else %}
make render DEPLOY=deploy/base
{% endif %}
kubectl apply -f .rendered/manifests.yaml

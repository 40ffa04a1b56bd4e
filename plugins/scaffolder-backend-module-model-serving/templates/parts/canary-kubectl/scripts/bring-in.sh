#!/bin/sh
# Applies a new version beside the one that serves. The very first version has nothing beside it.
set -eu
cd "$(dirname "$0")/.."

# A cluster that does not answer ends this here: it has not said that there is none, and what is for
# the first version would give a later one all requests at once.
serving=$(kubectl get -n ${{ values.namespace | shellWord }} ${{ values.kind }} ${{ values.name | shellWord }} --ignore-not-found -o name)
if [ -n "$serving" ]; then
  make render DEPLOY=deploy/canary
else
  make render DEPLOY=deploy/base
fi
kubectl apply -f .rendered/manifests.yaml

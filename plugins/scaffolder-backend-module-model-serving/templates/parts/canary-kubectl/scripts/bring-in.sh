#!/bin/sh
# Applies a new version beside the one that serves. The very first version has nothing beside it, and
# what serves already is no new one: a share for it would give the rest to the version before it.
set -eu
cd "$(dirname "$0")/.."
manifests=.rendered/manifests.yaml

# A cluster that does not answer ends this here: it has not said that there is none.
serving=$(kubectl get -n ${{ values.namespace | shellWord }} ${{ values.kind }} ${{ values.name | shellWord }} \
  --ignore-not-found -o 'jsonpath={.spec.predictor}')
make render DEPLOY=deploy/base
if [ -n "$serving" ]; then
  wanted=$(kubectl apply --dry-run=server -f "$manifests" \
    -o 'jsonpath={.items[?(@.kind=="InferenceService")].spec.predictor}')
  if [ "$wanted" = "$serving" ]; then
    echo 'This version serves already: no canary is brought in.'
  else
    make render DEPLOY=deploy/canary
  fi
fi
kubectl apply -f "$manifests"

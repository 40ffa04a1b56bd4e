#!/bin/sh
# Brings a new version into the routing group beside the one that serves. The very first version
# has nothing beside it.
set -eu
cd "$(dirname "$0")/.."
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

apply() {
  make render DEPLOY="deploy/$1"
  kubectl apply -f .rendered/manifests.yaml
}

new=$(scripts/next.sh)
if [ "$new" = base ]; then
  apply base
  exit 0
fi
apply shared
# A new object, not the changed one of the version before: which version is the new one is told by
# its age. It also gives back the accelerators that the new version needs.
kubectl delete -n "$namespace" llminferenceservices.serving.kserve.io "$name-$new" \
  --ignore-not-found --timeout=10m
apply "$new"
kubectl wait -n "$namespace" "llminferenceservices.serving.kserve.io/$name-$new" \
  --for=condition=Ready --timeout=${{ values.startup.deadlineSeconds }}s
kubectl model set-weight -n "$namespace" "$name" ${{ values.canary.percent }} --yes

#!/bin/sh
# Brings a new version in beside the one that serves: it takes the place of whichever of blue and
# green gets fewer requests. The very first version has nothing beside it.
set -eu
cd "$(dirname "$0")/.."
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

apply() {
  make render DEPLOY="$1"
  kubectl apply -f .rendered/manifests.yaml
}

share() {
  kubectl get -n "$namespace" httproute "$name" \
    -o "jsonpath={.spec.rules[0].backendRefs[?(@.name=='$name-$1')].weight}"
}

apply deploy/shared
if ! kubectl get -n "$namespace" httproute "$name" >/dev/null 2>&1; then
  apply deploy/blue
  apply deploy/green
  apply deploy/route
  exit 0
fi

if [ "$(share blue)" -ge "$(share green)" ]; then new=green; else new=blue; fi
apply "deploy/$new"
kubectl scale -n "$namespace" "deployment/$name-$new" --replicas=${{ values.replicas.least }}
kubectl rollout status -n "$namespace" "deployment/$name-$new" --timeout=${{ values.startup.deadlineSeconds }}s
kubectl model set-weight -n "$namespace" "$name" ${{ values.canary.percent }} --yes

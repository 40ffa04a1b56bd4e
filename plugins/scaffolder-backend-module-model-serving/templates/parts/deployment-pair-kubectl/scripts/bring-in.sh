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

{% if values.scaler == 'requests' %}
scaler() {
  kubectl annotate -n "$namespace" "scaledobjects.keda.sh/$name-$1" "autoscaling.keda.sh/paused-replicas$2" --overwrite
}

{% endif %}
share() {
  kubectl get -n "$namespace" httproute "$name" \
    -o "jsonpath={.spec.rules[0].backendRefs[?(@.name=='$name-$1')].weight}"
}

apply deploy/shared
# A cluster that does not answer ends this here: it has not said that there is none.
route=$(kubectl get -n "$namespace" httproute "$name" --ignore-not-found -o name)
if [ -z "$route" ]; then
{% if values.scaler == 'requests' %}
  # What scales the version that is not to run yet would start its replicas.
  scaler green =0
{% endif %}
  apply deploy/blue
  apply deploy/green
  apply deploy/route
  exit 0
fi

if [ "$(share blue)" -ge "$(share green)" ]; then new=green; else new=blue; fi
apply "deploy/$new"
{% if values.scaler == 'requests' %}
scaler "$new" -
{% endif %}
kubectl scale -n "$namespace" "deployment/$name-$new" --replicas=${{ values.replicas.least }}
kubectl rollout status -n "$namespace" "deployment/$name-$new" --timeout=${{ values.startup.deadlineSeconds }}s
kubectl model set-weight -n "$namespace" "$name" ${{ values.canary.percent }} --yes

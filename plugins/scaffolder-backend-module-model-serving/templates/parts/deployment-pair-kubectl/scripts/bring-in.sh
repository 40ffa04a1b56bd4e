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

shares() {
  kubectl model set-weight -n "$namespace" "$name" --yes "$name-$old=$1" "$name-$new=$2"
}

blue=$(share blue)
green=$(share green)
if [ -z "$blue" ] || [ -z "$green" ]; then
  echo "the HTTPRoute $name does not say how many requests $name-blue and $name-green get" >&2
  exit 1
fi
if [ "$blue" -ge "$green" ]; then old=blue new=green share=$green; else old=green new=blue share=$blue; fi
# One that is still being judged gives its requests back first.
if [ "$share" -gt 0 ]; then
  shares 100 0
fi
# A new object, not the changed one of two versions before: which version is the new one is told by
# its age.
kubectl delete -n "$namespace" "deployment/$name-$new" --ignore-not-found --cascade=foreground --timeout=10m
apply "deploy/$new"
{% if values.scaler == 'requests' %}
scaler "$new" -
{% endif %}
kubectl scale -n "$namespace" "deployment/$name-$new" --replicas=${{ values.replicas.least }}
kubectl rollout status -n "$namespace" "deployment/$name-$new" --timeout=${{ values.startup.deadlineSeconds }}s
shares ${{ 100 - values.canary.percent }} ${{ values.canary.percent }}

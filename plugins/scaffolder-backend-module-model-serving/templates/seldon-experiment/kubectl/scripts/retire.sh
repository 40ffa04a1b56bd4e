#!/bin/sh
# Ends the version beside the stable one, once nobody wants to go back. If it was promoted, it takes
# the stable one's place first; if not, it just goes.
set -eu
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

candidates=$(kubectl get -n "$namespace" experiments.mlops.seldon.io "$name" \
  -o 'jsonpath={range .spec.candidates[*]}{.name}={.weight}{"\n"}{end}')

weight() {
  echo "$candidates" | sed -n "s/^$name-$1=//p"
}

of_canary() {
  kubectl get -n "$namespace" models.mlops.seldon.io "$name-canary" -o "jsonpath=$1"
}

if [ "$(weight stable)" = 0 ] && [ "$(weight canary)" != 0 ]; then
  # As the cluster has it: the files may be of a later version already.
  spec=$(of_canary '{.spec}')
  version=$(of_canary '{.metadata.annotations.modeldeck\.io/model-version}')
  kubectl patch -n "$namespace" models.mlops.seldon.io "$name-stable" --type=json -p "[
    {\"op\": \"replace\", \"path\": \"/spec\", \"value\": $spec},
    {\"op\": \"add\", \"path\": \"/metadata/annotations/modeldeck.io~1model-version\", \"value\": \"$version\"}
  ]"
  # Seldon takes a moment to say that it is not the new one yet.
  kubectl wait -n "$namespace" "models.mlops.seldon.io/$name-stable" \
    --for=condition=Ready=false --timeout=15s >/dev/null 2>&1 || true
  kubectl wait -n "$namespace" "models.mlops.seldon.io/$name-stable" \
    --for=condition=Ready --timeout=${{ values.startup.deadlineSeconds }}s
fi

# Out of the Experiment before it is unloaded: an Experiment without one of its candidates answers nobody.
if [ -n "$(weight canary)" ]; then
  kubectl patch -n "$namespace" experiments.mlops.seldon.io "$name" --type=json -p "[
    {\"op\": \"test\", \"path\": \"/spec/candidates/0/name\", \"value\": \"$name-stable\"},
    {\"op\": \"test\", \"path\": \"/spec/candidates/1/name\", \"value\": \"$name-canary\"},
    {\"op\": \"replace\", \"path\": \"/spec/candidates/0/weight\", \"value\": 100},
    {\"op\": \"remove\", \"path\": \"/spec/candidates/1\"}
  ]"
fi
kubectl delete -n "$namespace" models.mlops.seldon.io "$name-canary" --ignore-not-found --timeout=10m

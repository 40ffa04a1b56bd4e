#!/bin/sh
# Brings a new version in as a second predictor, beside the one that serves. The very first version
# has nothing beside it.
set -eu
cd "$(dirname "$0")/.."
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}
rendered=.rendered/manifests.yaml

apply() {
  make render DEPLOY="deploy/$1"
  kubectl apply -f "$rendered"
}

new=$(scripts/next.sh)
if [ "$new" = base ]; then
  apply base
  exit 0
fi
apply shared
scripts/retire.sh "$new"

# The weights stay as they are until it is ready: Seldon takes those that add up to 100 only.
make render DEPLOY="deploy/$new"
predictor=$(kubectl create --dry-run=client -f "$rendered" -o 'jsonpath={.spec.predictors[0]}')
kubectl patch -n "$namespace" seldondeployments.machinelearning.seldon.io "$name" --type=json -p "[
  {\"op\": \"add\", \"path\": \"/spec/predictors/1\", \"value\": $predictor},
  {\"op\": \"replace\", \"path\": \"/spec/predictors/1/traffic\", \"value\": 0}
]"

# Seldon has made its pods by then, or there is something wrong that the status tells.
tries=0
until kubectl get -n "$namespace" pods -l "seldon-app=$name-$new" -o name | grep -q .; do
  tries=$((tries + 1))
  if [ "$tries" -ge 60 ]; then
    kubectl model status -n "$namespace" "sdep/$name" >&2
    exit 1
  fi
  sleep 5
done
kubectl wait -n "$namespace" pods -l "seldon-app=$name-$new" \
  --for=condition=Ready --timeout=${{ values.startup.deadlineSeconds }}s
kubectl model set-weight -n "$namespace" "sdep/$name" ${{ values.canary.percent }} --yes

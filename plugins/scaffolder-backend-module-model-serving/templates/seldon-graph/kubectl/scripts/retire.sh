#!/bin/sh
# Takes a predictor out, with what runs it, and leaves all requests to the other one: the predictor
# that is named, or the one without requests, once nobody wants to go back to it.
set -eu
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}
retired=${1:-}

predictors=$(kubectl get -n "$namespace" seldondeployments.machinelearning.seldon.io "$name" \
  -o 'jsonpath={range .spec.predictors[*]}{.name} {.traffic}{"\n"}{end}')
if [ "$(echo "$predictors" | grep -c .)" -lt 2 ]; then
  exit 0
fi

index=0
while read -r predictor traffic; do
  if [ "$predictor" = "$retired" ] || { [ -z "$retired" ] && [ "${traffic:-0}" -eq 0 ]; }; then
    kubectl patch -n "$namespace" seldondeployments.machinelearning.seldon.io "$name" --type=json -p "[
      {\"op\": \"test\", \"path\": \"/spec/predictors/$index/name\", \"value\": \"$predictor\"},
      {\"op\": \"remove\", \"path\": \"/spec/predictors/$index\"},
      {\"op\": \"add\", \"path\": \"/spec/predictors/0/traffic\", \"value\": 100}
    ]"
    break
  fi
  index=$((index + 1))
done <<PREDICTORS
$predictors
PREDICTORS

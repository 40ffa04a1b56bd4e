#!/bin/sh
# Says which folder of deploy/ the next version comes from: blue or green, whichever gets fewer
# requests, or base where there is no version yet. Fails where the cluster does not say.
set -eu
predictors=$(kubectl get -n ${{ values.namespace | shellWord }} seldondeployments.machinelearning.seldon.io ${{ values.name | shellWord }} \
  --ignore-not-found -o 'jsonpath={range .spec.predictors[*]}{.name}={.traffic}{"\n"}{end}')

traffic() {
  echo "$predictors" | sed -n "s/^$1=//p"
}

blue=$(traffic blue)
green=$(traffic green)
if [ -z "$predictors" ]; then
  echo base
elif [ "${blue:-0}" -ge "${green:-0}" ]; then
  echo green
else
  echo blue
fi

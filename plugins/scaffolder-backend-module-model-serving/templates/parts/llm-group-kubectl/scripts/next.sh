#!/bin/sh
# Says which folder of deploy/ the next version comes from: blue or green, whichever gets fewer
# requests, or base where there is no version yet. Fails where the cluster does not say.
set -eu
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

weight() {
  kubectl get -n "$namespace" llminferenceservices.serving.kserve.io "$name-$1" \
    --ignore-not-found -o 'jsonpath={.spec.router.route.weight}'
}

blue=$(weight blue)
green=$(weight green)
if [ -z "$blue$green" ]; then
  echo base
elif [ "${blue:-0}" -ge "${green:-0}" ]; then
  echo green
else
  echo blue
fi

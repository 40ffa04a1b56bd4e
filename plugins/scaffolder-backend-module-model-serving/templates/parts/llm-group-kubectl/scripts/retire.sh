#!/bin/sh
# Ends the version without requests, once nobody wants to go back to it: until then it can have
# them again in a moment, and holds its accelerators.
set -eu
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

for colour in blue green; do
  weight=$(kubectl get -n "$namespace" llminferenceservices.serving.kserve.io "$name-$colour" \
    --ignore-not-found -o 'jsonpath={.spec.router.route.weight}')
  if [ "$weight" = 0 ]; then
    kubectl delete -n "$namespace" llminferenceservices.serving.kserve.io "$name-$colour"
  fi
done

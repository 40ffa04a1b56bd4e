#!/bin/sh
# Ends the former version, once nobody wants to go back to it: until then it can have all requests
# again in a moment, and holds what its replicas hold.
set -eu
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

for colour in blue green; do
  share=$(kubectl get -n "$namespace" httproute "$name" \
    -o "jsonpath={.spec.rules[0].backendRefs[?(@.name=='$name-$colour')].weight}")
  if [ "$share" -eq 0 ]; then
{% if values.scaler == 'requests' %}
    # Otherwise what scales it would start its replicas again.
    kubectl annotate -n "$namespace" "scaledobjects.keda.sh/$name-$colour" autoscaling.keda.sh/paused-replicas=0 --overwrite
{% endif %}
    kubectl scale -n "$namespace" "deployment/$name-$colour" --replicas=0
  fi
done

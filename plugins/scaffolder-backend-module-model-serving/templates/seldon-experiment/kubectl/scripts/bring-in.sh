#!/bin/sh
# Brings a new version in beside the one that answers. The very first version has nothing beside it.
set -eu
cd "$(dirname "$0")/.."
namespace=${{ values.namespace | shellWord }}
name=${{ values.name | shellWord }}

apply() {
  make render DEPLOY="deploy/$1"
  kubectl apply -f .rendered/manifests.yaml
}

# Ends early where Seldon has given up: it tries several times before it says so.
loaded() {
  model="models.mlops.seldon.io/$name-$1"
  tries=0
  until kubectl wait -n "$namespace" "$model" --for=condition=Ready --timeout=10s; do
    tries=$((tries + 1))
    state=$(kubectl get -n "$namespace" "$model" -o 'jsonpath={.status.conditions[?(@.type=="ModelReady")].message}')
    if [ "$state" = ModelFailed ] || [ "$tries" -ge ${{ values.startup.deadlineSeconds / 10 }} ]; then
      kubectl model status -n "$namespace" "model/$name-$1" >&2
      exit 1
    fi
  done
}

{% if values.steps | length %}
# The code has to be there before Servers look for it.
if command -v rclone >/dev/null; then
  scripts/upload.sh
else
  echo 'There is no rclone here: the code is taken to be where deploy/shared says already.'
fi

{% endif %}
# Fails where the cluster does not say.
before=$(kubectl get -n "$namespace" experiments.mlops.seldon.io "$name" --ignore-not-found -o name)
if [ -z "$before" ]; then
  apply base
  loaded stable
  exit 0
fi
apply shared
scripts/retire.sh

make render DEPLOY=deploy/candidate
wanted=$(kubectl apply --dry-run=server -f .rendered/manifests.yaml -o 'jsonpath={.spec}')
serving=$(kubectl get -n "$namespace" models.mlops.seldon.io "$name-stable" -o 'jsonpath={.spec}')
if [ "$wanted" = "$serving" ]; then
  echo 'This version serves already: no canary is brought in.'
  exit 0
fi
kubectl apply -f .rendered/manifests.yaml
# The Experiment answers nobody while one of its candidates is not loaded, so this comes first.
loaded canary
kubectl patch -n "$namespace" experiments.mlops.seldon.io "$name" --type=json -p "[
  {\"op\": \"test\", \"path\": \"/spec/candidates/0/name\", \"value\": \"$name-stable\"},
  {\"op\": \"add\", \"path\": \"/spec/candidates/1\", \"value\": {\"name\": \"$name-canary\", \"weight\": 0}}
]"
# Seldon reports no weights, so there is nothing to wait for.
kubectl model set-weight -n "$namespace" "experiment/$name" ${{ values.canary.percent }} --yes --timeout 0

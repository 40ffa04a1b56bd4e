# shellcheck shell=sh
# Gives the canary all requests.
# Runs in a container of the pipeline, with kubectl and kubectl model:
#   promote.sh NAMESPACE SERVICE STORAGE_URI FILE
# STORAGE_URI is what has to be in the canary, or "any". FILE gets what was.
set -eu
namespace=$1 service=$2 expected=$3 result=$4

storage=$(kubectl get -n "$namespace" inferenceservice "$service" -o 'jsonpath={.spec.predictor.model.storageUri}')
if [ -z "$storage" ]; then
  echo "$service does not say where its model is" >&2
  exit 1
fi
if [ "$expected" != any ] && [ "$storage" != "$expected" ]; then
  echo "$service has $storage by now, not $expected: nothing is promoted" >&2
  exit 1
fi
code=0
kubectl model canary -n "$namespace" "isvc/$service" --for 1s >/dev/null 2>&1 || code=$?
case $code in
  3)
    echo "the canary is worse: nothing is promoted" >&2
    exit 1
    ;;
  5)
    echo "there is no canary to promote" >&2
    exit 1
    ;;
esac
kubectl model promote -n "$namespace" "isvc/$service" --yes
mkdir -p "$(dirname "$result")"
printf '%s' "$storage" >"$result"

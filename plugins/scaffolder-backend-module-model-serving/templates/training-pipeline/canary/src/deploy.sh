# shellcheck shell=sh
# Brings a version in beside the one that serves, and waits for the verdict on it.
# Runs in a container of the pipeline, with kubectl and kubectl model:
#   deploy.sh NAMESPACE SERVICE VERSION STORAGE_URI FILE
# FILE gets the storage URI where the version is no worse. Whatever else is the case fails.
set -eu
namespace=$1 service=$2 version=$3 storage=$4 result=$5

fail() {
  echo "$1" >&2
  exit 1
}

field() {
  kubectl get -n "$namespace" inferenceservice "$service" -o "jsonpath={$1}"
}

# Both become part of JSON.
case $storage in
  *[!A-Za-z0-9._:/=+@-]* | '') fail "$storage is no storage URI" ;;
esac
case $version in
  *[!0-9]* | '') fail "$version is no version" ;;
esac

mode=$(field .status.deploymentMode)
case $mode in
  Knative | Serverless) ;;
  *) fail "$service is deployed in the mode '$mode': only Knative has shares of requests, and all of them would go to the new version at once" ;;
esac
if [ -z "$(field .spec.predictor.model.storageUri)" ]; then
  fail "$service does not say where its model is by spec.predictor.model.storageUri: what would be written there would not be served"
fi

# 5: there is none. Whatever else it says, a canary is there that nobody has decided on.
code=0
kubectl model canary -n "$namespace" "isvc/$service" --for 1s >/dev/null 2>&1 || code=$?
if [ "$code" -ne 5 ]; then
  fail "a canary of $service may be in flight (code $code): promote it or roll it back, then run the pipeline again"
fi

# With the resourceVersion, so that it is refused where somebody was faster.
resource_version=$(field .metadata.resourceVersion)
former=$(field .status.components.predictor.latestCreatedRevision)
patch="{\"metadata\":{\"resourceVersion\":\"$resource_version\",\"annotations\":{\"modeldeck.io/model-version\":\"$version\"}},\"spec\":{\"predictor\":{\"canaryTrafficPercent\":${{ values.canary.percent }},\"model\":{\"storageUri\":\"$storage\"}}}}"
next=$(mktemp)
kubectl patch -n "$namespace" inferenceservice "$service" --type merge --patch "$patch" --dry-run=server -o yaml >"$next"
kubectl model preflight -n "$namespace" -f "$next"
kubectl patch -n "$namespace" inferenceservice "$service" --type merge --patch "$patch"

# Until the new revision is there, there is no canary to judge.
tries=0
latest=$former
while [ "$latest" = "$former" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt "${TRIES:-120}" ]; then
    fail "KServe has made no new revision of $service: kubectl model status -n $namespace isvc/$service says why"
  fi
  sleep "${PAUSE:-5}"
  latest=$(field .status.components.predictor.latestCreatedRevision) || latest=$former
done

code=0
kubectl model canary -n "$namespace" "isvc/$service" --watch --timeout ${{ values.canary.timeout | shellWord }} || code=$?
case $code in
  0) ;;
  3)
    echo "version $version is worse: rolling back" >&2
    kubectl model rollback -n "$namespace" "isvc/$service" --yes
    exit 1
    ;;
  *) fail "nothing is decided on version $version (code $code): it keeps its share until somebody looks" ;;
esac
mkdir -p "$(dirname "$result")"
printf '%s' "$storage" >"$result"
{% if values.approval %}
echo "version $version is no worse, and waits for somebody to agree"
{% else %}
echo "version $version is no worse"
{% endif %}

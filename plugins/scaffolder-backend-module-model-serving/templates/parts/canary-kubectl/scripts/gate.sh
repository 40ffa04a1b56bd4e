#!/bin/sh
# Waits for the verdict on a new version. Ends with 0 where it may be promoted, or where there is
# none to judge; a version that is worse is rolled back, and fails the pipeline.
set -u
namespace=${{ values.namespace | shellWord }}
service=${{ values.service }}

kubectl model canary -n "$namespace" "$service" --watch --timeout ${{ values.canary.timeout | shellWord }}
verdict=$?
case $verdict in
  0) echo 'The new version is no worse.' ;;
  5) echo 'There is no new version to judge.'; exit 0 ;;
  3)
    echo 'The new version is worse: rolling back.' >&2
    kubectl model rollback -n "$namespace" "$service" --yes${{ ' --timeout 0' if values.untoldTraffic else '' }}
    exit 1
    ;;
  *)
    echo 'Nothing is decided: the new version keeps its share until somebody looks.' >&2
    exit "$verdict"
    ;;
esac

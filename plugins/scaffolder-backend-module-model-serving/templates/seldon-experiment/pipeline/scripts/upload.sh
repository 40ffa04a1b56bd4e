#!/bin/sh
# Copies the code of the Pipeline to where Servers load it from: the addresses in deploy/shared.
# Needs rclone with the same remotes as Seldon has, by its configuration or RCLONE_CONFIG_* variables.
set -eu
cd "$(dirname "$0")/.."

for folder in src/*; do
  step=${folder#src/}
  uri=$(sed -n 's/^  storageUri: *//p' "deploy/shared/$step.yaml" | tr -d "\"'")
  rclone copy --exclude '__pycache__/**' "$folder" "${uri%%://*}:${uri#*://}"
done

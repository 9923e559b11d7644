#!/usr/bin/env bash
# The gate on a Slurm cluster: an array of measuring jobs, then the verdict, whose exit code is that of this script. Run it on a login
# node, in the checkout of the change, on a file system that all nodes share, with regression-gate on PATH.
#
#   ./slurm.sh BASE SHARDS [sbatch options, such as --partition=gpu --gres=gpu:1]
set -euo pipefail
base=${1:?BASE, the commit to compare with; its policy judges}
shards=${2:?SHARDS, the number of shards per model}
shift 2
run=$(date +%s)-$$
results=.regression-gate/results-$run
jobs=$(regression-gate route --base "$base" --shards "$shards" --count)

# Whole nodes, so that no other job slows a model.
array=$(sbatch --parsable --exclusive --array="1-$jobs" "$@" --wrap \
  "regression-gate measure --run '$run' --base '$base' --shards '$shards' --job \$SLURM_ARRAY_TASK_ID --out '$results'")
# After all jobs have ended, failed or not: the verdict reports what is missing.
sbatch --wait --dependency="afterany:$array" --wrap "regression-gate verdict '$results' --run '$run' --base '$base'"

#!/usr/bin/env bash
# Rehearses generated fleets, each with a good image and with one that is bad for one function, and prints what it took.
#
#   [STRATEGY=blue-green] test/benchmarks/fleet.sh [SIZES]
source "$(dirname "${BASH_SOURCE[0]}")/../../slipway"

sizes=${*:-10 100 1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

classes=$home/test/target/slipway-test-0.1.0.jar
if [ ! -f "$classes" ]; then
  say "the benchmark is not built; run 'mvn package -DskipTests' in $home first"
  exit "$unavailable"
fi

# Runs one rehearsal and prints a line of the table.
row() {
  local label=$1 size=$2
  shift 2
  python3 - "$label" "$size" "$home/slipway" rehearse --manifest "$work/$size.yaml" --json "$@" <<'PYTHON'
import json, resource, subprocess, sys, time
label, size, command = sys.argv[1], sys.argv[2], sys.argv[3:]
start = time.monotonic()
done = subprocess.run(command, stdout=subprocess.PIPE)
wall = time.monotonic() - start
if done.returncode > 1:
    sys.exit(done.returncode)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1048576 if sys.platform == "darwin" else 1024)
seen = json.loads(done.stdout)
took = seen["restoreSeconds"] or seen["lockToLiveSeconds"]
floor = seen["restoreFloorSeconds"] or seen["floorSeconds"]
print("%-6s %-12s %-12s %7.1f %6d %8.1f %8.1f %6.2f %7.1f %12d" % (
    size, label, seen["outcome"], wall, peak, took, floor, took / floor, seen["skewSeconds"], seen["transitions"]))
PYTHON
}

"$home/slipway" rehearse >/dev/null
find_jdk
printf '%s, %s processors; took and floor are seconds of virtual time, from the lock until live, or from the failure until back\n\n' \
  "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)"
printf '%-6s %-12s %-12s %7s %6s %8s %8s %6s %7s %12s\n' size image outcome 'wall s' MiB took floor ratio 'skew s' transitions
for size in $sizes; do
  "$jdk/bin/java" -cp "$classes" slipway.benchmark.FleetManifest "$size" "${STRATEGY:-all-at-once}" >"$work/$size.yaml"
  row good "$size"
  row bad "$size" --break f-0005=unhealthy
done

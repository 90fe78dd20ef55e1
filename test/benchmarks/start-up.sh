#!/usr/bin/env bash
# Measures whole runs of `./slipway rehearse`, JVM start and launcher included: wall time and peak memory, medians.
#
#   test/benchmarks/start-up.sh [RUNS]
source "$(dirname "${BASH_SOURCE[0]}")/../../slipway"

runs=${1:-11}
measured=$(mktemp)
trap 'rm -f "$measured"' EXIT

# Runs a command and prints its wall time in seconds and its peak memory in KiB.
measure() {
  if [ -x /usr/bin/time ] && /usr/bin/time --version 2>&1 | grep -q GNU; then
    /usr/bin/time -f '%e %M' -o "$measured" "$@" >/dev/null 2>&1
    tail -n 1 "$measured"
  else
    python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print("%.2f %d" % (wall, peak // 1024 if sys.platform == "darwin" else peak))
PYTHON
  fi
}

median() {
  sort -n | sed -n "$((($1 + 1) / 2))p"
}

# Prints one line of the table: a label, how often, and the command.
row() {
  local label=$1 times=$2 all='' run
  shift 2
  for ((run = 0; run < times; run++)); do
    all="$all$(measure "$@")"$'\n'
  done
  printf '%-44s %5d %9s s %7d MiB\n' "$label" "$times" \
    "$(printf %s "$all" | cut -d ' ' -f 1 | median "$times")" \
    "$(($(printf %s "$all" | cut -d ' ' -f 2 | median "$times") / 1024))"
}

"$home/slipway" rehearse >/dev/null
find_jdk
class_path=$jar_file:$(<"$built")
printf '%s, %s processors, median of the runs\n\n' "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)"
printf '%-44s %5s %11s %11s\n' 'slipway rehearse' runs wall 'peak memory'
row 'as started, cache warm' "$runs" "$home/slipway" rehearse
row 'the same with --json' "$runs" "$home/slipway" rehearse --json
row 'without cache, same JVM flags' "$runs" "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  "-Dslipway.home=$home" -cp "$class_path" slipway.cli.Slipway rehearse
row 'plain java -cp' "$runs" "$jdk/bin/java" "-Dslipway.home=$home" -cp "$class_path" slipway.cli.Slipway rehearse
rm -rf "$home/cli/target/aot"
row 'first start after a build, makes the cache' 1 "$home/slipway" rehearse

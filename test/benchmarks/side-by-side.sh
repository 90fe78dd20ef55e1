#!/usr/bin/env bash
# Brings an image to eight functions on a local cloud, by the AWS command line and by Slipway, and prints how long it took until the
# last of them was live. Needs `mvn package` and a Python 3.13. Five runs take about half an hour.
#
#   test/benchmarks/side-by-side.sh [RUNS [SETTLE_MILLISECONDS…]]
source "$(dirname "${BASH_SOURCE[0]}")/../../slipway"

classes=$home/test/target/slipway-test-0.1.0.jar
if [ ! -f "$classes" ] || [ ! -f "$home/test/target/class-path" ]; then
  say "the benchmark is not built; run 'mvn package -DskipTests' in $home first"
  exit "$unavailable"
fi
find_jdk
exec "$jdk/bin/java" -cp "$classes:$(<"$home/test/target/class-path")" slipway.benchmark.SideBySide "$home" "$@"

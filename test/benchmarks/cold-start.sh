#!/usr/bin/env bash
# Measures how fast each Lambda starts and answers for the first time, in the runtime interface client that AWS Lambda uses,
# against an endpoint on this machine. Needs `mvn package` first.
#
#   test/benchmarks/cold-start.sh [RUNS] [TASK…]
source "$(dirname "${BASH_SOURCE[0]}")/../../slipway"

jar=$home/functions/target/slipway-functions-0.1.0-lambda.jar
classes=$home/test/target/slipway-test-0.1.0.jar
if [ ! -f "$jar" ] || [ ! -f "$home/test/target/class-path" ] || [ ! -f "$classes" ]; then
  say "the Lambdas' jar or the benchmark is not built; run 'mvn package -DskipTests' in $home first"
  exit "$unavailable"
fi
find_jdk
exec "$jdk/bin/java" -cp "$classes:$(<"$home/test/target/class-path")" slipway.benchmark.ColdStart "$jar" "$@"

#!/usr/bin/env bash
# Measures the interpreter of Amazon States Language by JMH: a loop of Choice, Pass and Task, history kept. Needs `mvn package`
# first. Two minutes; JMH's own options shorten or lengthen it.
#
#   test/benchmarks/interpreter.sh [JMH OPTION…]
source "$(dirname "${BASH_SOURCE[0]}")/../../slipway"

classes=$home/test/target/slipway-test-0.1.0.jar
if [ ! -f "$home/test/target/class-path" ] || [ ! -f "$classes" ]; then
  say "the benchmark is not built; run 'mvn package -DskipTests' in $home first"
  exit "$unavailable"
fi
find_jdk
printf '%s, %s processors, %s\n\n' "$(uname -srm)" "$(getconf _NPROCESSORS_ONLN)" \
  "$("$jdk/bin/java" --version | head -n 1)"
exec "$jdk/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow -cp "$classes:$(<"$home/test/target/class-path")" \
  slipway.benchmark.InterpreterFigures "$@"

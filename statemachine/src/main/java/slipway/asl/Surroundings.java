package slipway.asl;

import java.util.random.RandomGenerator;

/** What an execution meets the world through; its child executions share it. */
record Surroundings(VirtualTime time, TaskRunner tasks, ItemReader items, RandomGenerator random) {}

package kz.tumar.bench;

import kz.tumar.bench.ground.Ground;

/// One benchmark. It reports a missed goal as a result, and throws only when it could not be run.
public interface Benchmark {
    /// As users name it.
    String name();

    /// What is measured, in one line.
    String about();

    /// Runs on a fresh ground, which is cleared away afterwards.
    Result run(Ground ground, Effort effort) throws Exception;
}

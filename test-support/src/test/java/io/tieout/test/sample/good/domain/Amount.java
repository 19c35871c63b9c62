package io.tieout.test.sample.good.domain;

import java.time.Instant;

public record Amount(long minor, Instant at) {}

package io.tieout.test.sample.floating;

public record Rate(double factor) {}

package io.tieout.test.sample.tangled.db;

public record Row(String id) {}

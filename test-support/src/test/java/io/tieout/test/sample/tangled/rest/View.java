package io.tieout.test.sample.tangled.rest;

import io.tieout.test.sample.tangled.db.Row;

public record View(Row row) {}

package io.tieout.test.sample.tangled.app;

import io.tieout.test.sample.tangled.db.Row;

public record UseCase(Row row) {}

package io.tieout.kit.problem;

/// One thing wrong with a request: where (JSON pointer, query parameter or header name), what, and how to fix it.
public record FieldError(String pointer, String message, String fix) {}

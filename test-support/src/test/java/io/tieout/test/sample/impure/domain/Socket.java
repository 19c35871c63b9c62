package io.tieout.test.sample.impure.domain;

import java.net.URI;

public record Socket(URI address) {}

/// Tests of the HTTP API.
@NullMarked
package io.tieout.ledger.rest;

import org.jspecify.annotations.NullMarked;

/// The HTTP API under `/v1`: what was recorded, tied and booked; posting policies and corrections.
@NullMarked
package io.tieout.ledger.rest;

import org.jspecify.annotations.NullMarked;

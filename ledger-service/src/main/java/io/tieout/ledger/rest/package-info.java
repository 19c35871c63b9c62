/// The HTTP API under `/v1`: what was recorded, tied and booked. It changes nothing.
@NullMarked
package io.tieout.ledger.rest;

import org.jspecify.annotations.NullMarked;

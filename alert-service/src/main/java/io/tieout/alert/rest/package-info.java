/// The HTTP interface: alerts, their stream, rules, channels, deliveries.
@NullMarked
package io.tieout.alert.rest;

import org.jspecify.annotations.NullMarked;

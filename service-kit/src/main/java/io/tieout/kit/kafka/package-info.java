/// Batches in, records out: what a service needs to consume and produce without losing a record.
@NullMarked
package io.tieout.kit.kafka;

import org.jspecify.annotations.NullMarked;

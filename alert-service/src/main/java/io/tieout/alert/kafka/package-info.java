/// Breaks in, alerts out, and alerts back in for the open streams.
@NullMarked
package io.tieout.alert.kafka;

import org.jspecify.annotations.NullMarked;

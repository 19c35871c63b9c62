/// Recorded events in, breaks out.
@NullMarked
package io.tieout.recon.kafka;

import org.jspecify.annotations.NullMarked;

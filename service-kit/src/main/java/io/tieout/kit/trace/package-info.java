/// One trace from a platform's request to the alert, through Kafka and through rows.
@NullMarked
package io.tieout.kit.trace;

import org.jspecify.annotations.NullMarked;

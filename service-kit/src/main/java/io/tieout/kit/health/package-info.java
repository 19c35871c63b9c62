/// Readiness and the Kafka health group.
@NullMarked
package io.tieout.kit.health;

import org.jspecify.annotations.NullMarked;

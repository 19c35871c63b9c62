/// A real Kafka and a real PostgreSQL from Maven artifacts: for every test that needs them, and for
/// everybody who runs Tieout on one machine.
@NullMarked
package io.tieout.stack;

import org.jspecify.annotations.NullMarked;

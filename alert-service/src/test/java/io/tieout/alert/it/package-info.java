/// The service against a real Kafka, a real PostgreSQL, a real mail server and real receivers.
@NullMarked
package io.tieout.alert.it;

import org.jspecify.annotations.NullMarked;

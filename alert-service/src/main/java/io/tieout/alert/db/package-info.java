/// PostgreSQL: set-based SQL for what streams, Hibernate Reactive for what people edit.
@NullMarked
package io.tieout.alert.db;

import org.jspecify.annotations.NullMarked;

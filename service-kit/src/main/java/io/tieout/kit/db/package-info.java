/// Migrations and the only two ways to open a database transaction.
@NullMarked
package io.tieout.kit.db;

import org.jspecify.annotations.NullMarked;

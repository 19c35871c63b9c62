@NullMarked
package io.tieout.alert.db;

import org.jspecify.annotations.NullMarked;

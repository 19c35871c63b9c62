@NullMarked
package io.tieout.test.sample.tangled.db;

import org.jspecify.annotations.NullMarked;

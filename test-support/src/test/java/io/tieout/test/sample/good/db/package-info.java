@NullMarked
package io.tieout.test.sample.good.db;

import org.jspecify.annotations.NullMarked;

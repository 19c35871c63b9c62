@NullMarked
package io.tieout.test.sample.pooled;

import org.jspecify.annotations.NullMarked;

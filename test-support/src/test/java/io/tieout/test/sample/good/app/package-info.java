@NullMarked
package io.tieout.test.sample.good.app;

import org.jspecify.annotations.NullMarked;

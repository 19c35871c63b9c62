@NullMarked
package io.tieout.test.sample.tangled.app;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tieout.test.sample.floating;

import org.jspecify.annotations.NullMarked;

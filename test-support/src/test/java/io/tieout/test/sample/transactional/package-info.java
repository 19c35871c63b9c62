@NullMarked
package io.tieout.test.sample.transactional;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tieout.test.sample.good.domain;

import org.jspecify.annotations.NullMarked;

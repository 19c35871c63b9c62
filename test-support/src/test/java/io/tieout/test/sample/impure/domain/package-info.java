@NullMarked
package io.tieout.test.sample.impure.domain;

import org.jspecify.annotations.NullMarked;

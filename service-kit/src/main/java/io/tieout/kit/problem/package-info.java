/// Error answers in RFC 9457 form, written in one place.
@NullMarked
package io.tieout.kit.problem;

import org.jspecify.annotations.NullMarked;

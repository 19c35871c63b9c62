@NullMarked
package io.tieout.event.codec;

import org.jspecify.annotations.NullMarked;

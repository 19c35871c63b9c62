@NullMarked
package io.tieout.event;

import org.jspecify.annotations.NullMarked;

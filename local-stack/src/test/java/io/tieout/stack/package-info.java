@NullMarked
package io.tieout.stack;

import org.jspecify.annotations.NullMarked;

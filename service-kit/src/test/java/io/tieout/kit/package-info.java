@NullMarked
package io.tieout.kit;

import org.jspecify.annotations.NullMarked;

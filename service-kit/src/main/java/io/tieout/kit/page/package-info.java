/// Pages of lists and the opaque cursors between them.
@NullMarked
package io.tieout.kit.page;

import org.jspecify.annotations.NullMarked;

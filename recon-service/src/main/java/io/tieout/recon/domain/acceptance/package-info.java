/// How a difference may stay as it is. Plain Java.
@NullMarked
package io.tieout.recon.domain.acceptance;

import org.jspecify.annotations.NullMarked;

/// Use cases and the ports they need.
@NullMarked
package io.tieout.recon.app;

import org.jspecify.annotations.NullMarked;

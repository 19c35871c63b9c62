/// Which system is right about what.
@NullMarked
package io.tieout.recon.domain.authority;

import org.jspecify.annotations.NullMarked;

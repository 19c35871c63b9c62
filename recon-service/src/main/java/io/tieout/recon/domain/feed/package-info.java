/// Feeds that must tell something, and when nothing came.
@NullMarked
package io.tieout.recon.domain.feed;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tieout.recon.domain.feed;

import org.jspecify.annotations.NullMarked;

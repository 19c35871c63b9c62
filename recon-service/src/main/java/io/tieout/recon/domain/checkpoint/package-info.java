/// What is frozen of a window so that two persons can sign it. Plain Java.
@NullMarked
package io.tieout.recon.domain.checkpoint;

import org.jspecify.annotations.NullMarked;

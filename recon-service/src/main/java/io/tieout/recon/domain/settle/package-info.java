/// Which residues a rule lets stay by itself, within its caps. Plain Java.
@NullMarked
package io.tieout.recon.domain.settle;

import org.jspecify.annotations.NullMarked;

/// The reports that finance ties out with. Plain Java.
@NullMarked
package io.tieout.recon.domain.report;

import org.jspecify.annotations.NullMarked;

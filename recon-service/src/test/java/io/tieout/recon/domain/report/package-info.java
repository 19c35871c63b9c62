@NullMarked
package io.tieout.recon.domain.report;

import org.jspecify.annotations.NullMarked;

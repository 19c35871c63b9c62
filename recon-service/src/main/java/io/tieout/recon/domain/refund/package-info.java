/// The refund rule's engine: a pure function from legs to match items and findings.
@NullMarked
package io.tieout.recon.domain.refund;

import org.jspecify.annotations.NullMarked;

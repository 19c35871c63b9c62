/// Rules about records that a system hands over to the ERP: a pure function from legs to match items and findings.
@NullMarked
package io.tieout.recon.domain.handover;

import org.jspecify.annotations.NullMarked;

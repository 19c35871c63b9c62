/// What the ERP and the integration's log say of a record, whatever rule asks.
@NullMarked
package io.tieout.recon.domain.evidence;

import org.jspecify.annotations.NullMarked;

/// A reconciliation rule as data: what the refund engine is told, already checked.
@NullMarked
package io.tieout.recon.domain.rule;

import org.jspecify.annotations.NullMarked;

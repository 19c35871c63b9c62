/// Reads posting policies from YAML files, strictly and with line numbers.
@NullMarked
package io.tieout.ledger.policy;

import org.jspecify.annotations.NullMarked;

/// What becomes of the same legs under another version of a rule.
@NullMarked
package io.tieout.recon.domain.trial;

import org.jspecify.annotations.NullMarked;

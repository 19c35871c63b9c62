/// Balances that whoever keeps an account states, and the movements between them.
@NullMarked
package io.tieout.recon.domain.balance;

import org.jspecify.annotations.NullMarked;

/// Accounting periods of legal entities: which days each has and how it is called.
///
/// Plain Java. Ledger and recon count by the same ones.
@NullMarked
package io.tieout.event.calendar;

import org.jspecify.annotations.NullMarked;

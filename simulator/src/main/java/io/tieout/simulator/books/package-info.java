/// The books that follow from what was told, kept by the posting table of the domain guide alone. They share nothing
/// with the suite's ledger, so that each can be held against the other.
@NullMarked
package io.tieout.simulator.books;

import org.jspecify.annotations.NullMarked;

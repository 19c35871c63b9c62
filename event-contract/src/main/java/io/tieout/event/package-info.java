/// The published language of Tieout: business events, money, references and the identities of facts.
///
/// Plain Java. Every service depends on it, and it depends on none.
@NullMarked
package io.tieout.event;

import org.jspecify.annotations.NullMarked;

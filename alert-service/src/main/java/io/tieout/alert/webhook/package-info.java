/// Signed calls to receivers, by the Standard Webhooks specification, that reach no address they must not reach.
@NullMarked
package io.tieout.alert.webhook;

import org.jspecify.annotations.NullMarked;

/// What a receiver of signed calls is: its address, which addresses are out of bounds, its secrets and their
/// signatures.
@NullMarked
package io.tieout.alert.app.webhook;

import org.jspecify.annotations.NullMarked;

/// Payloads and signatures as the vendors make them, with no field that they do not send.
@NullMarked
package io.tieout.simulator.vendor;

import org.jspecify.annotations.NullMarked;

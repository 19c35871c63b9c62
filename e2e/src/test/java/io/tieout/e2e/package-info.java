/// Scenarios against the running suite, from outside: one class per scenario.
@NullMarked
package io.tieout.e2e;

import org.jspecify.annotations.NullMarked;

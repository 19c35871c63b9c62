/// Conditions of rules, written in the Common Expression Language (CEL).
@NullMarked
package io.tieout.recon.expression;

import org.jspecify.annotations.NullMarked;

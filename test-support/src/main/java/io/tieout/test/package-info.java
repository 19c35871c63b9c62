/// What the tests of several modules share: a real stack, tokens, topics, architecture rules.
@NullMarked
package io.tieout.test;

import org.jspecify.annotations.NullMarked;

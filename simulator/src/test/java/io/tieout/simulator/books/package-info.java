@NullMarked
package io.tieout.simulator.books;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.tieout.test.sample.tangled.rest;

import org.jspecify.annotations.NullMarked;

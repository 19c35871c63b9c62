@NullMarked
package io.tieout.alert.rest;

import org.jspecify.annotations.NullMarked;

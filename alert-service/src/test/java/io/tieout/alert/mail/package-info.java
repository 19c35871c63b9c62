@NullMarked
package io.tieout.alert.mail;

import org.jspecify.annotations.NullMarked;

/// Two files as people have them: separators, encodings, numbers and dates of many kinds, and which columns say what.
@NullMarked
package io.tieout.reconcile.file;

import org.jspecify.annotations.NullMarked;

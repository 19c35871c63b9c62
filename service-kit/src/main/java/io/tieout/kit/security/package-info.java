/// Who calls, for which tenant, and how secrets are kept.
@NullMarked
package io.tieout.kit.security;

import org.jspecify.annotations.NullMarked;

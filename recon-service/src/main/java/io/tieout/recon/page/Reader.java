package io.tieout.recon.page;

/// Who looks at a page.
///
/// @param name as the issuer of the token names the person
record Reader(String tenant, String name) {}

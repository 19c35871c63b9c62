package io.tieout.recon.page;

import io.tieout.recon.app.SignCheckpoint.Signer;
import java.util.Set;

/// Who looks at a page.
///
/// @param name as the issuer of the token names the person
/// @param formKey what a form of this session carries and no other site can know
record Reader(String tenant, String name, Set<String> roles, String formKey) {

    Reader {
        roles = Set.copyOf(roles);
    }

    boolean has(String role) {
        return roles.contains(role);
    }

    Signer signer() {
        return new Signer(name, roles);
    }
}

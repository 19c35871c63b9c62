package io.tieout.stack;

import java.time.Instant;

/// What somebody needs who has just started the stack: addresses, and tokens to be let in.
record Welcome(Installation installation, Blueprint blueprint) {

    void print() {
        blueprint
                .components()
                .filter(component -> installation.runs(component.name()))
                .forEach(component -> System.out.printf("  %-9s %s%n", component.name(), component.address()));
        System.out.println("\n  Each service describes its API at /q/swagger-ui. State is in "
                + installation.home().directory() + ".");
        System.out.println("  Tokens for tenant " + installation.tenant() + ", valid for " + Token.VALIDITY.toHours()
                + " hours (./tieout token makes more):");
        print(Token.Role.VIEWER);
        print(Token.Role.OPERATOR);
    }

    private void print(Token.Role role) {
        String token = new Token(installation.tenant(), role, Instant.now())
                .signedWith(installation.keys().privateKey());
        System.out.println("\n  " + role.word() + ": " + token);
    }
}

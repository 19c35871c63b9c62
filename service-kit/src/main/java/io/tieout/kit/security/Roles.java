package io.tieout.kit.security;

import java.util.Set;

/// The roles a token may carry in its `groups` claim, for `@RolesAllowed`.
///
/// Whoever has any of them may read: the kit's configuration gives every other role this one too, so a method that
/// reads names [#VIEWER] alone.
public final class Roles {

    /// Reads everything of its tenant.
    public static final String VIEWER = "viewer";
    /// Runs the integration: sources, replays, rejections.
    public static final String OPERATOR = "operator";
    /// Owns breaks, periods and corrections.
    public static final String FINANCE = "finance";
    /// The second person of a four-eyes decision.
    public static final String APPROVER = "approver";
    /// Reads everything including the audit trail; changes nothing.
    public static final String AUDITOR = "auditor";
    /// Registers sources, rules and policies.
    public static final String ADMIN = "admin";

    /// Every role there is.
    public static final Set<String> ALL = Set.of(VIEWER, OPERATOR, FINANCE, APPROVER, AUDITOR, ADMIN);

    private Roles() {}
}

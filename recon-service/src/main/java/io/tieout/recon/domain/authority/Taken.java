package io.tieout.recon.domain.authority;

import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Whose value a rule takes for a field, by its own file. A registry that says somebody else is right contradicts it.
///
/// @param name of the field in the rule's file
/// @param roles that the rule takes the value of
public record Taken(String rule, String name, FieldInDispute field, Set<SourceRole> roles) {

    private static final Set<SourceRole> SOURCES =
            EnumSet.of(SourceRole.STOREFRONT, SourceRole.POS, SourceRole.MARKETPLACE);
    private static final Set<SourceRole> PAYERS =
            EnumSet.of(SourceRole.PROCESSOR, SourceRole.MARKETPLACE, SourceRole.GIFT_CARD_PLATFORM);

    public Taken {
        roles = Set.copyOf(roles);
    }

    /// Only rules about refunds choose; the others compare with one side.
    public static List<Taken> by(Rule rule) {
        List<Taken> taken = new ArrayList<>();
        if (rule instanceof Refunds refunds) {
            refunds.rule()
                    .authority()
                    .forEach((field, side) ->
                            taken.add(new Taken(rule.terms().id(), field.code(), fieldOf(field), rolesOf(side))));
        }
        return taken;
    }

    private static FieldInDispute fieldOf(SurvivingField field) {
        return switch (field) {
            case REFUND_ID, ORDER_ID -> FieldInDispute.REFERENCE;
            case AMOUNT -> FieldInDispute.AMOUNT;
            case CURRENCY -> FieldInDispute.CURRENCY;
            case REASON, EXTENT -> FieldInDispute.DETAILS;
        };
    }

    private static Set<SourceRole> rolesOf(Side side) {
        return side == Side.PROCESSOR ? PAYERS : SOURCES;
    }

    /// Whether who is right by the registry is none of those whose value is taken.
    public boolean isContradictedBy(String system) {
        return Systems.roles(system).stream().noneMatch(roles::contains);
    }
}

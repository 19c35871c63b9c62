package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a Shopify object. It is larger than 2^53, so relays that read JSON numbers as binary floating point round
/// it; the GraphQL name beside it is text and survives.
///
/// @param value empty, and noted as a fault, where there is none
/// @param isRounded whether the plain id is seen to differ from the name
record ShopifyId(String value, boolean isRounded) {

    private static final Pattern GID = Pattern.compile("gid://shopify/([A-Za-z]{1,40})/([0-9]{1,40})");

    /// Whole numbers up to here survive binary floating point.
    private static final BigInteger DOUBLE_EXACT_MAX = BigInteger.ONE.shiftLeft(53);

    /// @param type as the GraphQL name spells it, such as `Refund`
    static ShopifyId of(VendorFields object, String type) {
        String named = named(object, type);
        if (named == null) {
            return new ShopifyId(object.id("id"), false);
        }
        String plain = object.optionalId("id");
        return new ShopifyId(named, plain != null && !plain.equals(named));
    }

    private static @Nullable String named(VendorFields object, String type) {
        String name = object.optionalText("admin_graphql_api_id", Limits.ID_LENGTH_MAX);
        Matcher matcher = GID.matcher(name == null ? "" : name);
        return matcher.matches() && matcher.group(1).equals(type) ? matcher.group(2) : null;
    }

    /// Whether another id of the same object, one without a name, was rounded by the relay that rounded this one. A
    /// wrong order would tie the object to a stranger's flow; none only ties it later.
    boolean castsDoubtOn(String other) {
        return isRounded && other.matches("[0-9]+") && new BigInteger(other).compareTo(DOUBLE_EXACT_MAX) > 0;
    }
}

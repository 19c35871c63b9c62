package io.tieout.ingest.kafka;

import io.tieout.event.codec.EventHeaders;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose record a dead letter was, as far as the record says.
final class DeadLetterTenant {

    private static final String TENANT = "[a-z0-9][a-z0-9-]{0,62}";
    private static final Pattern IN_SOURCE = Pattern.compile("/tenants/(" + TENANT + ")/.*");
    private static final Pattern IN_KEY = Pattern.compile("(" + TENANT + ")\\|.*");

    private DeadLetterTenant() {}

    /// Empty when neither the CloudEvents source nor the key names one.
    static String of(Delivery delivery) {
        String bySource = first(IN_SOURCE, delivery.header(EventHeaders.SOURCE));
        return bySource.isEmpty() ? first(IN_KEY, originKey(delivery)) : bySource;
    }

    private static @Nullable String originKey(Delivery delivery) {
        @Nullable String key = delivery.header(DeadLetters.ORIGIN_KEY);
        if (key == null) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static String first(Pattern pattern, @Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        return matcher.matches() ? matcher.group(1) : "";
    }
}

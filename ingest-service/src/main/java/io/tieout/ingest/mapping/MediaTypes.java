package io.tieout.ingest.mapping;

import java.util.Locale;

/// Media types, compared without their parameters and without regard to case.
final class MediaTypes {

    static final String CLOUDEVENT = "application/cloudevents+json";
    static final String CLOUDEVENT_BATCH = "application/cloudevents-batch+json";
    static final String JSON = "application/json";

    private MediaTypes() {}

    static String plain(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String contentType) {
        String type = plain(contentType);
        return type.equals(JSON) || type.endsWith("+json");
    }
}

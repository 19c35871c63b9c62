package io.tieout.ingest.mapping;

import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import java.util.List;

/// Which roles may make which claim. A storefront cannot say what the ERP posted.
final class CloudEventRoles {

    private CloudEventRoles() {}

    static List<SourceRole> of(EventType type) {
        return switch (type) {
            case ORDER_PLACED -> List.of(SourceRole.STOREFRONT, SourceRole.POS, SourceRole.MARKETPLACE);
            case PAYMENT_CAPTURED -> List.of(SourceRole.PROCESSOR, SourceRole.STOREFRONT);
            case REFUND_ISSUED -> List.of(SourceRole.STOREFRONT, SourceRole.POS);
            case REFUND_PROCESSED -> List.of(SourceRole.PROCESSOR);
            case ERP_ENTRY_POSTED -> List.of(SourceRole.ERP);
            case HANDOFF_RECORDED -> List.of(SourceRole.INTEGRATION);
        };
    }
}

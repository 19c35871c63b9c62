package io.tieout.alert.domain;

import io.tieout.event.finding.HandoffStep;

/// Who fixes a break: authority says which value is right, the owner of the failed step repairs it.
final class StepOwner {

    private StepOwner() {}

    static String of(HandoffStep step) {
        return switch (step) {
            case NO_EVENT_STREAM -> "owner of the export";
            case NOT_EMITTED -> "source platform team";
            case EMITTED_OR_FORWARDED -> "source platform team or integration team";
            case NOT_FORWARDED -> "integration team";
            case FORWARDED_OR_ACCEPTED -> "integration team or ERP team";
            case NOT_ACCEPTED -> "ERP team with the integration team";
            case NOT_CATEGORISED -> "ERP team";
            case PROCESS_GAP -> "finance, with whoever edited the target";
            case GOOD -> "finance, with the source platform team";
        };
    }
}

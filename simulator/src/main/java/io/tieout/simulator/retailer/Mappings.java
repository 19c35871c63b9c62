package io.tieout.simulator.retailer;

import io.tieout.event.MappingKind;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.Tender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The tables by which the interface translates codes for the ERP: told whole on the first day, one code changed every
/// third day. Nothing of the retailer depends on them.
final class Mappings implements Routine {

    private static final LocalTime CHANGED = LocalTime.of(14, 0);
    private static final Duration NOTICE = Duration.ofHours(8);
    private static final int CHANGE_EVERY_DAYS = 3;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private boolean isTold;
    private long changes;

    /// @param target the ERP's code for it
    private record Code(MappingKind kind, String code, String target) {}

    Mappings(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        if (!isTold) {
            isTold = true;
            agenda.plan(date.atStartOfDay().toInstant(ZoneOffset.UTC), this::tellAll);
        }
        if (Math.floorMod(date.toEpochDay(), CHANGE_EVERY_DAYS) == 0) {
            agenda.plan(date.atTime(CHANGED).toInstant(ZoneOffset.UTC), this::change);
        }
    }

    private void tellAll(Instant now) {
        for (Company company : world.companies()) {
            for (Code code : codes(company)) {
                tell(company, code, code.target(), now, now);
            }
        }
    }

    private void change(Instant now) {
        for (Company company : world.companies()) {
            long number = ++changes;
            Code code = world.dice().of("mapping", number).of(codes(company));
            tell(company, code, code.target() + "-" + number, now.plus(NOTICE), now);
        }
    }

    /// Accounts are the ERP's own; the interface keeps the other tables.
    private void tell(Company company, Code code, String target, Instant effectiveAt, Instant now) {
        Party teller = code.kind() == MappingKind.ACCOUNT ? company.erp() : company.integration();
        voice.tell(
                teller,
                "mapping-" + code.kind().code() + "-" + code.code() + "-" + effectiveAt,
                code.code(),
                now,
                List.of(),
                envelope -> new MappingChanged(envelope, effectiveAt, code.kind(), target));
    }

    private List<Code> codes(Company company) {
        List<Code> codes = new ArrayList<>(List.of(
                new Code(MappingKind.TAX_CODE, "STANDARD", "S1"),
                new Code(MappingKind.TAX_CODE, "EXEMPT", "E0"),
                new Code(MappingKind.REASON_CODE, "changed mind", "R10"),
                new Code(MappingKind.REASON_CODE, "too small", "R20"),
                new Code(MappingKind.REASON_CODE, "damaged", "R30"),
                new Code(MappingKind.REASON_CODE, "not as described", "R40"),
                new Code(MappingKind.ACCOUNT, "1400", "130000"),
                new Code(MappingKind.ACCOUNT, "2200", "371000"),
                new Code(MappingKind.ACCOUNT, "2350", "372000"),
                new Code(MappingKind.ACCOUNT, "2400", "373000"),
                new Code(MappingKind.ACCOUNT, "4000", "800000"),
                new Code(MappingKind.ACCOUNT, "4200", "820000")));
        for (Tender tender : Tender.values()) {
            codes.add(new Code(
                    MappingKind.TENDER,
                    tender.code(),
                    "Z" + tender.code().substring(0, 3).toUpperCase(Locale.ROOT)));
        }
        for (Location location : world.locations()) {
            if (location.company().equals(company)) {
                codes.add(new Code(MappingKind.LOCATION, location.id(), "P" + (100 + location.number())));
            }
        }
        return codes;
    }
}

package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.app.Links;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReadBreaks.Story;
import io.tieout.recon.app.ReadBreaks.Version;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "BreakDetail", description = "A break with everything it was concluded from.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakDetailView(
        @JsonProperty("break") BreakView subject,
        SidesView sides,
        @Schema(description = "The fields in dispute.") List<DifferenceView> differences,
        HandoffView handoff,

        @Schema(description = "Nearest records that might have been the counterpart.")
        List<CandidateView> candidates,

        @Schema(description = "Keys of the refunds and documents it explains.")
        List<String> members,

        @Schema(description = "Of a feed that is missing: what lacks its word and is no break while it is silent.")
        @Nullable
        ChildrenView children,

        @Schema(
                description =
                        "Since when the systems disagree about each order, refund, card and account that it names:"
                                + " of each the first open break in business time.")
        List<DivergenceView> divergence,

        @Schema(
                description = "Id of the break `feed-missing` whose silent source explains this one; it was open before"
                        + " that was known and is absorbed. Left out of any other.",
                examples = "2c9f4d1e-5b7a-8e30-9c11-7d4e2f6a8b90")
        @Nullable
        UUID parentId,

        @Schema(description = "What every system said, in time order.")
        List<LegView> legs,

        @Schema(description = "Its versions, oldest first.") List<VersionView> history,

        @Schema(description = "What people did about letting it stay, oldest first.")
        List<AcceptanceView.StepView> acceptance,

        LinksView links) {

    @Schema(name = "BreakDivergence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DivergenceView(
            @Schema(examples = "order:shopify-us:1002") String key,

            @Schema(description = "The first open break, which may be this one.")
            UUID first,

            @JsonProperty("class") @Schema(examples = "missing")
            String breakClass,

            @Schema(description = "When what the first one is about happened.") @Nullable
            OffsetDateTime since,

            @Schema(description = "Open breaks that name it.", examples = "3")
            long breaks) {
        static DivergenceView of(ReadBreaks.Point point) {
            return new DivergenceView(
                    point.key(),
                    point.first(),
                    point.breakClass().code(),
                    Times.ofNullable(point.since()),
                    point.breaks());
        }
    }

    @Schema(name = "BreakChildren")
    record ChildrenView(
            @Schema(examples = "12") long count,

            @Schema(description = "By currency, counted once.")
            List<ChildSumView> amounts,

            @Schema(description = "The first 100, by rule and key.")
            List<ChildView> first) {

        static @Nullable ChildrenView of(Story story) {
            if (story.subject().state().breakClass() != BreakClass.FEED_MISSING) {
                return null;
            }
            return new ChildrenView(
                    story.children().sums().stream()
                            .mapToLong(ReadBreaks.ChildSum::count)
                            .sum(),
                    story.children().sums().stream()
                            .map(each -> new ChildSumView(MoneyView.of(each.net()), MoneyView.of(each.exposure())))
                            .toList(),
                    story.children().first().stream()
                            .map(each -> new ChildView(
                                    each.rule(), each.ruleKey(), MoneyView.of(each.delta()), each.breakId()))
                            .toList());
        }
    }

    @Schema(name = "BreakChildSum")
    record ChildSumView(MoneyView net, MoneyView exposure) {}

    @Schema(name = "BreakChild")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChildView(
            @Schema(examples = "refunds") String rule,
            @Schema(examples = "refund:shopify-us:9002") String ruleKey,
            MoneyView delta,

            @Schema(description = "Of the break that it was before its parent was known; left out where it never was.")
            @Nullable
            UUID breakId) {}

    @Schema(name = "Sides", description = "What each side holds; a side that says nothing is left out.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SidesView(
            @Nullable MoneyView source,
            @Nullable MoneyView processor,
            @Nullable MoneyView erp) {}

    @Schema(name = "Difference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            @Schema(examples = "amount") String field,
            @Schema(examples = "20.00 USD") @Nullable String expected,
            @Schema(examples = "2.00 USD") @Nullable String actual) {}

    @Schema(name = "Handoff")
    record HandoffView(
            @Schema(examples = "2") String step,

            @Schema(examples = "The integration did not forward the event")
            String meaning,

            List<String> evidence) {}

    @Schema(name = "Candidate")
    record CandidateView(
            @Schema(
                    description = "The record or document, or several that add up to it.",
                    examples = "erp-document:erp-shop:INV-0917")
            String reference,

            String amount,
            String date,

            @Schema(description = "What kept it from being tied, or by which stage it was.")
            List<String> failed,

            @Schema(
                    description =
                            "How likely it is, of 1,000, by amount, date and references. Only of what was looked for across transactions.",
                    examples = "750")
            @Nullable
            Integer score) {
        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    candidate.reference(), candidate.amount(), candidate.date(), candidate.failed(), candidate.score());
        }
    }

    @Schema(name = "Leg")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LegView(
            UUID eventId,
            @Schema(examples = "tieout.refund.issued.v1") String type,
            @Schema(examples = "shopify-us") String source,
            @Schema(examples = "storefront") String role,
            @Schema(examples = "9002") String subject,

            @Schema(description = "Which change of the subject it tells of.", examples = "issued")
            String transition,

            @Nullable MoneyView amount,
            @Schema(description = "By the source's clock.") OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,

            @Schema(description = "What the ledger did with it; conflict: it contradicts an earlier record.")
            String outcome,

            List<String> references,
            @Nullable String traceId,

            @Schema(description = "The trace viewer's page of it.") @Nullable
            String traceUrl) {

        static LegView of(Leg leg, Links links) {
            return new LegView(
                    leg.eventId(),
                    leg.event().type().code(),
                    leg.envelope().source(),
                    leg.envelope().role().code(),
                    leg.envelope().subject(),
                    leg.event().transition(),
                    MoneyView.ofNullable(leg.event().principal()),
                    Times.of(leg.occurredAt()),
                    Times.of(leg.recordedAt()),
                    leg.outcome().code(),
                    leg.envelope().references().stream()
                            .map(Reference::toString)
                            .toList(),
                    Links.traceId(leg.traceparent()),
                    links.trace(leg.traceparent()));
        }
    }

    @Schema(name = "BreakVersion")
    record VersionView(
            int version,
            OffsetDateTime changedAt,
            @JsonProperty("class") String breakClass,
            String status,
            String severity,
            MoneyView delta) {
        static VersionView of(Version version) {
            BreakState state = version.state();
            return new VersionView(
                    state.version(),
                    Times.of(version.changedAt()),
                    state.breakClass().code(),
                    state.status().code(),
                    state.severity().code(),
                    MoneyView.of(state.delta()));
        }
    }

    @Schema(name = "BreakLinks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinksView(
            @Schema(description = "The ledger's timeline of the transaction.")
            String transaction,

            @Schema(description = "The trace of the leg that opened the break.") @Nullable
            String traceId,

            @Nullable String trace,
            @Schema(description = "The page for people.") String page) {}

    static BreakDetailView of(Story story, Ageing ageing, SystemsOfRecord registry, Links links) {
        BreakState state = story.subject().state();
        return new BreakDetailView(
                BreakView.of(story.subject(), ageing, registry),
                new SidesView(
                        MoneyView.ofNullable(state.sourceValue()),
                        MoneyView.ofNullable(state.processorValue()),
                        MoneyView.ofNullable(state.targetValue())),
                state.differences().stream()
                        .map(each -> new DifferenceView(each.field(), each.expected(), each.actual()))
                        .toList(),
                new HandoffView(
                        state.handoff().step().code(),
                        state.handoff().step().meaning(),
                        state.handoff().evidence()),
                story.subject().detail().candidates().stream()
                        .map(CandidateView::of)
                        .toList(),
                story.subject().detail().members(),
                ChildrenView.of(story),
                story.points().stream().map(DivergenceView::of).toList(),
                story.parent() == null ? null : story.parent().id(),
                story.legs().stream().map(leg -> LegView.of(leg, links)).toList(),
                story.versions().stream().map(VersionView::of).toList(),
                story.steps().stream().map(AcceptanceView.StepView::of).toList(),
                new LinksView(
                        links.transaction(state.correlationId()),
                        Links.traceId(state.traceparent()),
                        links.trace(state.traceparent()),
                        "/pages/breaks/" + state.breakId()));
    }
}

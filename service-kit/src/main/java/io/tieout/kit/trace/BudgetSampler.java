package io.tieout.kit.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Begins traces within the budget. Where somebody else began the trace, their decision stands.
record BudgetSampler(TraceBudget budget) implements Sampler {

    @Produces
    @Singleton
    static Sampler sampler(TraceBudget budget) {
        return Sampler.parentBased(new BudgetSampler(budget));
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return budget.take() ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "within tieout.trace.per-second";
    }
}

package io.tieout.kit.problem;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;

/// Refuses an empty body, and the JSON value `null`, where a method wants a body, so that none has to check.
///
/// Methods that take bytes are left out: no bytes are bytes too, and a reader with an interceptor copies all headers of
/// each request first, which intake has no time for.
@Provider
public class EmptyBody implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(byte[].class)) {
            context.register(new Refusal());
        }
    }

    private static final class Refusal implements ReaderInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            Object body = context.proceed();
            if (body == null) {
                throw CommonProblem.BAD_REQUEST.at("", "The body is empty.", "Send a body as /q/openapi describes it.");
            }
            return body;
        }
    }
}

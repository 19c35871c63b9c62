package io.tieout.kit.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/// Refuses an empty body, and the JSON value `null`, where a method wants a body, so that none has to check.
@Provider
public class EmptyBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw CommonProblem.BAD_REQUEST.at("", "The body is empty.", "Send a body as /q/openapi describes it.");
        }
        return body;
    }
}

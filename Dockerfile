# One recipe for the four services, from what `mvn package` leaves in <service>/target/quarkus-app:
#   docker build --build-arg SERVICE=ledger-service -t tieout/ledger-service:0.1.0 .
# The two base images are arguments, so that an own mirror or an own base can take their place.
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG BASE_IMAGE=docker.io/library/debian:13-slim

FROM ${JDK_IMAGE} AS runtime
RUN ["/opt/java/openjdk/bin/jlink", \
    "--add-modules", "java.se,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs", \
    "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--compress", "zip-6", \
    "--output", "/opt/runtime"]

FROM ${BASE_IMAGE}
ARG SERVICE
ENV JAVA_HOME=/opt/java \
    LANG=C.UTF-8
COPY --from=runtime /opt/runtime /opt/java
# What changes least comes first: a new release of a service changes the last layers only.
COPY ${SERVICE}/target/quarkus-app/lib/ /opt/tieout/lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ /opt/tieout/quarkus/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar /opt/tieout/
COPY ${SERVICE}/target/quarkus-app/app/ /opt/tieout/app/
WORKDIR /opt/tieout
# Owned by root and run by nobody in particular: the process cannot change its own program.
USER 10001:10001
# Heap: what is left of the container's limit for threads, buffers and code is 40 %. Half of it is for what is new, so
# that batches in flight are collected there and not moved about.
ENTRYPOINT ["/opt/java/bin/java", \
    "-XX:MaxRAMPercentage=60", \
    "-XX:NewRatio=1", \
    "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "quarkus-run.jar"]

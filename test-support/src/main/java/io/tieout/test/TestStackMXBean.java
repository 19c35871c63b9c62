package io.tieout.test;

/// The view of [SharedStack] that passes from one class loader to another.
public interface TestStackMXBean {

    String getKafkaBootstrap();

    String getPostgresHost();

    int getPostgresPort();

    String password(String role);

    String getPublicKeyFile();

    String getSigningKey();

    void stopKafka();

    void killKafka();

    void startKafka();

    void stopPostgres();

    void killPostgres();

    void startPostgres();
}

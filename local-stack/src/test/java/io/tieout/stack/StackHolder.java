package io.tieout.stack;

import java.nio.file.Path;

/// Main class of a JVM that starts a stack, says which processes it has and then waits to be killed.
final class StackHolder {

    private StackHolder() {}

    public static void main(String[] args) throws Exception {
        Stack stack = Stack.start(StackOptions.throwAway(Path.of(args[0])));
        System.out.println("pids " + stack.kafkaPid() + " " + stack.postgresPid());
        System.out.flush();
        Thread.currentThread().join();
    }
}

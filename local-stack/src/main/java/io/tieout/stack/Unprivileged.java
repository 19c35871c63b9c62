package io.tieout.stack;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How PostgreSQL, which refuses to run as root, is run all the same when root starts the stack.
sealed interface Unprivileged {

    /// The words that run `command` without root's rights.
    List<String> wrap(List<String> command);

    /// Gives the directory to whoever will run the server.
    void handOver(Path directory);

    /// Lets whoever will run the server pass through the directory and its parent.
    void letThrough(Path directory);

    /// An ordinary user needs nothing.
    record AsMyself() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }

        @Override
        public void handOver(Path directory) {}

        @Override
        public void letThrough(Path directory) {}
    }

    /// A user namespace without a mapping: inside, root is nobody, yet keeps access to its own files.
    record InUserNamespace() implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(List.of("unshare", "-U"), command);
        }

        @Override
        public void handOver(Path directory) {}

        @Override
        public void letThrough(Path directory) {}
    }

    /// Another user of this machine, where user namespaces are switched off.
    record AsUser(String name, String group) implements Unprivileged {
        @Override
        public List<String> wrap(List<String> command) {
            return prefixed(List.of("setpriv", "--reuid", name, "--regid", group, "--clear-groups"), command);
        }

        @Override
        public void handOver(Path directory) {
            if (!succeeds("chown", "-R", name, directory.toString())) {
                throw new StackException("cannot give " + directory + " to user " + name);
            }
        }

        @Override
        public void letThrough(Path directory) {
            succeeds(
                    "chmod",
                    "o+x",
                    directory.toString(),
                    directory.resolve("..").toString());
            List<String> look = wrap(List.of("test", "-x", directory.toString()));
            if (!succeeds(look.toArray(String[]::new))) {
                throw new StackException(
                        "user " + name + ", who runs PostgreSQL because root may not, cannot reach " + directory
                                + ": keep the state elsewhere (TIEOUT_HOME), or let others pass through its parents");
            }
        }
    }

    /// The way that works on this machine.
    static Unprivileged here() {
        if (new UnixSystem().getUid() != 0) {
            return new AsMyself();
        }
        if (succeeds("unshare", "-U", "true")) {
            return new InUserNamespace();
        }
        List<AsUser> users = List.of(
                new AsUser("postgres", "postgres"), new AsUser("nobody", "nogroup"), new AsUser("nobody", "nobody"));
        for (AsUser user : users) {
            if (succeeds(user.wrap(List.of("true")).toArray(String[]::new))) {
                return user;
            }
        }
        throw new StackException("PostgreSQL does not run as root, and this machine offers neither user namespaces"
                + " (unshare -U) nor setpriv: install util-linux, or run as an ordinary user");
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

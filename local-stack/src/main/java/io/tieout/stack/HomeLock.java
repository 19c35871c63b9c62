package io.tieout.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One `up` or `down` at a time; the system frees the lock when its holder ends, however it ends.
record HomeLock(FileChannel channel, FileLock lock) implements AutoCloseable {

    static HomeLock take(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackException("another ./tieout up or down is at work in " + home.directory());
            }
            return new HomeLock(channel, lock);
        } catch (IOException failed) {
            throw new StackException("cannot lock " + home.run() + ": " + failed.getMessage(), failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    boolean isHeld() {
        return lock.isValid();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new StackException("cannot free the lock", failed);
        }
    }
}

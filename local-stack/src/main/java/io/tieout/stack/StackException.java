package io.tieout.stack;

/// Something of the local stack did not start, stop or answer; the message says which and what to do.
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.tieout.reconcile.file;

/// A file or an option that cannot be used as it is: says where, and what would help.
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// It repeats what is in the file, which may be long.
    private static final int LENGTH_MAX = 2_000;

    private final String sentence;

    public BadInputException(String where, String what) {
        super(sentence(where, what));
        this.sentence = sentence(where, what);
    }

    private static String sentence(String where, String what) {
        String sentence = where + ": " + what;
        return sentence.substring(0, Math.min(sentence.length(), LENGTH_MAX));
    }

    /// What to tell the user.
    public String sentence() {
        return sentence;
    }

    static BadInputException at(Table table, int line, String column, String what) {
        return new BadInputException(table.name() + ", line " + line + ", column \"" + column + "\"", what);
    }
}

package io.tieout.reconcile.file;

/// A file or an option that cannot be used as it is: says where, and what would help.
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public BadInputException(String where, String what) {
        super(where + ": " + what);
        this.sentence = where + ": " + what;
    }

    /// What to tell the user.
    public String sentence() {
        return sentence;
    }

    static BadInputException at(Table table, int line, String column, String what) {
        return new BadInputException(table.name() + ", line " + line + ", column \"" + column + "\"", what);
    }
}

package io.tieout.event;

/// A code that says in words what it means, for those who read schemas and pages.
public interface Explained extends Coded {

    String meaning();
}

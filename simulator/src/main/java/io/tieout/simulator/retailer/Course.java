package io.tieout.simulator.retailer;

/// What becomes of a web order between its payment and its delivery.
enum Course {
    /// Shipped and captured.
    SHIPPED(73),
    /// Fetched in a store, and captured there.
    PICKED_UP(12),
    /// Captured before it ships; some of these are cancelled in between.
    CAPTURED_EARLY(5),
    /// The customer adds or removes something.
    CHANGED(4),
    /// A line cannot be delivered.
    PARTLY_CANCELLED(3),
    /// Cancelled before anything was captured.
    CANCELLED(3);

    private static final Course[] ALL = values();

    private final int percent;

    Course(int percent) {
        this.percent = percent;
    }

    static Course any(Dice dice) {
        int thrown = dice.below(100);
        for (Course course : ALL) {
            thrown -= course.percent;
            if (thrown < 0) {
                return course;
            }
        }
        throw new IllegalStateException("the percentages of the courses do not come to a hundred");
    }
}

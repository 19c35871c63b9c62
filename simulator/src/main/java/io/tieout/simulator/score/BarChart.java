package io.tieout.simulator.score;

import java.util.ArrayList;
import java.util.List;

/// Bars that lie side by side in groups: a group to a category, in it a bar to a system. Lengths are shares of a whole.
final class BarChart {

    private static final int WIDTH = 560;
    private static final int LABELS = 190;
    private static final int BARS = 290;
    private static final int VALUES = WIDTH - LABELS - BARS - 8;
    private static final int GROUP_GAP = 9;
    private static final int BAR_GAP = 2;
    private static final int ALONE_HEIGHT = 14;
    private static final int GROUPED_HEIGHT = 11;
    private static final int AXIS_HEIGHT = 20;
    private static final int TEXT_BELOW_MIDDLE = 4;
    private static final int LABEL_LENGTH_MAX = 30;
    private static final int PER_MILLE = 1_000;

    private record Group(String label, List<Share> bars) {}

    private final String id;
    private final String title;
    private final List<Group> groups = new ArrayList<>();

    /// @param id that nothing else on the page has
    BarChart(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// @param bars one to a system, in their order
    BarChart group(String label, List<Share> bars) {
        groups.add(new Group(label, bars));
        return this;
    }

    /// The chart as an element of a page. Its figures stand in the table beside it.
    String svg() {
        int systems =
                groups.stream().mapToInt(group -> group.bars().size()).max().orElse(1);
        int barHeight = systems == 1 ? ALONE_HEIGHT : GROUPED_HEIGHT;
        int groupHeight = systems * (barHeight + BAR_GAP) + GROUP_GAP;
        int height = groups.size() * groupHeight + AXIS_HEIGHT;
        Html svg = new Html()
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-text")
                .element("title", title, "id", id + "-title")
                .element("desc", "Bars from 0 to 100 %. The table beside has every figure.", "id", id + "-text");
        axis(svg, height - AXIS_HEIGHT);
        for (int i = 0; i < groups.size(); i++) {
            group(svg, groups.get(i), i * groupHeight + GROUP_GAP / 2, barHeight);
        }
        return svg.close("svg").toString();
    }

    private static void axis(Html svg, int bottom) {
        for (int percent = 0; percent <= 100; percent += 25) {
            int x = LABELS + BARS * percent / 100;
            svg.open("line", "class", "grid", "x1", at(x), "x2", at(x), "y1", "0", "y2", at(bottom))
                    .close("line");
            svg.element(
                    "text",
                    percent + " %",
                    "class",
                    "axis",
                    "x",
                    at(x),
                    "y",
                    at(bottom + AXIS_HEIGHT - TEXT_BELOW_MIDDLE),
                    "text-anchor",
                    "middle");
        }
    }

    private static void group(Html svg, Group group, int top, int barHeight) {
        int middle = top + group.bars().size() * (barHeight + BAR_GAP) / 2 + TEXT_BELOW_MIDDLE - 1;
        svg.element(
                "text",
                shortened(group.label()),
                "class",
                "label",
                "x",
                at(LABELS - 8),
                "y",
                at(middle),
                "text-anchor",
                "end");
        for (int i = 0; i < group.bars().size(); i++) {
            bar(svg, group.bars().get(i), "s" + i, top + i * (barHeight + BAR_GAP), barHeight);
        }
    }

    private static void bar(Html svg, Share share, String system, int y, int height) {
        rectangle(svg, "track", y, BARS, height);
        int width = share.isOfNothing() ? 0 : BARS * share.perMille() / PER_MILLE;
        if (share.part() > 0) {
            rectangle(svg, system, y, Math.max(2, width), height);
        }
        svg.element(
                "text",
                share.percent(),
                "class",
                "value",
                "x",
                at(LABELS + BARS + VALUES),
                "y",
                at(y + height / 2 + TEXT_BELOW_MIDDLE),
                "text-anchor",
                "end");
    }

    private static void rectangle(Html svg, String kind, int y, int width, int height) {
        svg.open(
                        "rect",
                        "class",
                        kind,
                        "x",
                        at(LABELS),
                        "y",
                        at(y),
                        "width",
                        at(width),
                        "height",
                        at(height),
                        "rx",
                        "2")
                .close("rect");
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_LENGTH_MAX ? label : label.substring(0, LABEL_LENGTH_MAX - 1) + "…";
    }

    private static String at(int number) {
        return Integer.toString(number);
    }
}

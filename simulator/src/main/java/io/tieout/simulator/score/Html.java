package io.tieout.simulator.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes elements of a page. Text is escaped; there is no way around it but [#raw].
final class Html {

    private final StringBuilder out = new StringBuilder();

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(each);
            }
        }
        return escaped.toString();
    }

    /// An element with text in it.
    Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    /// @param attributes names and values in turn
    Html open(String name, String... attributes) {
        out.append('<').append(name);
        List<String> pairs = new ArrayList<>(Arrays.asList(attributes));
        for (int i = 0; i < pairs.size(); i += 2) {
            out.append(' ')
                    .append(pairs.get(i))
                    .append("=\"")
                    .append(escape(pairs.get(i + 1)))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /// Puts in what is HTML already, written here.
    Html raw(String html) {
        out.append(html);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

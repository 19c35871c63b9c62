package io.tieout.simulator.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads one JSON object to a line, a line at a time, so that the length of the file does not matter.
public final class JsonLines {

    private JsonLines() {}

    /// Takes in one line.
    @FunctionalInterface
    public interface Reader {
        void read(JsonNode line);
    }

    /// Empty lines are skipped.
    ///
    /// @throws IllegalArgumentException naming the file and the number of the line that the reader refused
    public static void read(Path file, Reader reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read(file, number, line, reader);
                }
            }
        }
    }

    private static void read(Path file, int number, String line, Reader reader) throws IOException {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            if (!node.isObject()) {
                throw new IllegalArgumentException("is not a JSON object");
            }
            reader.read(node);
        } catch (JacksonException malformed) {
            throw refused(file, number, "is not JSON", malformed);
        } catch (IllegalArgumentException wrong) {
            throw refused(file, number, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static IllegalArgumentException refused(Path file, int number, String why, Exception cause) {
        return new IllegalArgumentException(file.getFileName() + ", line " + number + ": " + why, cause);
    }
}

package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The port number of each [Port] in one stack; written down so that every command finds the running one.
final class Ports {

    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /// The number from the variable, else a free one when `free` is set, else the default.
    static Ports chosen(Map<String, String> environment, boolean free) {
        Iterator<Integer> spare = StackPorts.free(Port.values().length).iterator();
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String wish = environment.get(port.variable());
            int otherwise = free ? spare.next() : port.standard();
            numbers.put(port, wish == null || wish.isBlank() ? otherwise : number(port.variable(), wish));
        }
        requireDistinct(numbers);
        return new Ports(numbers);
    }

    static Optional<Ports> readFrom(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new StackException("cannot read " + file, unreadable);
        }
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(
                    port, number(port.key() + " in " + file, properties.getProperty(port.key(), "" + port.standard())));
        }
        return Optional.of(new Ports(numbers));
    }

    void writeTo(Path file) {
        String lines = numbers.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.writeString(file, lines, UTF_8);
        } catch (IOException failed) {
            throw new StackException("cannot write " + file, failed);
        }
    }

    int of(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    private static int number(String where, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the same words as a number out of range.
        }
        throw new StackException(where + " is '" + text + "': give a number from 1 to " + HIGHEST);
    }

    private static void requireDistinct(Map<Port, Integer> numbers) {
        Map<Integer, List<Port>> byNumber = numbers.keySet().stream().collect(Collectors.groupingBy(numbers::get));
        byNumber.forEach((number, ports) -> {
            if (ports.size() > 1) {
                throw new StackException("port " + number + " is given to "
                        + ports.stream().map(Port::key).collect(Collectors.joining(" and ")) + ": change "
                        + ports.getLast().variable());
            }
        });
    }
}

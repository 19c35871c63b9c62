package io.tieout.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        new Keys(directory).create();

        assertThat(files())
                .hasSize(4)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void areMadeOnce() throws IOException {
        new Keys(directory).create();
        Map<Path, String> before = contents();

        new Keys(directory).create();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void everyRoleHasAPasswordOfItsOwn() {
        Keys keys = new Keys(directory);
        keys.create();

        List<String> passwords = Stream.concat(
                        Stream.of(PostgresServer.SUPERUSER),
                        ServiceDatabase.ALL.stream().flatMap(database -> database.roles().stream()))
                .map(keys::password)
                .toList();

        assertThat(passwords).hasSize(13).doesNotHaveDuplicates().allMatch(word -> word.length() == 48);
        assertThatThrownBy(() -> keys.password("stranger")).hasMessageContaining("no password for role stranger");
    }

    @Test
    void theSecretKeyHasThirtyTwoBytes() throws IOException {
        Keys keys = new Keys(directory);
        keys.create();

        assertThat(Base64.getDecoder()
                        .decode(Files.readString(keys.secretKeyFile()).strip()))
                .hasSize(32);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new HashMap<>();
        for (Path file : files()) {
            contents.put(file, Files.readString(file));
        }
        return contents;
    }
}

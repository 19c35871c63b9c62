package io.tieout.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The image of a service, made by this repository's Dockerfile without a container engine. The two base images, which
/// a registry would give, are made of Debian's C library and of the JDK that runs the tests.
record Image(Service service, Path folder) {

    private static final Path REPOSITORY = Overlay.FOLDER.resolve("..").normalize();
    private static final String BASE = "localhost/base:1";
    private static final String JDK = "localhost/jdk:" + Runtime.version().feature();

    static void assumeThatItCanBeBuilt() {
        for (String tool : List.of("buildah", "runc", "mmdebstrap")) {
            assumeTrue(Command.isInstalled(tool), tool + " is not installed: no image is built and run");
        }
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: no image is built and run");
    }

    /// Builds it; what the base images are made of stays in `folder` for the next time.
    static Image build(Service service, Path folder) {
        service.requireBuilt();
        Image image = new Image(service, folder);
        image.makeBaseImages();
        image.buildah(
                "build",
                "--isolation",
                "chroot",
                "--quiet",
                "--build-arg",
                "JDK_IMAGE=" + JDK,
                "--build-arg",
                "BASE_IMAGE=" + BASE,
                "--build-arg",
                "SERVICE=" + service.module(),
                "--tag",
                image.name(),
                REPOSITORY.toString());
        return image;
    }

    String name() {
        return "tieout/" + service.module() + ":test";
    }

    /// `User`, `Env`, `Entrypoint`, `WorkingDir` as the Open Container Initiative names them.
    JsonNode config() {
        return Yaml.document(buildah("inspect", "--type", "image", name())).at("/OCIv1/config");
    }

    /// Unpacks it into a directory that a container can have as its root.
    Path unpack() {
        String container = buildah("from", "--pull-never", name()).strip();
        return Path.of(buildah("mount", container).strip());
    }

    private void makeBaseImages() {
        if (!exists(BASE)) {
            Path archive = folder.resolve("base.tar");
            Command debian = new Command(
                    folder,
                    "mmdebstrap",
                    "--quiet",
                    "--variant=extract",
                    "--include=base-files,libc6",
                    codename(),
                    archive.toString());
            Command.Result result = debian.tried();
            assumeTrue(result.status() == 0, "no packages of Debian, so no image is built: " + result.errors());
            String container = buildah("from", "scratch").strip();
            buildah("add", "--quiet", container, archive.toString(), "/");
            buildah("commit", "--quiet", "--rm", container, BASE);
            Directories.delete(archive);
        }
        if (!exists(JDK)) {
            String container = buildah("from", "--pull-never", BASE).strip();
            Path jdk = jdkWithoutLinks();
            buildah("copy", "--quiet", container, jdk.toString(), "/opt/java/openjdk");
            Directories.delete(jdk);
            buildah("commit", "--quiet", "--rm", container, JDK);
        }
    }

    /// Distributions keep parts of a JDK elsewhere and link to them.
    private Path jdkWithoutLinks() {
        Path from = Path.of(System.getProperty("java.home"));
        Path to = folder.resolve("jdk");
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return to;
    }

    private boolean exists(String image) {
        return command("inspect", "--type", "image", image).tried().status() == 0;
    }

    private String buildah(String... arguments) {
        return command(arguments).run();
    }

    private Command command(String... arguments) {
        Stream<String> tool = Stream.of(
                "buildah",
                "--storage-driver",
                "vfs",
                "--root",
                folder.resolve("storage").toString(),
                "--runroot",
                folder.resolve("run").toString());
        return new Command(folder, Stream.concat(tool, Stream.of(arguments)).toArray(String[]::new));
    }

    private static String codename() {
        return Yaml.text(Path.of("/etc/os-release"))
                .lines()
                .filter(line -> line.startsWith("VERSION_CODENAME="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("stable");
    }
}

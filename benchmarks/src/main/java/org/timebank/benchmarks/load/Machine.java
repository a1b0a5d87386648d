package org.timebank.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** On what is measured. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int BITS_OF_A_GIGABYTE = 30;

    private Machine() {}

    /** The machine in a line: processors, memory, operating system, Java, and where temporary files are. */
    public static String description() {
        return "%d processors (%s), %d GB of memory, %s %s, Java %s, data on %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        memory() >> BITS_OF_A_GIGABYTE,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        fileSystem());
    }

    /** Linux tells the model; elsewhere the architecture has to do. */
    private static String processor() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException | UncheckedIOException e) {
            return architecture;
        }
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static String fileSystem() {
        try {
            return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                    .type();
        } catch (IOException e) {
            return "an unknown file system";
        }
    }
}

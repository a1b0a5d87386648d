import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Adds up the test reports that all modules below a directory have written since a moment, such as 20260930120000 in UTC, and
 * prints one line a module; and before them one line for each store that ran the storage contract. Run as a source file.
 */
final class TestSummary {

    private final Map<String, long[]> byModule = new TreeMap<>();

    public static void main(String[] args) throws IOException, XMLStreamException {
        Path root = Path.of(args[0]).toRealPath();
        Instant since = LocalDateTime.parse(args[1], DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                .toInstant(ZoneOffset.UTC);
        TestSummary summary = new TestSummary();
        summary.printContracts(root, since);
        // Reports of an earlier build may lie there, of tests that have gone since.
        try (Stream<Path> files = Files.find(
                root,
                8,
                (file, attributes) -> isReport(file)
                        && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
            for (Path report : files.toList()) {
                Path module = root.relativize(report.getParent().getParent().getParent());
                summary.add(module.toString(), report);
            }
        }
        if (summary.byModule.isEmpty()) {
            throw new IllegalStateException("No module reported a test below " + root.getFileName());
        }
        summary.print();
    }

    private void printContracts(Path root, Instant since) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                8,
                (file, attributes) -> file.toString().endsWith(".properties")
                        && file.getParent().endsWith(Path.of("target", "contract"))
                        && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
            for (Path counted : files.sorted().toList()) {
                Properties counts = new Properties();
                try (var in = Files.newInputStream(counted)) {
                    counts.load(in);
                }
                printContract(counts);
            }
        }
    }

    private static void printContract(Properties counts) {
        if (counts.containsKey("broken")) {
            System.out.printf(
                    "%-32s %s of %s stores broken on purpose caught, each by the test of its rule%n",
                    "storage contract", counts.get("broken.caught"), counts.get("broken"));
        } else {
            String contract = counts.getProperty("contract");
            System.out.printf(
                    "%-32s %s of %s rules covered, %s commands run by properties%n",
                    contract.substring(contract.lastIndexOf('.') + 1),
                    counts.get("rules.covered"),
                    counts.get("rules"),
                    counts.get("commands"));
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && file.getParent().endsWith(Path.of("target", "surefire-reports"));
    }

    private void add(String module, Path report) throws IOException, XMLStreamException {
        try (var in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            xml.nextTag();
            long[] counts = byModule.computeIfAbsent(module, m -> new long[3]);
            counts[0] += Long.parseLong(xml.getAttributeValue(null, "tests"));
            counts[1] += Long.parseLong(xml.getAttributeValue(null, "failures"))
                    + Long.parseLong(xml.getAttributeValue(null, "errors"));
            counts[2] += Long.parseLong(xml.getAttributeValue(null, "skipped"));
        }
    }

    private void print() {
        long[] all = new long[3];
        byModule.forEach((module, counts) -> {
            print(module, counts);
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        print("all modules", all);
    }

    private static void print(String name, long[] counts) {
        System.out.printf("%-24s %5d tests, %d failed, %d skipped%n", name, counts[0], counts[1], counts[2]);
    }
}

package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.TimebankStore;
import org.timebank.testdatabases.TestDatabases;

/**
 * Whatever is in a log: each line gets a verdict, or the log as a whole is refused with one clear message; the sum of all
 * balances is zero; and the same log again moves nothing.
 */
class FuzzedLogProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 30);
    private static final List<String> MEMBERS = lines("members.csv");
    private static final List<String> CATEGORIES = lines("categories.csv");
    private static final List<String> LOG = lines("log.csv");

    private Path directory = Path.of("");

    @BeforeTry
    void newDirectory() throws IOException {
        directory = Files.createTempDirectory("fuzzed-log-");
    }

    @AfterTry
    void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    @Property(tries = 250)
    void everyLineOfALogGetsAVerdictInMemory(@ForAll("parts") int part, @ForAll("logMistakes") List<Mutation> mistakes)
            throws IOException {
        readsTwice(new InMemoryStore(), part(part, 60), mistakes, List.of());
    }

    @Property(tries = 100)
    void mistakesAmongMembersAndCategoriesAreToldInOneLine(
            @ForAll("parts") int part, @ForAll("mistakes") List<Mutation> mistakes) throws IOException {
        readsTwice(new InMemoryStore(), part(part, 10), List.of(), mistakes);
    }

    @Property(tries = 15)
    void everyLineOfALogGetsTheSameVerdictOnH2AsInMemory(
            @ForAll("parts") int part, @ForAll("logMistakes") List<Mutation> mistakes) throws IOException {
        readsAsInMemory("jdbc:h2:mem:" + UUID.randomUUID(), part, mistakes);
    }

    @Property(tries = 10)
    void everyLineOfALogGetsTheSameVerdictOnPostgresqlAsInMemory(
            @ForAll("parts") int part, @ForAll("logMistakes") List<Mutation> mistakes) throws IOException {
        readsAsInMemory(TestDatabases.postgresUrl(), part, mistakes);
    }

    @Property(tries = 10)
    void everyLineOfALogGetsTheSameVerdictOnMariadbAsInMemory(
            @ForAll("parts") int part, @ForAll("logMistakes") List<Mutation> mistakes) throws IOException {
        readsAsInMemory(TestDatabases.mariadbUrl(), part, mistakes);
    }

    @Property(tries = 20)
    void aLogInAnotherEncodingIsRefusedUnlessItIsTheSameBytes(
            @ForAll("parts") int part, @ForAll("encodings") String encoding) throws IOException {
        List<String> lines = part(part, 10);
        lines.add("café,2026-01-05,,P0001,P0002,gardening,1,");
        write(lines, MEMBERS);
        Files.write(
                directory.resolve("log.csv"),
                String.join("\n", withHeader(lines)).getBytes(Charset.forName(encoding)));
        assertThat(read(new InMemoryStore(), "out")).isEqualTo(encoding.equals("UTF-8"));
    }

    private void readsAsInMemory(String database, int part, List<Mutation> mistakes) throws IOException {
        try (Database opened = Database.open(database, Optional.empty(), Optional.empty())) {
            readsTwice(opened.store(), part(part, 60), mistakes, List.of());
        }
        if (read(new InMemoryStore(), "in-memory")) {
            for (String name : List.of("verdicts.csv", "balances.csv", "summary.json")) {
                assertThat(directory.resolve("first").resolve(name))
                        .hasSameBinaryContentAs(directory.resolve("in-memory").resolve(name));
            }
        }
    }

    private void readsTwice(TimebankStore store, List<String> log, List<Mutation> inLog, List<Mutation> inMembers)
            throws IOException {
        List<String> members = membersIn(log);
        inLog.forEach(mistake -> mistake.applyTo(log));
        inMembers.forEach(mistake -> mistake.applyTo(members));
        write(log, members);
        boolean read = read(store, "first");
        Statistics.label("logs").collect(read ? "read" : "refused as a whole");
        if (!read) {
            assertThat(directory.resolve("first")).doesNotExist();
            return;
        }
        assertThat(verdicts("first")).hasSize(nonBlankLines());
        long sum =
                balances("first").values().stream().mapToLong(Long::longValue).sum();
        assertThat(sum).isZero();

        assertThat(read(store, "second")).isTrue();
        assertThat(balances("second")).isEqualTo(balances("first"));
        assertThat(verdicts("second")).hasSize(nonBlankLines()).doesNotContain("posted");
        Statistics.label("lines posted").collect(verdicts("first").contains("posted") ? "some" : "none");
    }

    /** Whether the log could be used; any other failure than that it could not is none that may happen. */
    private boolean read(TimebankStore store, String results) throws IOException {
        try {
            Reading.into(store, CheckedLog.of(LogFolder.at(directory), AS_OF), directory.resolve(results));
            return true;
        } catch (Unusable e) {
            assertThat(Failure.line(e).lines()).hasSize(1);
            assertThat(e.getMessage()).containsPattern("UTF-8|header|cannot be used|does not take");
            return false;
        }
    }

    private void write(List<String> log, List<String> members) throws IOException {
        Files.write(directory.resolve("log.csv"), Mutation.bytes(withHeader(log)));
        Files.write(directory.resolve("members.csv"), Mutation.bytes(members));
        Files.write(directory.resolve("categories.csv"), Mutation.bytes(CATEGORIES));
    }

    private List<String> verdicts(String results) throws IOException {
        return rows(results, "verdicts.csv").map(row -> row.getField(1)).toList();
    }

    private Map<String, Long> balances(String results) throws IOException {
        return rows(results, "balances.csv")
                .collect(Collectors.toMap(
                        row -> row.getField(0), row -> Long.valueOf(row.getField(1)), Long::sum, TreeMap::new));
    }

    private Stream<CsvRecord> rows(String results, String name) throws IOException {
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().ofCsvRecord(directory.resolve(results).resolve(name))) {
            return rows.stream().skip(1).toList().stream();
        }
    }

    private int nonBlankLines() throws IOException {
        String text = Files.readString(directory.resolve("log.csv"), UTF_8);
        return (int) Stream.of(text.split("\r\n|\r|\n"))
                        .filter(line -> !line.isBlank())
                        .count()
                - 1;
    }

    /** Some lines from anywhere below the header. */
    private static List<String> part(int from, int size) {
        return new ArrayList<>(LOG.subList(from, Math.min(LOG.size(), from + size)));
    }

    /** The header, and those whom the log mentions. */
    private static List<String> membersIn(List<String> log) {
        String text = String.join(",", log);
        return MEMBERS.stream()
                .filter(member ->
                        member.startsWith("member,") || text.contains(member.substring(0, member.indexOf(',') + 1)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> withHeader(List<String> rows) {
        List<String> log = new ArrayList<>(LOG.subList(0, 1));
        log.addAll(rows);
        return log;
    }

    private static List<String> lines(String name) {
        return new String(Reading.bundled(name), ISO_8859_1).lines().toList();
    }

    @Provide
    Arbitrary<Integer> parts() {
        return Arbitraries.integers().between(1, LOG.size() - 10);
    }

    /** Seldom one that spoils the whole log. */
    @Provide
    Arbitrary<List<Mutation>> logMistakes() {
        List<Mutation.Mistake> fatal = List.of(
                Mutation.Mistake.RANDOM_BYTES, Mutation.Mistake.LONE_SURROGATE, Mutation.Mistake.ACCENT_IN_LATIN_1);
        Arbitrary<Mutation.Mistake> other =
                Arbitraries.of(Mutation.Mistake.class).filter(mistake -> !fatal.contains(mistake));
        // An edge case is tried much more often than its frequency says.
        return mutation(Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.of(fatal)), Tuple.of(300, other))
                        .withoutEdgeCases())
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Mutation>> mistakes() {
        return mutation(Arbitraries.of(Mutation.Mistake.class))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of(
                "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252", "IBM037");
    }

    private static Arbitrary<Mutation> mutation(Arbitrary<Mutation.Mistake> mistakes) {
        return Combinators.combine(
                        mistakes,
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers())
                .as(Mutation::new);
    }
}

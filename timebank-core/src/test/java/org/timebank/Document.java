package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation, as far as tests hold it to the library. */
record Document(String text) {

    private static final Path SOURCES = Path.of("src/test/java/org/timebank");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static Document named(String name) {
        return new Document(read(Path.of("../docs", name)));
    }

    /** The lines after the comment {@code <!-- checked: name -->}: those of a fence, or else up to the next empty one. */
    List<String> block(String name) {
        String mark = "<!-- checked: " + name + " -->\n";
        assertThat(text).as("the mark of a block").containsOnlyOnce(mark);
        List<String> rest =
                text.substring(text.indexOf(mark) + mark.length()).lines().toList();
        return rest.get(0).startsWith("```")
                ? rest.stream().skip(1).takeWhile(line -> !line.equals("```")).toList()
                : rest.stream().takeWhile(line -> !line.isBlank()).toList();
    }

    /** The sentences stand on the page, wherever their lines are broken. */
    void says(String... sentences) {
        String flowing = text.lines().map(String::strip).collect(Collectors.joining(" "));
        assertThat(sentences).allSatisfy(sentence -> assertThat(flowing).contains(sentence));
    }

    /** All Java on the page stands in these test classes too, where it is compiled and run. */
    void showsOnlyJavaOf(Class<?>... tests) {
        List<String> sources = List.of(tests).stream()
                .map(test -> words(read(SOURCES.resolve(test.getSimpleName() + ".java"))))
                .toList();
        List<String> snippets =
                JAVA.matcher(text).results().map(MatchResult::group).toList();
        assertThat(snippets).isNotEmpty().allSatisfy(snippet -> {
            String shown = words(snippet.substring("```java\n".length(), snippet.length() - "```".length()));
            assertThat(sources).anySatisfy(source -> assertThat(source).contains(shown));
        });
    }

    /** Without line breaks and blanks, which differ where lines are longer here. */
    private static String words(String java) {
        return java.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

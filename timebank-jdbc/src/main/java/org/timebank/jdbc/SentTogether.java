package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The text of statements that are sent together. Insertions that follow each other are one statement: what they insert does
 * not depend on what the others have inserted. Texts are remembered, as the same statements are sent again and again.
 */
final class SentTogether {

    /** So many; then it begins anew. */
    private static final int MOST = 1_000;

    private final Map<List<String>, String> texts = new ConcurrentHashMap<>();

    /**
     * The text of these statements, one after the other.
     *
     * @param naming gives tables their names
     */
    String text(List<String> statements, UnaryOperator<String> naming) {
        if (texts.size() >= MOST) {
            texts.clear();
        }
        return texts.computeIfAbsent(statements, all -> naming.apply(joined(all)));
    }

    private static String joined(List<String> statements) {
        List<String> joined = new ArrayList<>();
        List<String> insertions = new ArrayList<>();
        for (String statement : statements) {
            if (isInsertion(statement)) {
                insertions.add(statement.strip());
            } else {
                addInsertions(insertions, joined);
                joined.add(statement);
            }
        }
        addInsertions(insertions, joined);
        return String.join(";\n", joined);
    }

    /** Empties the insertions. */
    private static void addInsertions(List<String> insertions, List<String> joined) {
        if (insertions.isEmpty()) {
            return;
        }
        StringBuilder one = new StringBuilder();
        int last = insertions.size() - 1;
        for (int i = 0; i < last; i++) {
            one.append(i == 0 ? "WITH " : ",\n")
                    .append("inserted")
                    .append(i + 1)
                    .append(" AS (\n")
                    .append(insertions.get(i))
                    .append(')');
        }
        joined.add(
                one.append(last == 0 ? "" : "\n").append(insertions.get(last)).toString());
        insertions.clear();
    }

    /** Whether a statement does nothing but insert. */
    static boolean isInsertion(String statement) {
        return statement.startsWith("INSERT");
    }
}

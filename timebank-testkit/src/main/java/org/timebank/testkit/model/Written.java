package org.timebank.testkit.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as text: equal values as the same, in whatever order their sets and maps may keep what is in them. */
final class Written {

    private Written() {}

    static String of(Object value) {
        if (value instanceof Record whole) {
            return parts(whole)
                    .collect(Collectors.joining(", ", whole.getClass().getSimpleName() + "(", ")"));
        } else if (value instanceof Optional<?> maybe) {
            return maybe.map(Written::of).orElse("nothing");
        } else if (value instanceof Map<?, ?> map) {
            return sorted(map.entrySet().stream().map(entry -> of(entry.getKey()) + " = " + of(entry.getValue())));
        } else if (value instanceof Set<?> set) {
            return sorted(set.stream().map(Written::of));
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(Written::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return quoted(value.toString());
    }

    private static Stream<String> parts(Record whole) {
        return Arrays.stream(whole.getClass().getRecordComponents()).map(part -> of(read(part, whole)));
    }

    private static Object read(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record's parts can be read: " + part, e);
        }
    }

    private static String sorted(Stream<String> texts) {
        return texts.sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

package org.timebank.jdbc;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.timebank.credit.AccountRef;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberRef;

/**
 * A text, a day or a moment somewhere in a value, and the same value with something else there.
 *
 * @param path where, such as {@code legs[0].key.value}
 * @param value what is there
 * @param with the whole with something else there; throws what a constructor throws that refuses it
 */
record Leaf(String path, Object value, Function<Object, Object> with) {

    /**
     * All of them in a value, which has to have something wherever something can be: an optional that is empty, a collection
     * without elements, a member who is not named by reference and a kind of value that is not known here are failures.
     */
    static List<Leaf> of(String path, Object whole) {
        return of(path, Object.class, whole, value -> value);
    }

    /** The one at a place. */
    static Leaf at(String path, Object whole) {
        return of("", whole).stream()
                .filter(leaf -> leaf.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Leaf> of(String path, Class<?> declared, Object value, Function<Object, Object> with) {
        if (value instanceof String || value instanceof LocalDate || value instanceof Instant) {
            return List.of(new Leaf(path, value, with));
        } else if (declared == MemberRef.class && !(value instanceof ExternalReference)
                || declared == AccountRef.class && !(value instanceof AccountRef.OfMember)) {
            throw new AssertionError(path + " is to be named by a reference of the host's");
        } else if (value instanceof Record parts) {
            return ofRecord(path, parts, with);
        } else if (value instanceof Optional<?> optional) {
            Object element = optional.orElseThrow(() -> new AssertionError(path + " is empty"));
            return of(path, Object.class, element, other -> with.apply(Optional.of(other)));
        } else if (value instanceof Collection<?> elements) {
            return ofElements(path, elements, with);
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof ZoneId
                || value instanceof OptionalLong
                || value instanceof OptionalInt
                || value instanceof Consumer) {
            return List.of();
        }
        throw new AssertionError(
                path + " is a " + value.getClass() + ", and it is not known whether that has texts in it");
    }

    private static List<Leaf> ofRecord(String path, Record whole, Function<Object, Object> with) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> called(() -> component.getAccessor().invoke(whole)))
                .toArray();
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            int place = i;
            String at = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            leaves.addAll(of(at, components[i].getType(), values[i], other -> {
                Object[] changed = values.clone();
                changed[place] = other;
                return with.apply(made(whole.getClass(), changed));
            }));
        }
        return leaves;
    }

    private static List<Leaf> ofElements(String path, Collection<?> elements, Function<Object, Object> with) {
        Object first = elements.stream().findFirst().orElseThrow(() -> new AssertionError(path + " has no elements"));
        return of(path + "[0]", Object.class, first, other -> {
            Collection<Object> changed = elements instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
            changed.add(other);
            elements.stream().skip(1).forEach(changed::add);
            return with.apply(changed);
        });
    }

    private static Object made(Class<?> type, Object... values) {
        Constructor<?> constructor = type.getConstructors()[0];
        return called(() -> constructor.newInstance(values));
    }

    private interface Call {
        Object call() throws ReflectiveOperationException;
    }

    private static Object called(Call call) {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isDay() {
        return value instanceof LocalDate;
    }
}

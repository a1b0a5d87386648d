package org.timebank.jdbc;

import java.sql.Types;

/** The types of columns, and what they are called where a driver asks. */
enum SqlType {
    INTEGER("int4", Types.INTEGER),
    NUMBER("int8", Types.BIGINT),
    TRUTH("bool", Types.BOOLEAN),
    TEXT("text", Types.VARCHAR),
    BYTES("bytea", Types.BINARY),
    ID("uuid", Types.OTHER),
    DAY("date", Types.DATE),
    MOMENT("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE);

    private final String postgres;
    private final int jdbc;

    SqlType(String postgres, int jdbc) {
        this.postgres = postgres;
        this.jdbc = jdbc;
    }

    /** The name of the type on PostgreSQL. */
    String postgres() {
        return postgres;
    }

    /** An empty array for so many values, of the type that PostgreSQL's driver expects. */
    Object[] array(int length) {
        return switch (this) {
            case BYTES -> new byte[length][];
            case NUMBER -> new Long[length];
            case INTEGER -> new Integer[length];
            case TEXT -> new String[length];
            default -> new Object[length];
        };
    }

    /** The type of a value that is missing, of {@link Types}. */
    int jdbc() {
        return jdbc;
    }
}

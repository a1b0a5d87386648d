/** The JDBC store of Timebank, for H2, PostgreSQL and MariaDB. */
@SuppressWarnings("opens") // no classes are in there
module org.timebank.jdbc {
    requires transitive java.sql;
    requires transitive org.timebank.core;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.timebank.jdbc;

    // The scripts, for those who run them from the jar.
    opens org.timebank.jdbc.schema.h2;
    opens org.timebank.jdbc.schema.mariadb;
    opens org.timebank.jdbc.schema.postgresql;
}

/** The JDBC store of Timebank, for H2, PostgreSQL and MariaDB. */
module org.timebank.jdbc {
    requires transitive java.sql;
    requires transitive org.timebank.core;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.timebank.jdbc;
}

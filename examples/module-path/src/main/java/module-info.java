/** An application on the module path that embeds a timebank and keeps it in H2. */
module org.timebank.examples.modulepath {
    requires com.h2database;
    // H2's data source is built on it, which a jar without a module descriptor cannot say.
    requires java.naming;
    requires org.timebank.core;
    requires org.timebank.jdbc;
    requires static org.jspecify;
}

/** The contract that every store of timebanks must pass, as tests and properties to be run by the store's author. */
module org.timebank.testkit {
    requires transitive org.timebank.core;
    requires transitive org.junit.jupiter.api;
    requires transitive net.jqwik.api;
    requires transitive java.sql;
    requires org.assertj.core;
    requires static org.jspecify;

    exports org.timebank.testkit;
    exports org.timebank.testkit.given;

    // The engines that run the tests call what is package-private.
    opens org.timebank.testkit;
    opens org.timebank.testkit.given;
    opens org.timebank.testkit.model;
}

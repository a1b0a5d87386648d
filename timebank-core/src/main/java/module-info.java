/** Timebanking as a library: the domain, the engine, the storage port and a store in memory. */
module org.timebank.core {
    requires transitive jakarta.validation;
    requires org.hibernate.validator;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.timebank;
    exports org.timebank.access;
    exports org.timebank.command;
    exports org.timebank.credit;
    exports org.timebank.delivery;
    exports org.timebank.event;
    exports org.timebank.exchange;
    exports org.timebank.inmemory;
    exports org.timebank.member;
    exports org.timebank.offer;
    exports org.timebank.report;
    exports org.timebank.risk;
    exports org.timebank.rules;
    exports org.timebank.spi;

    // Hibernate Validator reads the constrained fields of commands.
    opens org.timebank.credit to
            org.hibernate.validator;
    opens org.timebank.exchange to
            org.hibernate.validator;
    opens org.timebank.member to
            org.hibernate.validator;
    opens org.timebank.offer to
            org.hibernate.validator;
    opens org.timebank.rules to
            org.hibernate.validator;
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;

/** The Java of the README compiles, runs, and stands there as it stands here. */
class ReadmeTest {

    @BeforeEach
    void no_timebank_of_an_earlier_run() throws IOException {
        Files.deleteIfExists(Path.of("target/timebank.mv.db"));
    }

    @Test
    void the_readme_embeds_the_library() {
        // begin
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:./target/timebank;WRITE_DELAY=0");
        TimebankSchema.of(database).create();
        TimebankEngine engine =
                TimebankEngine.builder(JdbcTimebankStore.of(database)).build();
        Tenant lookAhead = engine.timebank(TimebankId.of("look-ahead"));

        Timebank admin = lookAhead.actingAs(Actor.administrator("crm-user-1"));
        admin.rules().adopt(AdoptRules.of("rules-1", CommunityRules.common(ZoneId.of("Europe/London"))));
        admin.offers().define(DefineCategory.of("category-1", "gardening", "Gardening", false));

        Timebank broker = lookAhead.actingAs(Actor.broker("crm-user-17"));
        ExternalReference ann = ExternalReference.of("crm", "4711");
        ExternalReference ben = ExternalReference.of("crm", "4712");
        broker.members().join(JoinTimebank.of("join-4711", MemberKind.PERSON, LocalDate.of(2026, 1, 5), ann));
        broker.members().join(JoinTimebank.of("join-4712", MemberKind.PERSON, LocalDate.of(2026, 1, 5), ben));

        RecordedLeg hour =
                new RecordedLeg(IdempotencyKey.of("visit-99"), LocalDate.of(2026, 3, 2), ann, ben, "gardening", 52);
        Outcome<ExchangeReceipt> outcome = broker.exchanges().record(RecordExchange.of(hour));

        outcome.refusals().forEach(refusal -> System.out.println(refusal.code() + ": " + refusal.sentence()));
        System.out.println(broker.credits().balance(ann)); // OptionalLong[60]: 52 minutes count as an hour here
        // end

        assertThat(outcome.isDone()).isTrue();
        assertThat(broker.credits().balance(ann)).isEqualTo(OptionalLong.of(60));
    }

    @Test
    void the_readme_shows_these_lines() throws IOException {
        String here = Files.readString(Path.of("src/test/java/org/timebank/jdbc/ReadmeTest.java"));
        String lines = here.substring(here.indexOf("// begin\n") + 9, here.indexOf("        // end\n"));

        assertThat(words(Files.readString(Path.of("../README.md")))).contains(words(lines.replace("./target/", "./")));
    }

    /** Without line breaks and indentation, which differ where the lines are longer here. */
    private static String words(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
    }
}

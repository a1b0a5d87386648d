package org.timebank.examples.modulepath;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.credit.GiveCredits;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.TimebankStore;

/**
 * Gives valid and invalid commands of each package on the module path, where what was not opened to the validator or not
 * required makes it fail. Throws when something is not as expected.
 */
public final class ModulePath {

    private static final LocalDate DAY = LocalDate.EPOCH;
    private static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    private static final ExternalReference BEN = ExternalReference.of("crm", "ben");

    private final Timebank admin;
    private final Timebank broker;

    private ModulePath(TimebankStore store) {
        Tenant bank = TimebankEngine.builder(store).build().timebank(TimebankId.of("module-path"));
        this.admin = bank.actingAs(Actor.administrator("admin"));
        this.broker = bank.actingAs(Actor.broker("broker"));
    }

    public static void main(String[] args) {
        for (TimebankStore store : List.of(new InMemoryStore(), h2())) {
            ModulePath path = new ModulePath(store);
            path.rules();
            path.offer();
            path.member();
            path.exchange();
            path.credit();
            System.out.println("On the module path, " + store.getClass().getSimpleName()
                    + ": valid commands of rules, offer, member, exchange and credit done, invalid ones found");
        }
    }

    private static TimebankStore h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:module-path;DB_CLOSE_DELAY=-1");
        TimebankSchema schema = TimebankSchema.of(database);
        schema.create();
        if (!schema.validate().isEmpty()
                || ModulePath.class.getClassLoader().getResource("org/timebank/jdbc/schema/h2/V1__timebank.sql")
                        == null) {
            throw new IllegalStateException("The scripts are not found, or do not give the schema");
        }
        return JdbcTimebankStore.of(database);
    }

    @SuppressWarnings("NullAway") // A host whose nulls are not checked may hand them in.
    private void rules() {
        CommunityRules common = CommunityRules.common(ZoneId.of("Europe/London"));
        done(() -> admin.rules().adopt(AdoptRules.of("rules", common)));
        invalid(() -> admin.rules().adopt(new AdoptRules(null, null)), "key", "rules");
    }

    private void offer() {
        done(() -> admin.offers().define(DefineCategory.of("category", "care", "Care", false)));
        invalid(() -> admin.offers().define(DefineCategory.of("nameless", "", "Care", false)), "code");
    }

    private void member() {
        done(() -> broker.members().join(joining(DAY, ANN)));
        done(() -> broker.members().join(joining(DAY, BEN)));
        invalid(() -> broker.members().join(joining(LocalDate.MAX, ANN)), "from");
    }

    private static JoinTimebank joining(LocalDate from, ExternalReference reference) {
        return JoinTimebank.of("join-" + reference.value(), MemberKind.PERSON, from, reference);
    }

    private void exchange() {
        done(() -> broker.exchanges().record(RecordExchange.of(leg(60))));
        invalid(() -> broker.exchanges().record(RecordExchange.of(leg(0))), "legs[0].minutes");
        if (broker.credits().balance(ANN).orElse(0) != 60) {
            throw new IllegalStateException("The hour that was given is not on the account");
        }
    }

    private void credit() {
        done(() -> broker.credits().give(GiveCredits.of("thanks", ANN, BEN, 15)));
        invalid(() -> broker.credits().give(GiveCredits.of("nothing", ANN, BEN, 0)), "minutes");
        if (broker.credits().balance(ANN).orElse(0) != 45) {
            throw new IllegalStateException("What was given away is still on the account");
        }
    }

    private static RecordedLeg leg(long minutes) {
        return new RecordedLeg(IdempotencyKey.of("visit"), DAY, ANN, BEN, "care", minutes);
    }

    private static void done(Supplier<Outcome<?>> valid) {
        Outcome<?> outcome = valid.get();
        if (!outcome.isDone()) {
            throw new IllegalStateException("Should be done, and is refused: " + outcome.refusals());
        }
    }

    private static void invalid(Supplier<Outcome<?>> invalid, String... paths) {
        try {
            throw new IllegalStateException("Should be found invalid, and is answered: " + invalid.get());
        } catch (InvalidCommandException e) {
            List<String> found = e.violations().stream().map(v -> v.path()).toList();
            if (!found.equals(List.of(paths))) {
                throw new IllegalStateException("Should be " + List.of(paths) + " that is invalid, and is " + found, e);
            }
        }
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.TransactionReason;
import org.timebank.event.EventType;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberKind;
import org.timebank.offer.OfferKind;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;
import org.timebank.rules.Rounding;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;

/** What somebody has altered so that it cannot be read as anything ends in a StoreException that says where it is. */
class UnreadableTest {

    /** Reads what was altered. */
    private interface Reading {
        Object of(Stocked stocked);
    }

    /** A column that holds one of the names of a type, and all that reads it. */
    private record NameColumn(String column, Class<? extends Enum<?>> type, List<Reading> readings) {

        NameColumn(String column, Class<? extends Enum<?>> type, Reading... readings) {
            this(column, type, List.of(readings));
        }
    }

    /** Something altered in a table. */
    private record Altered(String update, String place, List<Reading> readings) {

        Altered(String update, String place, Reading... readings) {
            this(update, place, List.of(readings));
        }
    }

    private static final Reading MEMBER = s -> s.load(new Key.MemberKey(s.ann().id()));
    private static final Reading REFERENCED = s -> s.load(new Key.MemberKey(ExternalReference.of("crm", "4711")));
    private static final Reading MEMBERS = s -> ask(s, new Query.AllMembers(Optional.empty(), 10));
    private static final Reading BALANCES = s -> ask(s, new Query.Balances(Optional.empty(), 10));
    private static final Reading ACCOUNT = s -> s.load(new Key.AccountKey(s.account()));
    private static final Reading ACCOUNTS = s -> ask(s, new Query.AllAccounts(Optional.empty(), 10));
    private static final Reading OFFER = s -> s.load(new Key.OfferKey(s.offer().id()));
    private static final Reading EXCHANGE =
            s -> s.load(new Key.ExchangeKey(s.exchange().id()));
    private static final Reading TRANSACTION =
            s -> s.load(new Key.TransactionKey(s.gift().id()));
    private static final Reading STATEMENT = s -> ask(s, new Query.StatementOf(s.account(), 0, 10));
    private static final Reading LINE = s -> s.load(new Key.LineAtKey(s.account(), Things.NOW));
    private static final Reading HOLD = s -> s.load(new Key.HoldKey(s.hold().id()));
    private static final Reading HOLDS_ON = s -> ask(s, new Query.HoldsOn(s.account(), Optional.empty(), 10));
    private static final Reading ASSESSMENT =
            s -> ask(s, new Query.AssessmentById(s.assessment().id()));
    private static final Reading EVENTS =
            s -> ask(s, new Query.EventsOf(s.exchange().id().value()));
    private static final Reading PENDING = s -> ask(s, new Query.PendingEvents(10));
    private static final Reading ACTIVITY = s -> ask(s, new Query.Activity());
    private static final Reading RULES = s -> s.load(new Key.RulesKey());

    private static final List<NameColumn> NAMES = List.of(
            new NameColumn("timebank_community_rules.rounding_direction", Rounding.Direction.class, RULES),
            new NameColumn("timebank_member.kind", MemberKind.class, MEMBER, REFERENCED, MEMBERS, BALANCES, ACTIVITY),
            new NameColumn("timebank_offer.kind", OfferKind.class, OFFER),
            new NameColumn("timebank_exchange.state", ExchangeState.class, EXCHANGE),
            new NameColumn("timebank_exchange_leg.kind", ExchangeKind.class, EXCHANGE, ACTIVITY),
            new NameColumn(
                    "timebank_account.kind",
                    AccountKind.class,
                    MEMBER,
                    BALANCES,
                    ACCOUNT,
                    ACCOUNTS,
                    s -> ask(s, new Query.TotalsByKind())),
            new NameColumn(
                    "timebank_ledger_transaction.reason",
                    TransactionReason.class,
                    TRANSACTION,
                    STATEMENT,
                    LINE,
                    s -> ask(s, new Query.StatementBackOf(s.account(), 9, 10)),
                    s -> ask(s, new Query.TotalsByReason(LocalDate.EPOCH, Things.TODAY))),
            new NameColumn("timebank_hold.state", HoldState.class, HOLD, HOLDS_ON),
            new NameColumn(
                    "timebank_risk_assessment.stage",
                    Stage.class,
                    ASSESSMENT,
                    s -> ask(
                            s, new Query.AssessmentsOf(s.assessment().exchange().orElseThrow()))),
            new NameColumn("timebank_risk_assessment.decision", RiskDecision.class, ASSESSMENT),
            new NameColumn("timebank_risk_finding.decision", RiskDecision.class, ASSESSMENT),
            new NameColumn(
                    "timebank_event.event_type",
                    EventType.class,
                    EVENTS,
                    PENDING,
                    s -> ask(s, new Query.DueEvents(Things.NOW, 10))));

    private static final List<Altered> OTHERS = List.of(
            new Altered("community_rules SET zone = 'Nowhere/Land'", "timebank_community_rules.zone", RULES),
            new Altered("community_rules SET rounding_step_minutes = 7", "timebank_community_rules", RULES),
            new Altered("community_rules SET person_floor = 1, person_ceiling = 0", "timebank_community_rules", RULES),
            new Altered("community_rules SET longest_plausible_minutes = 0", "timebank_community_rules", RULES),
            new Altered("membership SET last_day = '1999-12-31'", "timebank_membership", MEMBER, REFERENCED, MEMBERS),
            new Altered("offer SET title = NULL", "timebank_offer.title", OFFER),
            new Altered("exchange SET state = 'SETTLED'", "timebank_exchange", EXCHANGE),
            new Altered("exchange_leg SET stated_minutes = 0", "timebank_exchange_leg", EXCHANGE),
            new Altered("exchange_leg SET recipient_id = provider_id", "timebank_exchange_leg", EXCHANGE),
            new Altered("account SET entries = 0", "timebank_account", ACCOUNT, ACCOUNTS, MEMBER),
            new Altered("account SET held = -1", "timebank_account", ACCOUNT, ACCOUNTS, MEMBER),
            new Altered("account SET head = SUBSTRING(head, 1, 5)", "timebank_account.head", ACCOUNT, MEMBER),
            new Altered(
                    "account_terms SET own_limits = TRUE, own_floor = 1, own_ceiling = 0",
                    "timebank_account_terms",
                    MEMBER,
                    s -> s.load(new Key.TermsKey(s.account())),
                    s -> ask(s, new Query.TermsOf(s.account()))),
            new Altered("ledger_transaction SET reason = 'REVERSAL'", "timebank_ledger_transaction", TRANSACTION, LINE),
            new Altered("ledger_entry SET minutes = 0", "timebank_ledger_entry", TRANSACTION),
            new Altered("ledger_entry SET minutes = 1", "timebank_ledger_transaction", TRANSACTION),
            new Altered("hold_part SET minutes = 0", "timebank_hold", HOLD, HOLDS_ON),
            new Altered("risk_assessment SET checks = 'Anna Meier\\'", "timebank_risk_assessment.checks", ASSESSMENT),
            new Altered("risk_finding SET code = ''", "timebank_risk_finding", ASSESSMENT),
            new Altered("answer SET refusals = 'Anna Meier', result = NULL", "timebank_answer.refusals", answers()),
            new Altered("answer SET warnings = 'Anna Meier'", "timebank_answer.warnings", answers()),
            new Altered("answer SET further_keys = 'Anna Meier\\'", "timebank_answer.further_keys", answers()),
            new Altered(
                    "answer SET fingerprint = SUBSTRING(fingerprint, 1, 5)", "timebank_answer.fingerprint", answers()),
            new Altered("answer SET result = NULL, refusals = NULL", "timebank_answer", s -> s.answer("done")),
            new Altered("event SET recorded_at = NULL", "timebank_event.recorded_at", EVENTS, PENDING));

    private static Reading[] answers() {
        return Stocked.KEYS.stream().<Reading>map(key -> s -> s.answer(key)).toArray(Reading[]::new);
    }

    private static Object ask(Stocked stocked, Query<?> query) {
        return stocked.store().ask(stocked.timebank(), query);
    }

    private static Stocked stocked(Engine engine) {
        return Stocked.in(JdbcTimebankStore.of(Unchecked.database(engine)));
    }

    /** The same timebank with something altered, for an application that starts afterwards. */
    private static Stocked altered(Engine engine, Stocked stocked, String update) throws SQLException {
        // MariaDB takes a backslash in a literal for an escape.
        String sql = engine == Engine.MARIADB ? update.replace("\\", "\\\\") : update;
        new Tables(Unchecked.database(engine), stocked.timebank())
                .change("UPDATE timebank_" + sql + " WHERE timebank_no = ?");
        return stocked.readBy(JdbcTimebankStore.of(Unchecked.database(engine)));
    }

    @OnEveryEngine
    void aNameThatIsNotKnownEndsInItsPlace(Engine engine) throws SQLException {
        SoftAssertions all = new SoftAssertions();
        for (NameColumn name : NAMES) {
            Stocked stocked = stocked(engine);
            name.readings().forEach(reading -> reading.of(stocked));
            Stocked altered = altered(engine, stocked, set(name.column(), "LATER_1"));
            for (Reading reading : name.readings()) {
                all.assertThatThrownBy(() -> reading.of(altered))
                        .as(name.column())
                        .hasMessageContaining(name.column())
                        .hasMessageEndingWith("holds a name that this version does not know: LATER_1")
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                thrown -> assertThat(thrown.isPassing()).isFalse());
            }
        }
        all.assertAll();
    }

    @OnEveryEngine
    void whatIsNoNameIsNotShown(Engine engine) throws SQLException {
        Stocked stocked = altered(engine, stocked(engine), set("timebank_exchange.state", "Anna Meier"));

        assertThatThrownBy(() -> EXCHANGE.of(stocked))
                .hasMessage("timebank_exchange.state (id " + stocked.exchange().id()
                        + ") holds a name that this version does not know")
                .hasNoCause();
    }

    @OnEveryEngine
    void whatCannotBeEndsInItsPlace(Engine engine) throws SQLException {
        SoftAssertions all = new SoftAssertions();
        for (Altered altered : OTHERS) {
            Stocked stocked = stocked(engine);
            altered.readings().forEach(reading -> reading.of(stocked));
            Stocked read = altered(engine, stocked, altered.update());
            for (Reading reading : altered.readings()) {
                Throwable thrown = catchThrowable(() -> reading.of(read));
                all.assertThat(thrown).as(altered.update()).isInstanceOf(StoreException.class);
                all.assertThat(thrown).hasMessageContaining(altered.place());
                for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                    all.assertThat(String.valueOf(cause.getMessage())).doesNotContain("Anna");
                }
            }
        }
        all.assertAll();
    }

    @OnEveryEngine
    void nothingIsChangedUponWhatCannotBeRead(Engine engine) throws SQLException {
        Stocked stocked = altered(engine, stocked(engine), set("timebank_account.kind", "PIGGY_BANK"));

        // Two entries of one account: what stands on it has to be read.
        AccountId anns = stocked.account();
        LedgerTransaction twice = Things.transaction(new Entry(anns, 5), new Entry(anns, -5));
        assertThatThrownBy(() -> stocked.store().apply(stocked.timebank(), Things.posting(twice)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("timebank_account.kind");
        assertThat(stocked.load(new Key.TransactionKey(twice.id()))).isEmpty();
    }

    @OnEveryEngine
    void eachColumnOfNamesIsTried(Engine engine) {
        assertThat(NAMES).extracting(NameColumn::column).containsAll(Unchecked.columnsOfNames(engine));
    }

    @Test
    void eachTypeOfNamesIsTried() throws IOException {
        assertThat(NAMES.stream().map(name -> name.type().getSimpleName()).collect(Collectors.toSet()))
                .isEqualTo(typesRead());
    }

    /** The types whose names are read from rows, as the code has them. */
    private static Set<String> typesRead() throws IOException {
        Pattern reading = Pattern.compile("row\\.name\\(\\s*(?:\\w+\\.)?(\\w+)\\.class");
        Set<String> types = new TreeSet<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        for (Path file : files) {
            Matcher found = reading.matcher(Files.readString(file));
            while (found.find()) {
                types.add(found.group(1));
            }
        }
        return types;
    }

    private static String set(String column, String name) {
        int dot = column.indexOf('.');
        return column.substring("timebank_".length(), dot) + " SET " + column.substring(dot + 1) + " = '" + name + "'";
    }
}

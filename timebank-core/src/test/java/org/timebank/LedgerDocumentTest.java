package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.Credits;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.rules.CommunityRules;

/** Every figure of the week in docs/ledger.md is what the library answers. */
class LedgerDocumentTest {

    private static final Map<String, AccountRef> ACCOUNTS = new LinkedHashMap<>();

    static {
        ACCOUNTS.put("pot", LedgerWeek.POT);
        ACCOUNTS.put("issuance", LedgerWeek.ISSUANCE);
        ACCOUNTS.put("Ann", AccountRef.of(LedgerWeek.ANN));
        ACCOUNTS.put("Ben", AccountRef.of(LedgerWeek.BEN));
        ACCOUNTS.put("Cat", AccountRef.of(LedgerWeek.CAT));
    }

    private final Document page = Document.named("ledger.md");
    private final LedgerWeek week = LedgerWeek.done();
    private final Credits credits = week.broker.credits();

    @Test
    void its_java_is_compiled_and_run() {
        page.showsOnlyJavaOf(LedgerWeek.class, LedgerSnippetsTest.class);
    }

    @Test
    void the_transactions_and_the_balances_are_those_of_the_week() {
        List<String> rows = new ArrayList<>();
        rows.add("| recorded | occurred on | reason | " + String.join(" | ", ACCOUNTS.keySet()) + " |");
        rows.add("| --- | --- | --- |" + " ---: |".repeat(ACCOUNTS.size()));
        for (LedgerTransaction transaction : transactions()) {
            rows.add("| %s | %s | %s | %s |"
                    .formatted(
                            transaction.header().recordedAt(),
                            transaction.header().occurredOn(),
                            transaction.header().reason().code(),
                            ACCOUNTS.values().stream()
                                    .map(account -> cell(transaction, account))
                                    .collect(Collectors.joining(" | "))));
        }
        rows.add("| **balance** | | | "
                + ACCOUNTS.values().stream()
                        .map(account -> String.valueOf(account(account).balance()))
                        .collect(Collectors.joining(" | "))
                + " |");

        assertThat(page.block("transactions")).isEqualTo(rows);
    }

    @Test
    void bens_account_stood_as_it_says_at_the_end_of_each_day() {
        List<String> rows =
                new ArrayList<>(List.of("| | balance | held | available |", "| --- | ---: | ---: | ---: |"));
        List<String> days = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
        for (int i = 0; i < days.size(); i++) {
            AccountStanding ben = week.ben.get(i);
            rows.add("| %s | %d | %d | %d |"
                    .formatted(
                            days.get(i),
                            ben.account().balance(),
                            ben.account().held(),
                            ben.available().orElseThrow()));
        }

        assertThat(page.block("ben")).isEqualTo(rows);
    }

    @Test
    void the_answers_are_those_of_the_week() {
        Warning warning = week.reversed.warnings().get(0);
        CommunityRules rules = week.admin.rules().current().orElseThrow().rules();

        page.says(
                "The rules: %d minutes as a welcome, a floor of %d, a warning when less than %d are free"
                        .formatted(
                                rules.credits().welcomeGrant(),
                                rules.persons().bounds().floor().orElseThrow(),
                                rules.persons().warnBelow().orElseThrow()),
                "The 100 minutes count as "
                        + week.confirmed.orElseThrow().creditedMinutes().get(0) + ".",
                "`" + warning.code() + "`: \"" + warning.sentence() + "\"",
                "Seal " + week.sealed.number() + " is over " + week.sealed.accounts() + " accounts");
        assertThat(week.reversed.warnings()).hasSize(1);
    }

    @Test
    void what_is_asked_is_answered_as_it_says() {
        AccountRef cat = AccountRef.of(LedgerWeek.CAT);
        List<String> rows =
                new ArrayList<>(List.of("| Cat's balance | occurred | recorded |", "| --- | ---: | ---: |"));
        for (int day = 5; day <= 9; day++) {
            LocalDate date = LocalDate.of(2026, 10, day);
            Instant night = Instant.parse(date + "T23:00:00Z");
            rows.add("| %s | %d | %d |"
                    .formatted(date, credits.balanceOn(cat, date), credits.balanceAsRecorded(cat, night)));
        }

        assertThat(page.block("two times")).isEqualTo(rows);
        List<String> reasons = new ArrayList<>(List.of("| reason | transactions | minutes |", "| --- | ---: | ---: |"));
        credits.totalsByReason(LedgerWeek.MONDAY, LocalDate.of(2026, 10, 11))
                .forEach(total -> reasons.add(
                        "| %s | %d | %d |".formatted(total.reason().code(), total.transactions(), total.minutes())));
        assertThat(page.block("reasons")).isEqualTo(reasons);
        page.says("outstanding are " + credits.outstanding() + " minutes");
    }

    @Test
    void the_picture_shows_as_many_entries_as_there_are() {
        List<String> picture = page.block("picture");

        assertThat(ACCOUNTS).allSatisfy((name, reference) -> {
            long entries = account(reference).entries();
            String row = picture.stream()
                    .filter(line -> line.startsWith(" " + name + " "))
                    .findFirst()
                    .orElseThrow();
            assertThat(row).contains("[" + entries + "]").doesNotContain("[" + (entries + 1) + "]");
        });
        List<StatementLine> ann = credits.statement(LedgerWeek.ANN, 0, 100);
        List<StatementLine> ben = credits.statement(LedgerWeek.BEN, 0, 100);
        assertThat(ann.get(1).transaction()).isEqualTo(ben.get(2).transaction());
        assertThat(String.join("\n", picture))
                .contains(
                        "%+d and %+d".formatted(ann.get(1).minutes(), ben.get(2).minutes()));
    }

    private List<LedgerTransaction> transactions() {
        Set<LedgerTransactionId> ids = new LinkedHashSet<>();
        ACCOUNTS.values()
                .forEach(account -> credits.statement(account, 0, 100).forEach(line -> ids.add(line.transaction())));
        return ids.stream()
                .map(id -> credits.transaction(id).orElseThrow())
                .map(PostedTransaction::transaction)
                .sorted(Comparator.comparing(transaction -> transaction.id().toString()))
                .toList();
    }

    private String cell(LedgerTransaction transaction, AccountRef reference) {
        return transaction.entries().stream()
                .filter(entry -> entry.account().equals(account(reference).id()))
                .map(Entry::minutes)
                .map("%+d"::formatted)
                .collect(Collectors.joining());
    }

    private Account account(AccountRef reference) {
        return credits.standing(reference).orElseThrow().account();
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.Member;
import org.timebank.offer.OfferKind;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What can never be true is not let into the tables, whoever writes it. */
class ChecksTest {

    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    /** On PostgreSQL, what is true of one column of the tables that every transfer writes to is said by the column's domain. */
    private static final Map<String, String> DOMAINS = Map.of(
            "timebank_account_kind", "timebank_kind_of_account",
            "timebank_account_held", "timebank_sum_not_negative",
            "timebank_account_terms_version", "timebank_counted_from_zero",
            "timebank_ledger_entry_number", "timebank_place_from_one",
            "timebank_ledger_entry_line", "timebank_counted_from_zero",
            "timebank_ledger_entry_minutes", "timebank_moved_not_zero",
            "timebank_ledger_entry_credited", "timebank_sum_not_negative");

    /** What is to be true of several columns of these tables, PostgreSQL is not told: see V4__checks_by_domain.sql. */
    private static final Set<String> NOT_ON_POSTGRESQL = Set.of(
            "timebank_account_entries",
            "timebank_account_credited",
            "timebank_account_closed",
            "timebank_ledger_transaction_reverses",
            "timebank_answer_once");

    static {
        NEVER.put("timebank_community_rules_persons", "community_rules SET person_floor = 1, person_ceiling = 0");
        NEVER.put(
                "timebank_community_rules_organisations",
                "community_rules SET organisation_floor = -1, organisation_ceiling = -2");
        NEVER.put("timebank_community_rules_longest_plausible", "community_rules SET longest_plausible_minutes = 0");
        NEVER.put("timebank_community_rules_welcome_grant", "community_rules SET welcome_grant = -1");
        NEVER.put("timebank_community_rules_expiry", "community_rules SET expiry_months = 0");
        NEVER.put("timebank_community_rules_holds", "community_rules SET hold_days = -1");
        NEVER.put(
                "timebank_community_rules_rounding_direction", "community_rules SET rounding_direction = 'DOWNSTAIRS'");
        NEVER.put("timebank_member_kind", "member SET kind = 'ANIMAL'");
        NEVER.put("timebank_offer_kind", "offer SET kind = 'WISH'");
        NEVER.put("timebank_exchange_leg_kind", "exchange_leg SET kind = 'PERSON_TO_ANIMAL'");
        NEVER.put("timebank_risk_assessment_stage", "risk_assessment SET stage = 'LATER'");
        NEVER.put("timebank_risk_assessment_decision", "risk_assessment SET decision = 'PERHAPS'");
        NEVER.put("timebank_risk_finding_decision", "risk_finding SET decision = 'PERHAPS'");
        NEVER.put("timebank_exchange_state", "exchange SET state = 'FORGOTTEN'");
        NEVER.put("timebank_exchange_settled", "exchange SET state = 'REVERSED'");
        NEVER.put("timebank_account_kind", "account SET kind = 'PIGGY_BANK'");
        NEVER.put("timebank_account_entries", "account SET entries = 0");
        NEVER.put("timebank_account_credited", "account SET credited = balance - 1");
        NEVER.put("timebank_account_held", "account SET held = -1");
        NEVER.put("timebank_account_closed", "account SET closed = TRUE");
        NEVER.put("timebank_account_terms_version", "account SET terms_version = -1");
        NEVER.put("timebank_account_terms_version_number", "account_terms SET version = 0");
        NEVER.put(
                "timebank_account_terms_limits", "account_terms SET own_limits = TRUE, own_floor = 1, own_ceiling = 0");
        NEVER.put("timebank_account_terms_own", "account_terms SET own_warn_above = 1");
        NEVER.put("timebank_ledger_transaction_reverses", "ledger_transaction SET reason = 'REVERSAL'");
        NEVER.put("timebank_ledger_entry_number", "ledger_entry SET number = 0");
        NEVER.put("timebank_ledger_entry_line", "ledger_entry SET line = -1");
        NEVER.put("timebank_ledger_entry_minutes", "ledger_entry SET minutes = 0");
        NEVER.put("timebank_ledger_entry_credited", "ledger_entry SET credited = -1");
        NEVER.put("timebank_hold_state", "hold SET state = 'LOST'");
        NEVER.put("timebank_hold_part_minutes", "hold_part SET minutes = 0");
        NEVER.put("timebank_seal_head_entries", "seal_head SET entries = 0");
        NEVER.put("timebank_answer_once", "answer SET warnings = 'a|b'");
    }

    @OnEveryEngine
    void whatCanNeverBeTrueIsRefused(Engine engine) {
        Tables tables = new Tables(engine.shared(), filled(engine.store()));
        SoftAssertions all = new SoftAssertions();
        boolean isPostgres = engine == Engine.POSTGRESQL;
        NEVER.forEach((constraint, change) -> {
            if (!isPostgres || !NOT_ON_POSTGRESQL.contains(constraint)) {
                String name = isPostgres ? DOMAINS.getOrDefault(constraint, constraint) : constraint;
                all.assertThatThrownBy(() -> tables.change("UPDATE timebank_" + change + " WHERE timebank_no = ?"))
                        .as(constraint)
                        .isInstanceOf(SQLException.class)
                        .satisfies(refused -> assertThat(refused.getMessage().toLowerCase(Locale.ROOT))
                                .containsPattern(name + "\\b"));
            }
        });
        all.assertAll();
    }

    /** A row of every table that has a check. */
    private static TimebankId filled(JdbcTimebankStore store) {
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        store.apply(timebank, Things.posting(Things.transfer(ben.id(), ann.id(), 60)));
        store.apply(timebank, Things.placing(Things.hold(Map.of(anns, 30L), Things.TODAY)));
        store.apply(timebank, Things.setting(Things.terms(anns, false), 0));
        store.apply(timebank, Things.publishing(Things.offer(ann.id(), OfferKind.OFFER, "care")));
        store.apply(timebank, ChangeSet.builder().assess(Stocked.referred()).build());
        store.apply(timebank, Things.answering(Things.refused(Optional.empty(), "key")));
        store.apply(
                timebank,
                Things.saving(
                        Things.proposed(Things.leg(ann.id(), ben.id(), "care", Things.TODAY))
                                .in(ExchangeState.AGREED),
                        0));
        Key.UnsealedKey unsealed = new Key.UnsealedKey();
        Seal seal = Seal.over(
                timebank,
                store.load(timebank, Needs.of(unsealed)).find(unsealed).orElseThrow(),
                Things.NOW,
                "admin");
        store.apply(
                timebank, ChangeSet.builder().put(new Key.SealKey(1), 0, seal).build());
        return timebank;
    }
}
